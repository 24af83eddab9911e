package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deltamask.Fixtures;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 200 pairs of masks, by hand and at random, score as NumPy, SciPy and MONAI say: {@code metrics_expected.py}. */
final class IndependentMaskScoresTest {
    static Stream<Pair> pairs() throws IOException {
        return Fixtures.csv("mask_metrics.csv").stream().map(Pair::new);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void countsIouAndDiceAreNumpys(Pair pair) {
        Confusion confusion = pair.confusion();

        assertThat(confusion)
                .isEqualTo(new Confusion(pair.count("tp"), pair.count("fp"), pair.count("fn"), pair.count("tn")));
        assertThat(confusion.iou()).isEqualTo(pair.number("iou"));
        assertThat(confusion.dice()).isEqualTo(pair.number("dice"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void boundaryIouIsThePapers(Pair pair) {
        assertThat(pair.boundary().iou()).isEqualTo(pair.number("boundary_iou"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void hausdorffDistanceIsScipysAndMonais(Pair pair) {
        OptionalDouble expected = pair.number("hd95");
        OptionalDouble actual = pair.boundary().hd95();

        assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
        if (expected.isPresent()) {
            assertThat(actual.getAsDouble())
                    .isCloseTo(expected.getAsDouble(), within(1e-12 * expected.getAsDouble()))
                    // MONAI counts in single precision.
                    .isCloseTo(pair.number("monai_hd95").getAsDouble(), within(1e-5 * expected.getAsDouble()));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whichMaskIsWhichMakesNoDifferenceAtTheOutline(Pair pair) {
        if (pair.ignored == Confusion.NO_IGNORED_LABEL) {
            assertThat(BoundaryScores.of(
                            /* prediction= */ pair.truth,
                            /* predicted= */ pair.actual,
                            /* truth= */ pair.prediction,
                            /* actual= */ pair.predicted,
                            pair.ignored))
                    .isEqualTo(pair.boundary());
        }
    }

    /** Its surfaces lie between pixels and are weighted by length: docs/metrics.md. */
    @Test
    void anotherDefinitionOfASurfaceGivesNearlyTheSame() throws IOException {
        double[] differences = pairs().filter(pair -> pair.number("hd95").isPresent())
                .mapToDouble(pair -> Math.abs(pair.boundary().hd95().getAsDouble()
                        - pair.number("surface_distance_hd95").getAsDouble()))
                .sorted()
                .toArray();

        assertThat(differences.length).isGreaterThan(180);
        assertThat(Statistics.median(differences).getAsDouble()).isLessThan(0.1);
        assertThat(Statistics.quantile(differences, 0.9).getAsDouble()).isLessThan(1.5);
    }

    @Test
    void thePairsHoldWhatIsHard() throws IOException {
        List<Pair> pairs = pairs().toList();

        assertThat(pairs).hasSize(200);
        assertThat(pairs).filteredOn(pair -> pair.number("iou").isEmpty()).hasSizeGreaterThan(2);
        assertThat(pairs)
                .filteredOn(pair -> pair.ignored != Confusion.NO_IGNORED_LABEL)
                .hasSizeGreaterThan(30);
        assertThat(pairs)
                .filteredOn(pair -> BoundaryScores.width(pair.truth.width(), pair.truth.height()) > 3)
                .hasSizeGreaterThan(3);
    }

    /** One line of the table. */
    static final class Pair {
        private final CSVRecord row;
        private final LabelMap prediction;
        private final LabelMap truth;
        private final Foreground predicted;
        private final Foreground actual;
        private final int ignored;

        Pair(CSVRecord row) {
            this.row = row;
            prediction = labels("prediction");
            truth = labels("truth");
            predicted = Foreground.parse(row.get("predicted").replace(';', ','));
            actual = Foreground.parse(row.get("actual").replace(';', ','));
            ignored = row.get("ignored").isEmpty() ? Confusion.NO_IGNORED_LABEL : Integer.parseInt(row.get("ignored"));
        }

        private LabelMap labels(String column) {
            int width = Integer.parseInt(row.get("width"));
            int height = Integer.parseInt(row.get("height"));
            byte[] labels = new byte[width * height];
            int at = 0;
            for (String run : row.get(column).split(" ", -1)) {
                int x = run.indexOf('x');
                int end = at + Integer.parseInt(run.substring(x + 1));
                Arrays.fill(labels, at, end, (byte) Integer.parseInt(run.substring(0, x)));
                at = end;
            }
            assertThat(at).isEqualTo(labels.length);
            return LabelMap.of(width, height, labels);
        }

        long count(String column) {
            return Long.parseLong(row.get(column));
        }

        OptionalDouble number(String column) {
            String text = row.get(column);
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        }

        Confusion confusion() {
            return Confusion.count(prediction, predicted, truth, actual, ignored);
        }

        BoundaryScores boundary() {
            return BoundaryScores.of(prediction, predicted, truth, actual, ignored);
        }

        @Override
        public String toString() {
            return row.get("name");
        }
    }
}
