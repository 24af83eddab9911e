package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.metrics.Bootstrap.Interval;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is claimed of made-up studies whose truth is known. */
final class SimulatedStudiesTest {
    private static final int STUDIES = 1_000;

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
