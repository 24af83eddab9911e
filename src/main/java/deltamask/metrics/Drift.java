package deltamask.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Whether times grew or shrank while they were taken, as they do when a processor heats up or another program starts:
 * the second half against the first.
 *
 * @param ratio median of the second half over median of the first: above 1, it became slower; empty for fewer than 4
 *     values, or of times of 0
 * @param p two-sided, of the Mann-Whitney U test of the halves (H. Mann, D. Whitney, 1947), by the normal approximation
 *     with ties and continuity corrected, 0 to 1; empty for fewer than 4 values
 */
public record Drift(OptionalDouble ratio, OptionalDouble p) {
    /** A drift by less is no matter: it is as large as what two equal runs differ by. */
    public static final double MATTERS = 1.05;

    /** More unlikely than this is no chance. One in a hundred undrifting runs is below it. */
    public static final double CHANCE = 0.01;

    private static final int FEWEST = 4;

    /**
     * Compares the halves of times; of an odd number the middle one is left out.
     *
     * @param times above 0, in the order they were taken, of images of one input size: a folder whose large images come
     *     last would look like a drift
     */
    public static Drift of(double[] times) {
        int half = times.length / 2;
        double[] first = Arrays.copyOf(times, half);
        double[] second = Arrays.copyOfRange(times, times.length - half, times.length);
        if (times.length < FEWEST || !(Statistics.median(first).orElseThrow() > 0)) {
            return new Drift(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double ratio = Statistics.median(second).orElseThrow()
                / Statistics.median(first).orElseThrow();
        double p = MannWhitneyUTest.withDefaults()
                .with(PValueMethod.ASYMPTOTIC)
                .test(first, second)
                .getPValue();
        return new Drift(OptionalDouble.of(ratio), OptionalDouble.of(p));
    }

    /** The times drifted by 5 % or more, and not by chance (p below 0.01). Times of A and B in turn drift together. */
    public boolean matters() {
        return ratio.isPresent()
                && Math.max(ratio.getAsDouble(), 1 / ratio.getAsDouble()) >= MATTERS
                && p.orElseThrow() < CHANCE;
    }
}
