package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.comparison.RunAgain;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.metrics.Bootstrap;
import deltamask.metrics.RobustOutliers;
import deltamask.report.SaidRatio;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.ui.common.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each key figure was made, with the whole numbers. */
final class FigureTips {
    private final Summary summary;
    private final Comparison comparison;

    FigureTips(Comparison comparison) {
        this.comparison = comparison;
        this.summary = comparison.summary();
    }

    /** @param formula of one image's score, in pixels */
    String mean(String name, String formula, OptionalDouble a, OptionalDouble b, OptionalDouble delta) {
        return name + "\nA " + Numbers.exact(a) + "\nB " + Numbers.exact(b) + "\nB − A " + Numbers.exact(delta)
                + "\n\nOf one image: " + formula
                + ", in pixels of the truth's size: tp both in the mask and in the truth,"
                + " fp only in the mask, fn only in the truth. The mean gives each image the same weight.\n"
                + counted();
    }

    String agreement() {
        return "Mean agreement " + Numbers.exact(summary.meanAgreement())
                + "\n\nThe IoU of A's mask and B's mask: it needs no truth, and 1 is no difference.";
    }

    String images() {
        return counted() + "\n\nBetter: the image's IoU is higher in B than in A; same: to the last digit."
                + (summary.identical() ? "\nAll masks are identical." : "");
    }

    /** What the means are made of, and what is left out. */
    private String counted() {
        String kept = summary.scored() + " of " + Numbers.count(summary.images(), "image") + " scored";
        String left = Stream.of(
                        part(summary.failed(), "failed or not run"),
                        part(summary.withoutTruth(), "without truth"),
                        part(summary.undefined(), "without a score, as truth and mask are empty"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return left.isEmpty()
                ? kept + ", none left out."
                : kept + "; left out: " + left + ". Empty masks: "
                        + comparison.rules().emptyMasks().rule() + ".";
    }

    private static String part(int count, String what) {
        return count == 0 ? "" : count + " " + what;
    }

    String outliers() {
        Summary.OutlierRule rule = summary.outlierRule();
        List<String> names = summary.outliers().stream()
                .limit(8)
                .map(row -> Sample.title(row.number(), row.image()) + "  " + Numbers.delta(row.deltaIou()))
                .toList();
        int more = summary.outliers().size() - names.size();
        return "Images whose delta IoU lies further than " + Numbers.exact(rule.limit()) + " from the median "
                + Numbers.exact(rule.median()) + ".\nThe limit is " + RobustOutliers.Z_LIMIT + " × "
                + RobustOutliers.MAD_SCALE
                + " × the median distance from the median (MAD), which outliers cannot bend; "
                + "where that is 0, the mean distance takes its place."
                + (names.isEmpty()
                        ? ""
                        : "\n\n" + String.join("\n", names) + (more > 0 ? "\nand " + more + " more" : ""));
    }

    /** @param conditions empty where Runs from elsewhere brought no word of them */
    String time(Optional<Conditions> conditions) {
        return "Median forward time of the images that A and B both were timed on\nA "
                + Numbers.milliseconds(summary.a().medianForwardMs())
                + " ms\nB " + Numbers.milliseconds(summary.b().medianForwardMs()) + " ms"
                + SaidRatio.of(summary.speedRatio()).map(this::inWords).orElse("") + "\n\n"
                + conditions.map(FigureTips::inWords).orElse("How they were taken is not recorded.")
                + RunAgain.inWords(comparison.rows())
                        .map(again -> "\n" + again + ": their times were measured at another moment than the others'.")
                        .orElse("");
    }

    private String inWords(SaidRatio said) {
        return "\n" + SpeedText.ratio(said)
                + said.ends()
                        .map(ends -> "\n95 % interval " + SpeedText.ends(ends)
                                + (said.undecided() ? ", which holds 1: no difference can be told" : ""))
                        .orElse("")
                + "\n\nThe interval is where the ratio lies in 95 % of " + Bootstrap.resamples(timed())
                + " draws of the images with repetition.";
    }

    /** Images that both have times of. */
    private int timed() {
        return (int) comparison.rows().stream()
                .filter(row -> row.forwardMsA().isPresent() && row.forwardMsB().isPresent())
                .count();
    }

    private static String inWords(Conditions conditions) {
        return conditions.threads() + (conditions.threads() == 1 ? " thread" : " threads") + " each. "
                + (conditions.mode() == Mode.TIMED
                        ? "Timed: one image at a time, A and B in turn. "
                        : "Fast: A and B at once, so that these times mean little. ")
                + conditions.warmup() + " forwards of each new size come before and are not counted.";
    }

    String size() {
        return "Size of the model files\nA " + bytes(summary.a().fileBytes()) + "\nB "
                + bytes(summary.b().fileBytes());
    }

    private static String bytes(OptionalLong bytes) {
        return bytes.isEmpty() ? "unknown" : bytes.getAsLong() + " bytes";
    }
}
