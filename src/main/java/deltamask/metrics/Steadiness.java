package deltamask.metrics;

import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How steady a model's times were. A forward of one input size does the same work each time, so what varies is the
 * machine: other programs only ever add time, and show as a long tail above the median.
 *
 * @param tail 90th percentile over median, 1 and up: one forward in ten took at least so many times the usual; empty
 *     for no values or a median of 0
 * @param jitter median change from one forward to the next over the median, 0 and up: unlike the tail it knows nothing
 *     of a slow drift; empty for fewer than 2 values or a median of 0
 */
public record Steadiness(OptionalDouble tail, OptionalDouble jitter) {
    /** A tail from here on is a busy machine's. */
    public static final double BUSY_TAIL = 1.25;

    /** @param times not below 0, in the order they were taken, of one model and images of one input size */
    public static Steadiness of(double[] times) {
        OptionalDouble median = Statistics.median(times);
        if (median.isEmpty() || !(median.getAsDouble() > 0)) {
            return new Steadiness(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double usual = median.getAsDouble();
        double[] changes = IntStream.range(1, times.length)
                .mapToDouble(i -> Math.abs(times[i] - times[i - 1]))
                .toArray();
        OptionalDouble change = Statistics.median(changes);
        return new Steadiness(
                OptionalDouble.of(Statistics.quantile(times, 0.9).orElseThrow() / usual),
                change.isEmpty() ? change : OptionalDouble.of(change.getAsDouble() / usual));
    }

    /** The machine was busy. */
    public boolean busy() {
        return tail.isPresent() && tail.getAsDouble() >= BUSY_TAIL;
    }
}
