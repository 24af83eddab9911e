package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import deltamask.metrics.Bootstrap.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BootstrapTest {
    @Test
    void meanOfTwoValuesByHand() {
        // A resample's mean is 0, 0.5 or 1 with 1/4, 1/2, 1/4: the middle 95 % is all of it.
        assertThat(Bootstrap.ofMean(new double[] {0, 1})).hasValue(new Interval(0, 1));
    }

    @Test
    void meanIsAsWideAsTheNormalTheorySays() {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = random.doubles(2_000).map(value -> value - 0.5).toArray();
        double mean = Statistics.mean(values).getAsDouble();
        double error = Math.sqrt(1 / 12.0 / values.length);
        Interval interval = Bootstrap.ofMean(values).orElseThrow();
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(error * 0.1));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(error * 0.1));
    }

    @Test
    void sameValuesGiveTheSameInterval() {
        double[] values = {0.1, -0.2, 0.3, 0.05, 0};
        assertThat(Bootstrap.ofMean(values)).isEqualTo(Bootstrap.ofMean(values.clone()));
    }

    @Test
    void manyImagesAreDrawnLessOften() {
        assertThat(Bootstrap.resamples(2)).isEqualTo(10_000);
        assertThat(Bootstrap.resamples(10_000)).isEqualTo(10_000);
        assertThat(Bootstrap.resamples(20_000)).isEqualTo(5_000);
        assertThat(Bootstrap.resamples(100_000)).isEqualTo(1_000);
        assertThat(Bootstrap.resamples(1_000_000)).isEqualTo(1_000);
        assertThat(Bootstrap.resamples(0)).isEqualTo(10_000);
    }

    @Test
    void constantsHaveNoSpread() {
        double[] zeros = new double[40];
        assertThat(Bootstrap.ofMean(zeros)).hasValue(new Interval(0, 0));
        double[] fours = new double[40];
        double[] twos = new double[40];
        Arrays.fill(fours, 4);
        Arrays.fill(twos, 2);
        assertThat(Bootstrap.ofRatioOfMedians(fours, twos)).hasValue(new Interval(2, 2));
    }

    @Test
    void oneImageHasNoInterval() {
        assertThat(Bootstrap.ofMean(new double[] {1})).isEmpty();
        assertThat(Bootstrap.ofRatioOfMedians(new double[] {1}, new double[] {2}))
                .isEmpty();
    }

    @Test
    void ratioResamplesImagesAndNotValues() {
        // Images differ a hundredfold, but B takes exactly half of A on each: nothing is left to vary.
        double[] a = new SplittableRandom(3).doubles(101, 1, 100).toArray();
        double[] b = Arrays.stream(a).map(value -> value / 2).toArray();
        Interval interval = Bootstrap.ofRatioOfMedians(a, b).orElseThrow();
        assertThat(interval.low()).isCloseTo(2, within(1e-12));
        assertThat(interval.high()).isCloseTo(2, within(1e-12));
    }

    @Test
    void ratioOfTwoImagesByHand() {
        // Drawn: the first twice 8/2 = 4, the second twice 6/3 = 2, one of each 7/2.5 = 2.8.
        assertThat(Bootstrap.ofRatioOfMedians(new double[] {8, 6}, new double[] {2, 3}))
                .hasValue(new Interval(2, 4));
    }

    @Test
    void ratioWantsPairs() {
        assertThatThrownBy(() -> Bootstrap.ofRatioOfMedians(new double[3], new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 20)
    void meanLiesWithinTheValues(
            @ForAll @Size(min = 2, max = 30) List<@DoubleRange(min = -1, max = 1) Double> valuesList) {
        double[] values = array(valuesList);
        Interval interval = Bootstrap.ofMean(values).orElseThrow();
        assertThat(interval.low()).isLessThanOrEqualTo(interval.high());
        assertThat(interval.low())
                .isGreaterThanOrEqualTo(Arrays.stream(values).min().getAsDouble() - 1e-12);
        assertThat(interval.high())
                .isLessThanOrEqualTo(Arrays.stream(values).max().getAsDouble() + 1e-12);
    }

    @Property(tries = 20)
    void turningTheRatioTurnsTheInterval(
            @ForAll @Size(value = 15) List<@DoubleRange(min = 1, max = 9) Double> aList,
            @ForAll @Size(value = 15) List<@DoubleRange(min = 1, max = 9) Double> bList) {
        double[] a = array(aList);
        double[] b = array(bList);
        Interval interval = Bootstrap.ofRatioOfMedians(a, b).orElseThrow();
        Interval turned = Bootstrap.ofRatioOfMedians(b, a).orElseThrow();
        assertThat(interval.contains(interval.low())).isTrue();
        // Quantiles interpolate between ratios, which does not turn exactly.
        assertThat(1 / turned.high()).isCloseTo(interval.low(), within(interval.low() * 0.05));
        assertThat(1 / turned.low()).isCloseTo(interval.high(), within(interval.high() * 0.05));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
