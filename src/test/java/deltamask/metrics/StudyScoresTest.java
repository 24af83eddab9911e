package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthFormat;
import deltamask.dataset.TruthReader;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the same label maps the same scores as the study's Python, to the last bit. */
final class StudyScoresTest {
    private static final Foreground ANY = Foreground.any();

    @ParameterizedTest
    @ValueSource(strings = {"scripted", "quantized_scripted", "quantized_scripted_fbgemm"})
    void ofRealMasks(String variant) throws Exception {
        List<CSVRecord> expected = Fixtures.csv("expected_" + variant + ".csv");
        assertThat(expected).hasSize(12);
        for (CSVRecord row : expected) {
            String image = row.get("image");
            LabelMap mask = LabelMapFile.read(
                    Fixtures.FOLDER.resolve("labels").resolve(variant).resolve(image));
            Truth truth = TruthReader.read(Fixtures.PNG.resolve("masks").resolve(image), TruthFormat.AUTO);

            assertScores(Confusion.count(mask, ANY, truth.labels(), ANY, Confusion.NO_IGNORED_LABEL), row);
        }
    }

    @Test
    void ofSmallMasks() throws Exception {
        List<CSVRecord> expected = Fixtures.csv("expected_metrics.csv");
        assertThat(expected).hasSizeGreaterThan(5);
        for (CSVRecord row : expected) {
            LabelMap prediction = labels(row, "prediction");

            assertScores(Confusion.count(prediction, ANY, labels(row, "truth"), ANY, Confusion.NO_IGNORED_LABEL), row);
        }
    }

    private static LabelMap labels(CSVRecord row, String column) {
        int[] values = Pattern.compile(" ")
                .splitAsStream(row.get(column))
                .mapToInt(Integer::parseInt)
                .toArray();
        byte[] labels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] = (byte) values[i];
        }
        return LabelMap.of(Integer.parseInt(row.get("width")), Integer.parseInt(row.get("height")), labels);
    }

    private static void assertScores(Confusion confusion, CSVRecord row) {
        assertThat(confusion.tp()).as("%s", row).isEqualTo(Long.parseLong(row.get("tp")));
        assertThat(confusion.fp()).as("%s", row).isEqualTo(Long.parseLong(row.get("fp")));
        assertThat(confusion.fn()).as("%s", row).isEqualTo(Long.parseLong(row.get("fn")));
        assertThat(confusion.iou()).as("%s", row).isEqualTo(optional(row.get("iou")));
        assertThat(confusion.dice()).as("%s", row).isEqualTo(optional(row.get("dice")));
    }

    private static OptionalDouble optional(String text) {
        return text.isEmpty() || text.equals("nan")
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text));
    }
}
