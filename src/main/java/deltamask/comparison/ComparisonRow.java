package deltamask.comparison;

import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * One sample in Run A and in Run B. Delta is B minus A. Scores keep full precision and are empty where undefined: not 0,
 * not 1.
 *
 * @param status whether both Runs have the image
 * @param a A's mask counted against the truth; empty where there is no truth or no mask
 * @param b B's mask likewise
 * @param both A's mask counted against B's mask as if it were the truth; empty where one of them is missing
 * @param differing pixels whose labels differ between A's and B's mask, whatever classes are scored; empty where one of
 *     them is missing
 * @param timesA each stage's median over the repeats
 * @param timesB likewise
 * @param note what the reader should know: why it failed, that a size was matched; empty for nothing
 */
public record ComparisonRow(
        Sample sample,
        Status status,
        Optional<Confusion> a,
        Optional<Confusion> b,
        Optional<Confusion> both,
        OptionalLong differing,
        Optional<StageTimes> timesA,
        Optional<StageTimes> timesB,
        EmptyMasks emptyMasks,
        String note) {
    /** Whether both Runs have the image. */
    public enum Status {
        OK,
        /** At least one variant failed on it. */
        FAILED,
        /** At least one Run has no word of it. */
        MISSING
    }

    /** The row of a sample that nothing is known of. */
    static ComparisonRow missing(Sample sample, Rules rules, String why) {
        return new ComparisonRow(
                sample,
                Status.MISSING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                rules.emptyMasks(),
                why);
    }

    public int number() {
        return sample.number();
    }

    public String image() {
        return sample.name();
    }

    public OptionalDouble iouA() {
        return score(a, emptyMasks::iou);
    }

    public OptionalDouble iouB() {
        return score(b, emptyMasks::iou);
    }

    public OptionalDouble deltaIou() {
        return difference(iouA(), iouB());
    }

    public OptionalDouble diceA() {
        return score(a, emptyMasks::dice);
    }

    public OptionalDouble diceB() {
        return score(b, emptyMasks::dice);
    }

    public OptionalDouble deltaDice() {
        return difference(diceA(), diceB());
    }

    /** IoU of A's mask and B's mask, needing no truth. */
    public OptionalDouble agreement() {
        return score(both, emptyMasks::iou);
    }

    public OptionalDouble forwardMsA() {
        return timesA.isPresent() ? OptionalDouble.of(timesA.get().forward()) : OptionalDouble.empty();
    }

    public OptionalDouble forwardMsB() {
        return timesB.isPresent() ? OptionalDouble.of(timesB.get().forward()) : OptionalDouble.empty();
    }

    /** B's forward time minus A's, in milliseconds. */
    public OptionalDouble deltaMs() {
        return difference(forwardMsA(), forwardMsB());
    }

    /** Whether A and B have a score, so that the image counts in the summary's means. */
    public boolean scored() {
        return deltaIou().isPresent();
    }

    private static OptionalDouble score(Optional<Confusion> confusion, Function<Confusion, OptionalDouble> score) {
        return confusion.map(score).orElse(OptionalDouble.empty());
    }

    private static OptionalDouble difference(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(b.getAsDouble() - a.getAsDouble())
                : OptionalDouble.empty();
    }
}
