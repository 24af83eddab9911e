package deltamask.report;

import deltamask.comparison.Summary;
import java.util.Optional;

/**
 * How A's and B's times compare, in the one way in which window and report say it: so that the number is at least 1. "B is
 * 1.6 times as fast", "B takes 10.5 times as long".
 *
 * @param faster whether B is as fast as A at least
 * @param ratio from 1: how many times as fast, or how many times as long
 * @param ends of its 95 % interval, said the same way; empty where there is none
 */
public record SaidRatio(boolean faster, double ratio, Optional<Ends> ends) {
    /**
     * An interval.
     *
     * @param low not above {@code high}
     */
    public record Ends(double low, double high) {}

    /** Empty where A and B have no times of the same images. */
    public static Optional<SaidRatio> of(Summary.SpeedRatio measured) {
        if (measured.median().isEmpty()) {
            return Optional.empty();
        }
        double ratio = measured.median().getAsDouble();
        boolean faster = ratio >= 1;
        Summary.Interval ci = measured.ci95();
        Optional<Ends> ends = ci.low().isEmpty() || ci.high().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        faster
                                ? new Ends(ci.low().getAsDouble(), ci.high().getAsDouble())
                                : new Ends(
                                        1 / ci.high().getAsDouble(),
                                        1 / ci.low().getAsDouble()));
        return Optional.of(new SaidRatio(faster, faster ? ratio : 1 / ratio, ends));
    }

    /** Whether the interval holds 1, so that A or B may be the faster one. */
    public boolean undecided() {
        return ends.filter(both -> both.low() <= 1 && 1 <= both.high()).isPresent();
    }

    /** "B is 1.560 times as fast", "B takes 10.500 times as long". */
    String inWords() {
        return "B " + predicate();
    }

    /** "is 1.560 times as fast", "takes 10.500 times as long". */
    String predicate() {
        return (faster ? "is " : "takes ") + Numbers.fixed(ratio, 3) + " times as " + (faster ? "fast" : "long");
    }

    /** "1.500 to 1.610"; empty where there is no interval. */
    Optional<String> endsInWords() {
        return ends.map(both -> Numbers.fixed(both.low(), 3) + " to " + Numbers.fixed(both.high(), 3));
    }
}
