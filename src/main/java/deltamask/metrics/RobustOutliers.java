package deltamask.metrics;

import java.util.OptionalDouble;

/**
 * Which values lie far from the rest, by a rule that the far ones cannot bend: the modified z-score of Iglewicz and
 * Hoaglin (How to Detect and Handle Outliers, 1993) above 3.5. With it, a value is an outlier if its distance from the
 * median is above 3.5 * 1.4826 * MAD. Where more than half of the values are the same, so that MAD is 0, its place is
 * taken by 1.2533 times the mean absolute deviation from the median, as the same authors do.
 *
 * @param median of the values; empty for no values
 * @param mad 1.4826 times the median absolute deviation: an estimate of the standard deviation; empty for no values
 * @param limit distance from the median above which a value is an outlier; empty for no values
 */
public record RobustOutliers(OptionalDouble median, OptionalDouble mad, OptionalDouble limit) {
    /** The modified z-score's limit. */
    public static final double Z_LIMIT = 3.5;

    /** Makes MAD estimate the standard deviation of normal values: 1 / 0.6745. */
    public static final double MAD_SCALE = 1.4826;

    /** Makes the mean absolute deviation estimate the standard deviation of normal values: the root of pi / 2. */
    public static final double MEAN_DEVIATION_SCALE = 1.253314;

    /** The rule that these values set. */
    public static RobustOutliers of(double[] values) {
        OptionalDouble median = Statistics.median(values);
        if (median.isEmpty()) {
            return new RobustOutliers(median, median, median);
        }
        double[] deviations = Statistics.deviations(values, median.getAsDouble());
        double mad = MAD_SCALE * Statistics.median(deviations).orElseThrow();
        double spread = mad > 0
                ? mad
                : MEAN_DEVIATION_SCALE * Statistics.mean(deviations).orElseThrow();
        return new RobustOutliers(median, OptionalDouble.of(mad), OptionalDouble.of(Z_LIMIT * spread));
    }

    /** Whether a value is further from the median than the limit. */
    public boolean isOutlier(double value) {
        return median.isPresent() && Math.abs(value - median.getAsDouble()) > limit.orElseThrow();
    }

    /** What the limit is made of, in words. */
    public String limitInWords() {
        return mad.orElse(0) > 0 || limit.orElse(0) == 0
                ? "3.5 × 1.4826 × MAD"
                : "3.5 × 1.2533 × mean absolute deviation, as MAD is 0";
    }
}
