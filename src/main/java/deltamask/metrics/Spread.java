package deltamask.metrics;

import java.util.OptionalDouble;

/**
 * How far values lie from one another, in their own unit.
 *
 * @param standardDeviation with n - 1; empty for fewer than two values
 * @param mad median absolute deviation from the median, not scaled; empty for no values
 * @param lowerQuartile empty for no values
 * @param upperQuartile empty for no values
 */
public record Spread(
        OptionalDouble standardDeviation,
        OptionalDouble mad,
        OptionalDouble lowerQuartile,
        OptionalDouble upperQuartile) {
    /** Of finite values, in any order. */
    public static Spread of(double[] values) {
        return new Spread(
                Statistics.standardDeviation(values),
                Statistics.mad(values),
                Statistics.quantile(values, 0.25),
                Statistics.quantile(values, 0.75));
    }

    /** The interquartile range: the width of the middle half. */
    public OptionalDouble iqr() {
        return lowerQuartile.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(upperQuartile.orElseThrow() - lowerQuartile.getAsDouble());
    }
}
