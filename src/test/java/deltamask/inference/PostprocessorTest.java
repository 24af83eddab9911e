package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import deltamask.Fixtures;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Input;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import deltamask.variant.ModelCard.Resize;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Label maps and interpolated numbers to the bit, against PyTorch's. */
final class PostprocessorTest {
    private static ModelCard card(Kind kind, double threshold, Resize resize, int size, int crop) {
        Input input = new Input(
                size == 0 ? OptionalInt.empty() : OptionalInt.of(size),
                size == 0 ? OptionalInt.empty() : OptionalInt.of(size),
                resize,
                true,
                crop == 0 ? OptionalInt.empty() : OptionalInt.of(crop),
                OptionalInt.empty(),
                false,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                "RGB",
                Layout.NCHW,
                Numbers.FLOAT32);
        var lineage = new ModelCard.Lineage(
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        return new ModelCard(
                "card",
                "",
                lineage,
                input,
                new ModelCard.Output("out", kind, threshold),
                List.of(),
                Map.of(),
                Foreground.any(),
                "",
                "",
                new JsonObject());
    }

    private static ModelCard card(Kind kind) {
        return card(kind, 0.5, Resize.NONE, 0, 0);
    }

    static List<CSVRecord> interpolations() throws IOException {
        return Fixtures.csv("expected_interpolate.csv");
    }

    @ParameterizedTest
    @MethodSource("interpolations")
    void interpolatesAsPyTorchDoes(CSVRecord row) throws Exception {
        int classes = Integer.parseInt(row.get("classes"));
        int rows = Integer.parseInt(row.get("rows"));
        int columns = Integer.parseInt(row.get("columns"));
        int width = Integer.parseInt(row.get("width"));
        int height = Integer.parseInt(row.get("height"));
        int[] numbers = PreprocessorTest.numbers(classes * rows * columns, classes * 1000L + rows);
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers[i] / 65536f;
        }
        Tensor output = new Tensor(classes, rows, columns, values);
        // PyTorch's kernels, too, take what the processor has.
        String kernel = Fused.multiplyAdd(1 + 0x1p-12f, 1 + 0x1p-12f, -1) == 0x1p-11f + 0x1p-24f ? "fused" : "plain";

        assertThat(PreprocessorTest.sha256(
                        TorchBilinear.resize(output, width, height).values()))
                .isEqualTo(row.get(kernel + "_sha256"));
        LabelMap labels =
                Postprocessor.toLabelMap(output, card(classes == 1 ? Kind.PROBABILITY : Kind.LOGITS), width, height);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(labels.labels())))
                .isEqualTo(row.get(kernel + "_labels_sha256"));
    }

    @Test
    void ofEqualLogitsTheLowestClassWins() throws Exception {
        Tensor output = new Tensor(3, 1, 2, new float[] {1, 0, 1, 2, 0, 2});

        assertThat(Postprocessor.toLabelMap(output, card(Kind.LOGITS), 2, 1).labels())
                .containsExactly(0, 1);
    }

    @Test
    void aProbabilityExceedsItsThreshold() throws Exception {
        Tensor output = new Tensor(1, 1, 3, new float[] {0.3f, 0.30001f, 1});
        ModelCard card = card(Kind.PROBABILITY, 0.3, Resize.NONE, 0, 0);

        assertThat(Postprocessor.toLabelMap(output, card, 3, 1).labels()).containsExactly(0, 1, 1);
    }

    @Test
    void probabilitiesBeforeTheThresholdGiveTheLabelMap() throws Exception {
        int[] numbers = PreprocessorTest.numbers(24 * 24, 5);
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (numbers[i] & 0xFFFF) / 65535f;
        }
        Tensor output = new Tensor(1, 24, 24, values);
        for (ModelCard card : List.of(
                card(Kind.PROBABILITY, 0.5, Resize.NONE, 0, 0),
                card(Kind.PROBABILITY, 0.37, Resize.STRETCH, 24, 0),
                card(Kind.PROBABILITY, 0, Resize.SHORTER_SIDE, 30, 24),
                card(Kind.PROBABILITY, 0.8, Resize.NONE, 0, 200))) {
            Tensor probabilities = Postprocessor.toProbabilities(output, card, 131, 77);
            byte[] decided = new byte[131 * 77];
            for (int i = 0; i < decided.length; i++) {
                decided[i] = (byte)
                        (probabilities.values()[i] > (float) card.output().threshold() ? 1 : 0);
            }

            assertThat(decided)
                    .contains(1)
                    .isEqualTo(Postprocessor.toLabelMap(output, card, 131, 77).labels());
            assertThat(probabilities.height()).isEqualTo(77);
        }
    }

    @Test
    void outsideTheCropIsBackground() throws Exception {
        float[] foreground = new float[16];
        Arrays.fill(foreground, 1);
        Tensor output = new Tensor(1, 4, 4, foreground);

        // 12 x 8 becomes 6 x 4, of which the middle 4 x 4 is kept: the middle 8 x 8 of the source.
        LabelMap labels =
                Postprocessor.toLabelMap(output, card(Kind.PROBABILITY, 0.5, Resize.SHORTER_SIDE, 4, 4), 12, 8);

        for (int y = 0; y < 8; y++) {
            for (int x = 0; x < 12; x++) {
                assertThat(labels.label(x, y)).isEqualTo(x >= 2 && x < 10 ? 1 : 0);
            }
        }
    }

    @Test
    void paddingIsCutOffAgain() throws Exception {
        float[] left = new float[36];
        for (int y = 0; y < 6; y++) {
            Arrays.fill(left, y * 6, y * 6 + 3, 1);
        }

        // 4 x 2 is padded to 6 x 6, so that its left half is the third column of the output.
        LabelMap labels = Postprocessor.toLabelMap(
                new Tensor(1, 6, 6, left), card(Kind.PROBABILITY, 0.5, Resize.NONE, 0, 6), 4, 2);

        assertThat(labels.labels()).containsExactly(1, 1, 0, 0, 1, 1, 0, 0);
    }
}
