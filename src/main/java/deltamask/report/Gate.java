package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The quality gate: B must keep a part of A's mean IoU, and no image may lose more than so much. What cannot be known is
 * not passed.
 *
 * @param target what is asked
 * @param kept B's mean IoU over A's, over the images scored in both; empty where there is no mean, or A's is 0
 * @param worst the image that loses most; empty where none loses
 * @param unjudged images with a truth whose loss cannot be known, because a mask is missing or only one of A and B has a
 *     score; they count only where a largest loss is asked for
 * @param passed whether all that is asked is known and kept
 */
public record Gate(
        GateTarget target,
        OptionalDouble kept,
        Optional<ComparisonRow> worst,
        List<ComparisonRow> unjudged,
        boolean passed) {
    private static final int NAMED = 5;

    public Gate {
        unjudged = List.copyOf(unjudged);
    }

    /** Measures a comparison against a target. */
    public static Gate of(Comparison comparison, GateTarget target) {
        OptionalDouble kept = kept(comparison.summary());
        Optional<ComparisonRow> worst = comparison.rows().stream()
                .filter(row -> row.deltaIou().orElse(0) < 0)
                .min(Comparator.comparingDouble(row -> row.deltaIou().getAsDouble()));
        List<ComparisonRow> unjudged =
                comparison.rows().stream().filter(Gate::isUnknown).toList();
        boolean keeps = target.share().isEmpty()
                || (kept.isPresent() && kept.getAsDouble() >= target.share().getAsDouble());
        boolean loses = target.loss().isPresent()
                && (comparison.summary().scored() == 0
                        || !unjudged.isEmpty()
                        || loss(worst) > target.loss().getAsDouble());
        return new Gate(target, kept, worst, unjudged, keeps && !loses);
    }

    private static OptionalDouble kept(Summary summary) {
        OptionalDouble a = summary.a().meanIou();
        OptionalDouble b = summary.b().meanIou();
        return a.isEmpty() || b.isEmpty() || a.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(b.getAsDouble() / a.getAsDouble());
    }

    /** Where neither A nor B has a score, because nothing was to be found and nothing was, there is nothing to lose. */
    private static boolean isUnknown(ComparisonRow row) {
        if (row.status() != ComparisonRow.Status.OK) {
            return row.sample().truth().isPresent();
        }
        return row.iouA().isPresent() != row.iouB().isPresent();
    }

    /** The largest loss of IoU of one image, 0 where none loses. */
    OptionalDouble largestLoss() {
        return OptionalDouble.of(loss(worst));
    }

    private static double loss(Optional<ComparisonRow> worst) {
        return worst.map(row -> -row.deltaIou().getAsDouble()).orElse(0.0);
    }

    /** "Quality gate: passed. B keeps 99.95 % of A's mean IoU; at least 99 % is asked for." */
    public String inWords() {
        StringBuilder words = new StringBuilder("Quality gate: ").append(passed ? "passed. " : "failed. ");
        words.append(
                kept.isPresent()
                        ? "B keeps " + Numbers.percent(kept.getAsDouble()) + " of A's mean IoU"
                        : "What B keeps of A's mean IoU is not known, as there is no mean above 0");
        target.share().ifPresent(share -> words.append("; at least ")
                .append(Numbers.percent(share))
                .append(" is asked for"));
        words.append(". ");
        words.append(worst.map(row -> "The largest loss of one image is "
                        + Numbers.magnitude(row.deltaIou().getAsDouble()) + " IoU (" + name(row) + ")")
                .orElse("No scored image loses"));
        target.loss().ifPresent(loss -> words.append("; at most ")
                .append(Numbers.asChosen(loss))
                .append(" is allowed"));
        words.append('.');
        if (target.loss().isPresent() && !unjudged.isEmpty()) {
            words.append(" What ")
                    .append(Numbers.count(unjudged.size(), "image"))
                    .append(" lost cannot be known, and what is not known is not passed: ")
                    .append(unjudged.stream().limit(NAMED).map(Gate::name).collect(Collectors.joining(", ")))
                    .append(unjudged.size() > NAMED ? " and " + (unjudged.size() - NAMED) + " more." : ".");
        }
        return words.toString();
    }

    /** The same in letters that every terminal has, but for names. */
    public String inAscii() {
        return Numbers.ascii(inWords());
    }

    private static String name(ComparisonRow row) {
        return Sample.title(row.number(), row.image());
    }
}
