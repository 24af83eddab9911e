package deltamask.run;

/**
 * A time that belongs to no image, such as a benchmark's average over one made-up input. It stands beside a Run's times
 * and is never taken for one of them.
 *
 * @param metric what it is, in words: "average of the inference"
 * @param ms milliseconds, from 0
 * @param source what it comes from, in words: "TFLite benchmark, 50 runs"
 */
public record Aggregate(String metric, double ms, String source) {
    public Aggregate {
        if (!(ms >= 0 && Double.isFinite(ms))) {
            throw new IllegalArgumentException("a time is a finite number from 0, not " + ms);
        }
    }
}
