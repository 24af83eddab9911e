package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is said of times before they are believed. */
final class TimesTest {
    @Test
    void theSecondHalfOverTheFirst() {
        // The middle one of five is left out.
        Drift drift = Drift.of(new double[] {10, 12, 99, 22, 22});

        assertThat(drift.ratio()).hasValue(2);
        assertThat(drift.matters()).as("two against two can be chance").isFalse();
    }

    @Test
    void aRiseThroughoutIsADrift() {
        double[] times = new double[40];
        Arrays.setAll(times, i -> 10 + 0.05 * i);
        Drift up = Drift.of(times);
        assertThat(up.ratio().getAsDouble()).isCloseTo(11.475 / 10.475, within(1e-12));
        assertThat(up.matters()).isTrue();

        Arrays.setAll(times, i -> 12 - 0.05 * i);
        assertThat(Drift.of(times).matters()).isTrue();
    }

    @Test
    void aSmallRiseDoesNotMatter() {
        double[] times = new double[40];
        Arrays.setAll(times, i -> 10 + 0.02 * i);
        Drift drift = Drift.of(times);

        assertThat(drift.p().getAsDouble()).isLessThan(Drift.CHANCE);
        assertThat(drift.matters()).isFalse();
    }

    @Test
    void constantTimesDoNotDrift() {
        double[] times = new double[40];
        Arrays.fill(times, 7);

        assertThat(Drift.of(times).ratio()).hasValue(1);
        assertThat(Drift.of(times).matters()).isFalse();
    }

    @Test
    void fewTimesSayNothing() {
        assertThat(Drift.of(new double[] {1, 2, 3}).ratio()).isEmpty();
        assertThat(Drift.of(new double[] {1, 2, 3}).matters()).isFalse();
        assertThat(Steadiness.of(new double[0]).slowed()).isEmpty();
        assertThat(Steadiness.of(new double[0]).busy()).isFalse();
        assertThat(Steadiness.of(new double[] {5}).slowed()).hasValue(1);
        assertThat(Steadiness.of(new double[] {5, 6, 7}).spread()).isEmpty();
        assertThat(Steadiness.of(new double[] {5, 6, 7}).unsteady()).isFalse();
    }

    @Test
    void timesOfNothingSayNothing() {
        assertThat(Steadiness.of(new double[5]).slowed()).isEmpty();
        assertThat(Drift.of(new double[5]).ratio()).isEmpty();
    }

    @Test
    void theQuarterThatWasSlowedByHand() {
        // Median 10; three quarters of the way through the sorted is the tenth of thirteen.
        Steadiness steadiness = Steadiness.of(new double[] {9, 9, 10, 10, 10, 10, 10, 10, 13, 13, 13, 13, 13});

        assertThat(steadiness.slowed()).hasValue(1.3);
        assertThat(steadiness.busy()).isTrue();
    }

    @Test
    void theSpreadOfFourByHand() {
        // Halves of 1 1 4 4: medians 1 and 4 in two draws of six, equal in the others; the 95th percentile is ln 4.
        Steadiness steadiness = Steadiness.of(new double[] {1, 1, 4, 4});

        assertThat(steadiness.spread().getAsDouble()).isCloseTo(Math.pow(4, 1 / Math.sqrt(2)), within(1e-12));
        assertThat(steadiness.unsteady()).isTrue();
    }

    @Test
    void oneSlowForwardInTwentyIsNotABusyMachine() {
        double[] times = new double[40];
        Arrays.setAll(times, i -> i % 20 == 7 ? 50 : 10);

        assertThat(Steadiness.of(times).busy()).isFalse();
    }
}
