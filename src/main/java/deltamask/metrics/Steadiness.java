package deltamask.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How far a model's times can be trusted. A forward of one input size does the same work each time, so what varies is the
 * machine: other programs only ever add time.
 *
 * @param spread the A/A spread, 1 and up: two runs like this one of the same model would have medians whose ratio is at
 *     most so large, 95 times in 100 (in simulated runs 91 to 94, as the spread is estimated itself); empty for fewer than 4 values or a median of 0
 * @param slowed 75th percentile over median, 1 and up: a quarter of the forwards took so many times the usual or more;
 *     empty for no values or a median of 0
 */
public record Steadiness(OptionalDouble spread, OptionalDouble slowed) {
    /** From here on times of equal models differ by what would be taken for a difference: {@link Drift#MATTERS}. */
    public static final double UNSTEADY = Drift.MATTERS;

    /**
     * A machine is busy from here on. The median of times of which a part s was slowed is the 0.5 / (1 - s) quantile of what
     * they were without: while less than a quarter is slowed, that is below the 67th percentile, less than half a standard
     * deviation too high.
     */
    public static final double BUSY = 1.25;

    private static final int FEWEST = 4;
    private static final long SEED = 20_230_719;
    private static final int MOST_HALVINGS = 1_000;
    private static final int FEWEST_HALVINGS = 100;
    /** Times drawn in all halvings together. */
    private static final int DRAWS = 1_000_000;

    /** @param times not below 0, of one model and images of one input size */
    public static Steadiness of(double[] times) {
        OptionalDouble median = Statistics.median(times);
        if (median.isEmpty() || !(median.getAsDouble() > 0)) {
            return new Steadiness(OptionalDouble.empty(), OptionalDouble.empty());
        }
        return new Steadiness(
                spread(times),
                OptionalDouble.of(Statistics.quantile(times, 0.75).orElseThrow() / median.getAsDouble()));
    }

    /**
     * One half of the times against the other, drawn at random again and again, is A against A with half as many images. A
     * median's error shrinks with the root of their number, so whole runs differ by the root of two less, on the scale of
     * logarithms.
     */
    private static OptionalDouble spread(double[] times) {
        if (times.length < FEWEST) {
            return OptionalDouble.empty();
        }
        double[] shuffled = times.clone();
        int half = shuffled.length / 2;
        SplittableRandom random = new SplittableRandom(SEED);
        double[] apart =
                new double[Math.max(FEWEST_HALVINGS, Math.min(MOST_HALVINGS, DRAWS / Math.max(1, times.length)))];
        for (int i = 0; i < apart.length; i++) {
            drawHalf(shuffled, half, random);
            double one = Statistics.median(Arrays.copyOf(shuffled, half)).orElseThrow();
            double other = Statistics.median(Arrays.copyOfRange(shuffled, half, 2 * half))
                    .orElseThrow();
            apart[i] = Math.abs(Math.log(one / other));
        }
        double halves = Statistics.quantile(apart, 0.95).orElseThrow();
        return OptionalDouble.of(Math.exp(halves / Math.sqrt(2)));
    }

    /** Brings so many values, drawn at random, to the front. */
    private static void drawHalf(double[] values, int half, SplittableRandom random) {
        for (int i = 0; i < half; i++) {
            int drawn = random.nextInt(i, values.length);
            double value = values[drawn];
            values[drawn] = values[i];
            values[i] = value;
        }
    }

    /** Two runs would differ by so much that a difference of 5 % could be chance. */
    public boolean unsteady() {
        return spread.isPresent() && spread.getAsDouble() >= UNSTEADY;
    }

    /** So many forwards were slowed that the median is of other programs too. */
    public boolean busy() {
        return slowed.isPresent() && slowed.getAsDouble() >= BUSY;
    }
}
