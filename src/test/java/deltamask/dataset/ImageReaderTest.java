package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import deltamask.Fixtures;
import deltamask.failure.UnusableException;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of every kind, against the pixels that Pillow reads. */
final class ImageReaderTest {
    private static final Path PICTURES = Fixtures.FOLDER.resolve("pictures");

    @TempDir
    private Path folder;

    static List<CSVRecord> pictures() throws IOException {
        return Fixtures.csv("expected_pictures.csv");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void readsThePixelsThatPillowReads(CSVRecord expected) throws Exception {
        Path file = PICTURES.resolve(expected.get("picture"));
        RgbImage image = ImageReader.read(file);

        Dimension size =
                new Dimension(Integer.parseInt(expected.get("width")), Integer.parseInt(expected.get("height")));
        assertThat(ImageReader.size(file)).isEqualTo(size);
        assertThat(new Dimension(image.width(), image.height())).isEqualTo(size);
        if (expected.get("picture").startsWith("lossy")) {
            // Colour planes of half the size are enlarged in another way; the tint must be right all the same.
            assertThat(mean(image, 16)).isCloseTo(Double.parseDouble(expected.get("mean_red")), within(1.5));
            assertThat(mean(image, 8)).isCloseTo(Double.parseDouble(expected.get("mean_green")), within(1.5));
            assertThat(mean(image, 0)).isCloseTo(Double.parseDouble(expected.get("mean_blue")), within(1.5));
        } else {
            assertThat(sha256(image)).isEqualTo(expected.get("rgb_sha256"));
        }
    }

    private static double mean(RgbImage image, int shift) {
        double sum = 0;
        for (int rgb : image.pixels()) {
            sum += rgb >> shift & 0xFF;
        }
        return sum / image.pixels().length;
    }

    private static String sha256(RgbImage image) throws NoSuchAlgorithmException {
        byte[] bytes = new byte[3 * image.pixels().length];
        int at = 0;
        for (int rgb : image.pixels()) {
            bytes[at++] = (byte) (rgb >> 16);
            bytes[at++] = (byte) (rgb >> 8);
            bytes[at++] = (byte) rgb;
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void keepsTheUpperBitsOfDeepGrey() throws Exception {
        BufferedImage deep = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setPixels(0, 0, 3, 1, new int[] {255, 256, 65535});
        Path file = folder.resolve("deep.png");
        ImageIO.write(deep, "png", file.toFile());

        assertThat(ImageReader.read(file).pixels()).containsExactly(0x000000, 0x010101, 0xFFFFFF);
    }

    @Test
    void takesAPictureForWhatItIsAndNotForItsName() throws Exception {
        Path mislabelled = folder.resolve("photo.jpg");
        Files.copy(PICTURES.resolve("alpha.png"), mislabelled);

        assertThat(ImageReader.read(mislabelled).pixels())
                .isEqualTo(ImageReader.read(PICTURES.resolve("alpha.png")).pixels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's a \"photo\" \u00e9.jpg", "  .jpg", "\uD83D\uDE00.jpg", "#100% a&b;c.jpg"})
    void readsNamesOfAnyKind(String name) throws Exception {
        Path file = folder.resolve(name);
        Files.copy(PICTURES.resolve("420.jpg"), file);

        assertThat(ImageReader.read(file).width()).isEqualTo(45);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "420.jpg",
                "444-progressive.jpg",
                "cmyk.jpg",
                "alpha.png",
                "1-bit.png",
                "rgb.bmp",
                "lzw.tif",
                "lossless.webp",
                "lossy.webp"
            })
    void saysThatAFileIsCutShort(String name) throws Exception {
        byte[] whole = Files.readAllBytes(PICTURES.resolve(name));
        for (double share : new double[] {0.9, 0.5, 0.05}) {
            Path file = folder.resolve(share + name);
            Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));

            assertThat(complaint(file)).as("%s of %s", share, name).contains(file.toString(), "copy it again");
        }
    }

    @Test
    void saysThatAFileIsEmpty() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.jpg"));

        assertThat(complaint(file))
                .isEqualTo("The image " + file + " is empty (0 bytes): copy it again or leave it out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"just words", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "BM, said the text", "MM"})
    void saysThatAFileIsNoPicture(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("text.jpg"), text);

        assertThat(complaint(file))
                .isEqualTo("The image " + file
                        + " is not a picture, whatever its name says: it must be JPEG, PNG, BMP, TIFF, WebP or GIF.");
    }

    @Test
    void saysThatAFileDoesNotExistOrIsAFolder() throws Exception {
        assertThat(complaint(folder.resolve("none.png"))).contains("none.png cannot be read: it does not exist");
        assertThat(complaint(Files.createDirectory(folder.resolve("folder.png"))))
                .contains("is not a file");
    }

    @Test
    void refusesAHugePictureBeforeItAsksForMemory() throws Exception {
        byte[] png = Files.readAllBytes(PICTURES.resolve("alpha.png"));
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        Path file = Files.write(folder.resolve("huge.png"), png);

        assertThat(complaint(file)).contains("100000 x 100000 pixels", "make it smaller");
        assertThat(catchThrowable(() -> ImageReader.size(file))).isInstanceOf(UnusableException.class);
    }

    @Test
    void refusesAnAnimationWhoseFirstFrameIsNotTheWholePicture() throws Exception {
        byte[] webp = Files.readAllBytes(PICTURES.resolve("animated.webp"));
        byte[] wider = webp.clone();
        wider[24]++;
        Path file = Files.write(folder.resolve("wider.webp"), wider);
        assertThat(complaint(file))
                .contains("(it is animated and its first frame is not the whole picture): save it anew as PNG");

        // Of the chunk ANIM, nothing but its flag is left.
        byte[] still = Files.readAllBytes(PICTURES.resolve("orientation-6.webp"));
        still[20] |= 0x02;
        assertThat(complaint(Files.write(folder.resolve("still.webp"), still)))
                .contains("(it is animated and has no frames): save it anew as PNG");
    }

    @Test
    void survivesAnyDamage() throws Exception {
        Random random = new Random(5);
        for (CSVRecord picture : pictures()) {
            byte[] bytes = Files.readAllBytes(PICTURES.resolve(picture.get("picture")));
            for (int i = 0; i < 12; i++) {
                byte[] damaged = bytes.clone();
                int start = random.nextInt(bytes.length);
                for (int k = start; k < Math.min(bytes.length, start + 6); k++) {
                    damaged[k] = (byte) random.nextInt(256);
                }
                Path file = Files.write(folder.resolve("damaged"), damaged);
                // Pixels or one sentence: anything else fails the test.
                try {
                    ImageReader.read(file);
                } catch (UnusableException e) {
                    assertThat(e.getMessage())
                            .startsWith("The image ")
                            .endsWith(".")
                            .doesNotContain("Exception");
                }
            }
        }
    }

    @Test
    void makesSmallUprightPictures() throws Exception {
        Path file = Fixtures.SAMPLES.resolve("images").resolve("1.jpg");
        RgbImage whole = ImageReader.read(file);
        RgbImage small = ImageReader.readReduced(file, 100);

        assertThat(Math.max(small.width(), small.height())).isEqualTo(100);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(mean(small, shift)).isCloseTo(mean(whole, shift), within(2.0));
        }
        RgbImage turned = ImageReader.readReduced(PICTURES.resolve("orientation-6.jpg"), 20);
        assertThat(new Dimension(turned.width(), turned.height())).isEqualTo(new Dimension(14, 20));
        assertThat(ImageReader.readReduced(PICTURES.resolve("420.jpg"), 64).pixels())
                .isEqualTo(ImageReader.read(PICTURES.resolve("420.jpg")).pixels());
    }

    private static String complaint(Path file) {
        return catchThrowableOfType(UnusableException.class, () -> ImageReader.read(file))
                .getMessage();
    }
}
