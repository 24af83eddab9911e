package deltamask.report;

import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a quality gate asks of B.
 *
 * @param share of A's mean IoU that must be kept, above 0, for example 0.99; empty: not asked
 * @param loss IoU that a single image may lose at most, 0 to 1; empty: not asked
 */
public record GateTarget(OptionalDouble share, OptionalDouble loss) {
    /** B keeps at least 99 % of A's mean IoU. */
    public static final GateTarget USUAL = share(0.99);

    public GateTarget {
        if (share.isEmpty() && loss.isEmpty()) {
            throw new IllegalArgumentException("a gate asks for something");
        }
    }

    /** Of the mean alone. */
    public static GateTarget share(double share) {
        return new GateTarget(OptionalDouble.of(share), OptionalDouble.empty());
    }

    /** "at least 99 % of the reference's mean IoU, and no image loses more than 0.05 IoU". */
    String inWords() {
        return Stream.of(
                        share.stream()
                                .mapToObj(part -> "at least " + Numbers.percent(part) + " of the reference's mean IoU"),
                        loss.stream().mapToObj(most -> "no image loses more than " + Numbers.asChosen(most) + " IoU"))
                .flatMap(words -> words)
                .collect(Collectors.joining(", and "));
    }
}
