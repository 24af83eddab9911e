package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.Fixtures;
import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard.Input;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import deltamask.variant.ModelCard.Resize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The network's input to the bit, against Pillow's and PyTorch's numbers. */
final class PreprocessorTest {
    private static final List<Double> NONE = List.of(0.0, 0.0, 0.0);
    private static final List<Double> ONE = List.of(1.0, 1.0, 1.0);

    /** The generator of {@code src/test/python/pictures.py}: 16 bits a number. */
    static int[] numbers(int count, long seed) {
        int[] values = new int[count];
        long state = seed;
        for (int i = 0; i < count; i++) {
            state = (state * 1103515245L + 12345) & 0x7FFFFFFF;
            values[i] = (int) (state >> 15);
        }
        return values;
    }

    static String sha256(float[] values) throws NoSuchAlgorithmException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    }

    private static RgbImage noise(int width, int height) {
        int[] numbers = numbers(3 * width * height, width);
        int[] rgb = new int[width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = ((numbers[3 * i] & 0xFF) << 16) | ((numbers[3 * i + 1] & 0xFF) << 8) | (numbers[3 * i + 2] & 0xFF);
        }
        return new RgbImage(width, height, rgb);
    }

    private static OptionalInt number(String text) {
        return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static Input card(CSVRecord row, boolean minusOneToOne, List<Double> mean, List<Double> std) {
        Resize resize = Arrays.stream(Resize.values())
                .filter(value -> value.json().equals(row.get("resize")))
                .findFirst()
                .orElseThrow();
        return new Input(
                number(row.get("card_width")),
                number(row.get("card_height")),
                resize,
                true,
                number(row.get("center_crop")),
                number(row.get("multiple_of")),
                minusOneToOne,
                mean,
                std,
                "RGB",
                Layout.NCHW,
                Numbers.FLOAT32);
    }

    static List<CSVRecord> inputs() throws IOException {
        return Fixtures.csv("expected_inputs.csv");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void makesTheNumbersThatTorchvisionMakes(CSVRecord row) throws Exception {
        RgbImage image = noise(Integer.parseInt(row.get("width")), Integer.parseInt(row.get("height")));

        Tensor unit = Preprocessor.toInput(image, card(row, false, NONE, ONE));
        assertThat(unit.width()).isEqualTo(Integer.parseInt(row.get("input_width")));
        assertThat(unit.height()).isEqualTo(Integer.parseInt(row.get("input_height")));
        assertThat(sha256(unit.values())).isEqualTo(row.get("unit_sha256"));

        Input imageNet = card(row, false, List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
        assertThat(sha256(Preprocessor.toInput(image, imageNet).values())).isEqualTo(row.get("imagenet_sha256"));
        assertThat(sha256(
                        Preprocessor.toInput(image, card(row, true, NONE, ONE)).values()))
                .isEqualTo(row.get("minus_one_to_one_sha256"));
    }

    static List<CSVRecord> resized() throws IOException {
        return Fixtures.csv("expected_resize.csv");
    }

    @ParameterizedTest
    @MethodSource("resized")
    void resizesAsPillowDoes(CSVRecord row) throws Exception {
        RgbImage image = ImageReader.read(Fixtures.FOLDER.resolve(row.get("image")));
        int[] pixels = PillowResize.resize(image, 256, 256).pixels();
        byte[] bytes = new byte[3 * pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (pixels[i / 3] >> (16 - i % 3 * 8));
        }

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(row.get("resized_256_sha256"));
    }

    @Test
    void putsBlueFirstWhereTheCardSaysSo() throws Exception {
        RgbImage image = new RgbImage(1, 1, new int[] {0xFF8000});
        Input card = new Input(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Resize.NONE,
                true,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                List.of(0.0, 0.0, 1.0),
                ONE,
                "BGR",
                Layout.NCHW,
                Numbers.FLOAT32);

        assertThat(Preprocessor.toInput(image, card).values()).containsExactly(0f, 128 / 255f, 0f);
    }

    @Test
    void withoutAntialiasTakesTheFourNearestPixels() throws Exception {
        RgbImage image = new RgbImage(4, 1, new int[] {0x000000, 0xFF0000, 0x000000, 0x00FF00});
        Input card = new Input(
                OptionalInt.of(2),
                OptionalInt.of(1),
                Resize.STRETCH,
                false,
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                NONE,
                ONE,
                "RGB",
                Layout.NCHW,
                Numbers.FLOAT32);

        assertThat(Preprocessor.toInput(image, card).values()).containsExactly(0.5f, 0f, 0f, 0.5f, 0f, 0f);
    }

    @Test
    void cropsWithoutAntialiasAsWith() throws Exception {
        RgbImage image = noise(20, 9);
        for (int side : new int[] {7, 8, 12, 31}) {
            Tensor with = Preprocessor.toInput(image, cropTo(side, true));
            Tensor without = Preprocessor.toInput(image, cropTo(side, false));

            assertThat(without.values()).isEqualTo(with.values());
            assertThat(with.width()).isEqualTo(side);
        }
    }

    private static Input cropTo(int side, boolean antialias) {
        return new Input(
                OptionalInt.empty(),
                OptionalInt.empty(),
                Resize.NONE,
                antialias,
                OptionalInt.of(side),
                OptionalInt.empty(),
                false,
                NONE,
                ONE,
                "RGB",
                Layout.NCHW,
                Numbers.FLOAT32);
    }

    @ParameterizedTest
    @CsvSource({
        "STRETCH, 65536, 65536, , , 65536 x 65536",
        "NONE, , , 60000, , 60000 x 60000",
        "NONE, , , , 65536, 65536 x 65536",
        "SHORTER_SIDE, 65536, , , , 131072 x 65536",
        "SHORTER_SIDE, 65536, , 8, , 131072 x 65536"
    })
    void blamesACardThatAsksForTooMuch(
            Resize resize, Integer width, Integer height, Integer crop, Integer multiple, String size) {
        for (boolean antialias : new boolean[] {true, false}) {
            Input card = new Input(
                    optional(width),
                    optional(height),
                    resize,
                    antialias,
                    optional(crop),
                    optional(multiple),
                    false,
                    NONE,
                    ONE,
                    "RGB",
                    Layout.NCHW,
                    Numbers.FLOAT32);

            assertThatThrownBy(() -> Preprocessor.toInput(noise(20, 10), card))
                    .isInstanceOf(UnusableException.class)
                    .hasMessage("The model card asks for " + size + " pixels, more than 200 million, of an image of"
                            + " 20 x 10: correct width, height, center_crop or multiple_of under input in it.");
        }
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
