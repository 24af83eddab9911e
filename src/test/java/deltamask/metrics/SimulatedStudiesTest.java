package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.metrics.Bootstrap.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is claimed of made-up studies whose truth is known. */
final class SimulatedStudiesTest {
    private static final int STUDIES = 1_000;
    /** Where each study takes a thousand draws. */
    private static final int FEWER = 250;

    @Test
    void theIntervalOfTheMeanHoldsZeroInNineteenOfTwentyStudiesWithoutAnEffect() {
        Random random = new Random(20_230_927);
        int covered = 0;
        for (int study = 0; study < STUDIES; study++) {
            double[] deltas = random.doubles(100)
                    // Mostly small, a few large: what deltas of IoU look like.
                    .map(any -> random.nextGaussian() * (random.nextInt(10) == 0 ? 0.02 : 0.004))
                    .toArray();
            covered += Bootstrap.ofMean(deltas).orElseThrow().contains(0) ? 1 : 0;
        }
        assertThat(covered).isBetween(930, 970);
    }

    @Test
    void theTestFindsNothingInNineteenOfTwentyStudiesWithoutAnEffect() {
        Random random = new Random(3);
        int found = 0;
        for (int study = 0; study < STUDIES; study++) {
            // Rounded, so that there are zeros and ties.
            double[] deltas = random.doubles(60)
                    .map(any -> (double) Math.round(random.nextGaussian() * 3))
                    .toArray();
            found += SignedRank.of(deltas).p().getAsDouble() < 0.05 ? 1 : 0;
        }
        assertThat(found).isBetween(30, 70);
    }

    @Test
    void aSlowDownOfThirtyPercentIsFoundAndNoneIsClaimedWithoutOne() {
        Random random = new Random(11);
        int found = 0;
        int claimed = 0;
        for (int study = 0; study < 200; study++) {
            double[] a = times(random, 48, 10);
            Interval slower = ratio(a, times(random, 48, 13));
            Interval same = ratio(a, times(random, 48, 10));
            // A over B: B is slower below 1.
            found += slower.high() < 1 ? 1 : 0;
            claimed += same.contains(1) ? 0 : 1;
        }
        assertThat(found).isEqualTo(200);
        assertThat(claimed).as("one in twenty at most is chance").isLessThanOrEqualTo(10);
    }

    /** Forwards of 10 ms with some noise; a part of them slowed to 1.5 to 2 times by another program. */
    private static double[] disturbed(Random random, int count, double noise, double part) {
        return random.doubles(count)
                .map(any -> 10
                        * (1 + noise * random.nextGaussian())
                        * (random.nextDouble() < part ? 1.5 + random.nextDouble() / 2 : 1))
                .toArray();
    }

    @Test
    void aQuietMachineIsNotWarnedOf() {
        Random random = new Random(17);
        for (int study = 0; study < FEWER; study++) {
            Steadiness steadiness = Steadiness.of(disturbed(random, 24 + random.nextInt(100), 0.03, 0));
            assertThat(steadiness.unsteady() || steadiness.busy()).isFalse();
        }
    }

    @Test
    void aFewSlowForwardsOnANoisyMachineAreSeldomWarnedOf() {
        Random random = new Random(18);
        int warned = 0;
        int slowTail = 0;
        for (int study = 0; study < FEWER; study++) {
            double[] times = disturbed(random, 48, 0.05, 0.12);
            Steadiness steadiness = Steadiness.of(times);
            warned += steadiness.unsteady() || steadiness.busy() ? 1 : 0;
            slowTail += Statistics.quantile(times, 0.9).getAsDouble()
                            >= 1.25 * Statistics.median(times).getAsDouble()
                    ? 1
                    : 0;
        }
        assertThat(warned).isLessThan(12);
        assertThat(slowTail).as("a rule of the 90th percentile would warn").isGreaterThan(125);
    }

    @Test
    void aMachineThatSlowsFourForwardsInTenIsWarnedOf() {
        Random random = new Random(19);
        int warned = 0;
        for (int study = 0; study < FEWER; study++) {
            Steadiness steadiness = Steadiness.of(disturbed(random, 48 + random.nextInt(300), 0.03, 0.4));
            warned += steadiness.unsteady() || steadiness.busy() ? 1 : 0;
        }
        assertThat(warned).isGreaterThan(245);
    }

    /** Whether the spread is what it says: nearly always more than the ratio of the medians of two other runs. */
    @Test
    void theSpreadIsThatOfTwoRuns() {
        Random random = new Random(20);
        int within = 0;
        for (int study = 0; study < FEWER; study++) {
            double one = Statistics.median(times(random, 100, 10)).getAsDouble();
            double other = Statistics.median(times(random, 100, 10)).getAsDouble();
            double spread = Steadiness.of(times(random, 100, 10)).spread().getAsDouble();
            within += Math.max(one / other, other / one) <= spread ? 1 : 0;
        }
        assertThat(within)
                .as("a little fewer than 95 in 100, as the spread is estimated itself")
                .isBetween(215, 245);
    }

    @Test
    void driftIsSeldomSeenWhereThereIsNone() {
        Random random = new Random(5);
        int seen = 0;
        for (int study = 0; study < STUDIES; study++) {
            seen += Drift.of(times(random, 48, 10)).matters() ? 1 : 0;
        }
        assertThat(seen).isLessThanOrEqualTo(10);
    }

    private static Interval ratio(double[] a, double[] b) {
        return Bootstrap.ofRatioOfMedians(a, b).orElseThrow();
    }

    /** A usual time, a tenth of it of noise that only adds, and now and then something that comes between. */
    private static double[] times(Random random, int n, double usual) {
        return random.doubles(n)
                .map(any -> usual
                        * (1
                                + 0.1 * Math.abs(random.nextGaussian())
                                + (random.nextInt(20) == 0 ? random.nextDouble() : 0)))
                .toArray();
    }
}
