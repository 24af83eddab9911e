package deltamask.metrics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.ContinuityCorrection;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Figures of a sample of numbers. All are pure functions, in the values' own unit; values must be finite. */
public final class Statistics {
    /** Up to so many differences, all of another size, the p-value is exact; beyond, the normal approximation. */
    static final int EXACT_LIMIT = 50;

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

    /**
     * Two-sided p-value of Wilcoxon's signed-rank test that the differences lie symmetrically about 0. Differences of 0
     * are left out (Wilcoxon's own way); equal sizes get their average rank. Exact for up to 50 differences with no two
     * of one size, else the normal approximation with the variance corrected for ties and no continuity correction: SciPy's
     * {@code wilcoxon} with the method {@code exact}, else {@code approx}.
     *
     * @return empty where no difference is left
     */
    public static OptionalDouble wilcoxon(double[] differences) {
        double[] left =
                Arrays.stream(differences).filter(difference -> difference != 0).toArray();
        if (left.length == 0) {
            return OptionalDouble.empty();
        }
        long sizes = Arrays.stream(left).map(Math::abs).distinct().count();
        boolean exact = left.length <= EXACT_LIMIT && sizes == left.length;
        return OptionalDouble.of(WilcoxonSignedRankTest.withDefaults()
                .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
                .with(ContinuityCorrection.DISABLED)
                .test(left)
                .getPValue());
    }
}
