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
        assertThat(Steadiness.of(new double[0]).tail()).isEmpty();
        assertThat(Steadiness.of(new double[0]).busy()).isFalse();
        assertThat(Steadiness.of(new double[] {5}).tail()).hasValue(1);
        assertThat(Steadiness.of(new double[] {5}).jitter()).isEmpty();
    }

    @Test
    void timesOfNothingSayNothing() {
        assertThat(Steadiness.of(new double[5]).tail()).isEmpty();
        assertThat(Drift.of(new double[5]).ratio()).isEmpty();
    }

    @Test
    void tailAndJitterByHand() {
        // Median 10; place 0.9 * 10 of the sorted is the tenth, 13; changes 1 1 2 2 1 1 2 2 3 10 in some order: median
        // 2.
        Steadiness steadiness = Steadiness.of(new double[] {10, 11, 10, 8, 10, 9, 10, 12, 10, 13, 23});

        assertThat(steadiness.tail()).hasValue(1.3);
        assertThat(steadiness.jitter()).hasValue(0.2);
        assertThat(steadiness.busy()).isTrue();
    }

    @Test
    void oneSlowForwardInTwentyIsNotABusyMachine() {
        double[] times = new double[40];
        Arrays.setAll(times, i -> i % 20 == 7 ? 50 : 10);

        assertThat(Steadiness.of(times).busy()).isFalse();
    }
}
