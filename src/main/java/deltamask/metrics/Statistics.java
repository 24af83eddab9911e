package deltamask.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Figures of a sample of numbers. All are pure functions, in the values' own unit; values must be finite. */
public final class Statistics {
    private Statistics() {}

    /** Arithmetic mean; empty for no values. */
    public static OptionalDouble mean(double[] values) {
        return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum(values) / values.length);
    }

    /** Kahan-Babuska sum, so that the order of many values does not show in the digits. */
    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    /** The middle value, or the mean of the two in the middle; empty for no values. */
    public static OptionalDouble median(double[] values) {
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    /**
     * The value below which a part of the values lies, with linear interpolation between neighbours: NumPy's default,
     * type 7 of Hyndman and Fan (1996). Empty for no values.
     *
     * @param part 0 to 1
     */
    public static OptionalDouble quantile(double[] values, double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("a quantile's part lies between 0 and 1, not at " + part);
        }
        if (values.length == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return OptionalDouble.of(quantileOfSorted(sorted, part));
    }

    static double quantileOfSorted(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double weight = place - below;
        double low = sorted[below];
        double high = sorted[above];
        // From the nearer end, so that equal neighbours give themselves and the result never leaves their interval.
        return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
    }

    /** Median absolute deviation from the median, not scaled; empty for no values. */
    public static OptionalDouble mad(double[] values) {
        OptionalDouble median = median(values);
        return median.isEmpty() ? median : median(deviations(values, median.getAsDouble()));
    }

    /** Each value's distance from a centre. */
    static double[] deviations(double[] values, double center) {
        return Arrays.stream(values).map(value -> Math.abs(value - center)).toArray();
    }

    /** Standard deviation of a sample, with n - 1; empty for fewer than two values. */
    public static OptionalDouble standardDeviation(double[] values) {
        if (values.length < 2) {
            return OptionalDouble.empty();
        }
        double mean = mean(values).orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    }
}
