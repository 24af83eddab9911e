package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StatisticsTest {
    @Test
    void quantilesByHand() {
        double[] values = {4, 1, 3, 2};
        assertThat(Statistics.median(values)).hasValue(2.5);
        assertThat(Statistics.quantile(values, 0)).hasValue(1);
        assertThat(Statistics.quantile(values, 1)).hasValue(4);
        // Place 0.9 * 3 = 2.7: seven tenths of the way from the third to the fourth.
        assertThat(Statistics.quantile(values, 0.9).getAsDouble()).isCloseTo(3.7, within(1e-15));
        assertThat(values).containsExactly(4, 1, 3, 2);
    }

    @Test
    void madByHand() {
        // Median 2, distances 1 1 0 0 2 4 7.
        assertThat(Statistics.mad(new double[] {1, 1, 2, 2, 4, 6, 9})).hasValue(1);
    }

    @Test
    void nothingOfNothing() {
        double[] none = {};
        assertThat(Statistics.mean(none)).isEmpty();
        assertThat(Statistics.median(none)).isEmpty();
        assertThat(Statistics.mad(none)).isEmpty();
        assertThat(Statistics.standardDeviation(new double[] {1})).isEmpty();
        assertThat(Spread.of(none).iqr()).isEmpty();
    }

    @Test
    void refusesPartsOutsideOfZeroToOne() {
        assertThatThrownBy(() -> Statistics.quantile(new double[] {1}, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.quantile(new double[] {1}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<String> fixture() throws IOException {
        try (InputStream in = StatisticsTest.class.getResourceAsStream("/fixtures/statistics.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("fixture")
    void saysWhatNumpyAndScipySay(String line) {
        String[] fields = line.split(",", -1);
        double expected = Double.parseDouble(fields[1]);
        double[] values = Arrays.stream(fields[2].split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        String[] words = fields[0].split(" ", -1);
        OptionalDouble actual =
                switch (words[0]) {
                    case "mean" -> Statistics.mean(values);
                    case "median" -> Statistics.median(values);
                    case "quantile" -> Statistics.quantile(values, Double.parseDouble(words[1]));
                    case "mad" -> Statistics.mad(values);
                    case "standard-deviation" -> Spread.of(values).standardDeviation();
                    case "iqr" -> Spread.of(values).iqr();
                    case "wilcoxon" -> SignedRank.of(values).p();
                    case "rank-biserial" -> SignedRank.of(values).rankBiserial();
                    case "drift" -> Drift.of(values).p();
                    case "bootstrap-low" ->
                        OptionalDouble.of(Bootstrap.ofMean(values).orElseThrow().low());
                    case "bootstrap-high" ->
                        OptionalDouble.of(Bootstrap.ofMean(values).orElseThrow().high());
                    default -> throw new AssertionError(line);
                };
        assertThat(actual.getAsDouble()).isCloseTo(expected, within(tolerance(words[0], expected, values)));
    }

    /** Intervals come of other random numbers: their ends lie within a tenth of the mean's standard error. */
    private static double tolerance(String statistic, double expected, double[] values) {
        return statistic.startsWith("bootstrap")
                ? 0.1 * Statistics.standardDeviation(values).orElseThrow() / Math.sqrt(values.length)
                : Math.max(1e-22, Math.abs(expected) * 1e-12);
    }

    @Property
    void quantilesStayInsideAndRise(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1, max = 1) Double> valuesList,
            @ForAll @DoubleRange(max = 1) double one,
            @ForAll @DoubleRange(max = 1) double other) {
        double[] values = array(valuesList);
        double low = Statistics.quantile(values, Math.min(one, other)).getAsDouble();
        double high = Statistics.quantile(values, Math.max(one, other)).getAsDouble();
        assertThat(low).isLessThanOrEqualTo(high);
        assertThat(low).isGreaterThanOrEqualTo(Arrays.stream(values).min().getAsDouble());
        assertThat(high).isLessThanOrEqualTo(Arrays.stream(values).max().getAsDouble());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
