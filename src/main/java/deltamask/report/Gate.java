package deltamask.report;

import deltamask.comparison.Summary;
import java.util.OptionalDouble;

/**
 * The quality gate: B must keep a part of A's mean IoU.
 *
 * @param target the part that must be kept, for example 0.99
 * @param kept B's mean IoU over A's, over the images scored in both; empty where there is no mean, or A's is 0
 * @param passed whether as much is kept; never where it is not known
 */
public record Gate(double target, OptionalDouble kept, boolean passed) {
    /** Measures a summary against a target. */
    public static Gate of(Summary summary, double target) {
        OptionalDouble a = summary.a().meanIou();
        OptionalDouble b = summary.b().meanIou();
        if (a.isEmpty() || b.isEmpty() || a.getAsDouble() == 0) {
            return new Gate(target, OptionalDouble.empty(), false);
        }
        double kept = b.getAsDouble() / a.getAsDouble();
        return new Gate(target, OptionalDouble.of(kept), kept >= target);
    }
}
