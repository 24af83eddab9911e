package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.metrics.RobustOutliers;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The summary in words. Numbers are rounded here, for reading, and never in files for other programs. */
public final class SummaryText {
    private static final int NAMED = 5;

    private SummaryText() {}

    /** An aligned block of some ten lines for a terminal, without a last line break; ASCII but for names. */
    public static String block(Comparison comparison) {
        return SummaryBlock.of(comparison);
    }

    /** A few sentences in one paragraph, for a thesis to quote. */
    public static String sentences(Comparison comparison) {
        return String.join(" ", lines(comparison));
    }

    /** The same, each thought by itself. */
    public static List<String> lines(Comparison comparison) {
        Summary summary = comparison.summary();
        List<String> sentences = new ArrayList<>();
        sentences.add(counts(summary));
        if (summary.identical()) {
            sentences.add("A (" + summary.a().variant() + ") and B ("
                    + summary.b().variant() + ") are identical: the same mask on every image that both have.");
        }
        scores(summary).ifPresent(sentences::add);
        if (!summary.identical() && summary.scored() > 0) {
            sentences.add(wins(summary));
        }
        if (!summary.identical() && summary.meanAgreement().isPresent()) {
            sentences.add("The masks of A and B agree with a mean IoU of "
                    + Numbers.fixed(summary.meanAgreement().getAsDouble(), 6) + ".");
        }
        speed(comparison).ifPresent(sentences::add);
        if (!summary.outliers().isEmpty()) {
            sentences.add(outliers(summary));
        }
        return sentences;
    }

    /** The rule by which images are outliers, in words. */
    static String outlierRule(Summary summary) {
        return outlierRule(summary, "");
    }

    /** The rule with its limit: "delta IoU further than 0.0219 from the median (3.5 × 1.4826 × MAD)". */
    static String outlierRuleWithLimit(Summary summary) {
        OptionalDouble limit = summary.outlierRule().limit();
        return outlierRule(summary, limit.isPresent() ? Numbers.magnitude(limit.getAsDouble()) + " " : "");
    }

    private static String outlierRule(Summary summary, String limit) {
        Summary.OutlierRule rule = summary.outlierRule();
        String made = new RobustOutliers(rule.median(), rule.mad(), rule.limit()).limitInWords();
        return limit.isEmpty()
                ? "delta IoU further than " + made + " from the median"
                : "delta IoU further than " + limit + "from the median (" + made + ")";
    }

    private static String counts(Summary summary) {
        StringBuilder words = new StringBuilder(Numbers.count(summary.images(), "image"))
                .append(", ")
                .append(summary.scored())
                .append(" scored in A and B");
        left(summary).forEach(part -> words.append("; ").append(part));
        return words.append('.').toString();
    }

    /** What is not scored, and why. */
    static List<String> left(Summary summary) {
        List<String> parts = new ArrayList<>();
        if (summary.failed() > 0) {
            parts.add(summary.failed() + " failed or missing");
        }
        if (summary.undefined() > 0) {
            parts.add(summary.undefined() + " without a score in A or B, as the truth and a mask are empty");
        }
        if (summary.withoutTruth() > 0) {
            parts.add(summary.withoutTruth() + " without truth");
        }
        return parts;
    }

    private static Optional<String> scores(Summary summary) {
        if (summary.scored() == 0) {
            return Optional.empty();
        }
        Summary.Delta delta = summary.delta();
        if (summary.identical()) {
            return Optional.of("Mean IoU is " + six(summary.a().meanIou()) + " and mean Dice "
                    + six(summary.a().meanDice()) + " for both.");
        }
        StringBuilder words = new StringBuilder("Mean IoU is ")
                .append(six(summary.a().meanIou()))
                .append(" for A (")
                .append(summary.a().variant())
                .append(") and ")
                .append(six(summary.b().meanIou()))
                .append(" for B (")
                .append(summary.b().variant())
                .append(")");
        words.append(": B − A = ").append(Numbers.delta(delta.meanIou().orElseThrow()));
        interval(delta.ci95Iou()).ifPresent(ends -> words.append(" (95 % bootstrap interval ")
                .append(ends)
                .append(contains(delta.ci95Iou(), 0) ? ", which contains 0)" : ")"));
        words.append(". Mean Dice is ")
                .append(six(summary.a().meanDice()))
                .append(" and ")
                .append(six(summary.b().meanDice()))
                .append(", B − A = ")
                .append(Numbers.delta(delta.meanDice().orElseThrow()))
                .append(": the same evidence on another scale");
        return Optional.of(words.append('.').toString());
    }

    private static String wins(Summary summary) {
        Summary.Delta delta = summary.delta();
        String words = "B is better on " + delta.wins() + ", equal on " + delta.ties() + " and worse on "
                + Numbers.count(delta.losses(), "image");
        return delta.wilcoxonP().isPresent()
                ? words + " (Wilcoxon signed-rank test over the " + (delta.wins() + delta.losses()) + " that differ: p "
                        + Numbers.probability(delta.wilcoxonP().getAsDouble()) + ")."
                : words + ".";
    }

    private static Optional<String> speed(Comparison comparison) {
        Summary summary = comparison.summary();
        if (summary.a().medianForwardMs().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder words = new StringBuilder("Median forward time is ")
                .append(Numbers.fixed(summary.a().medianForwardMs().getAsDouble(), 2))
                .append(" ms for A and ")
                .append(Numbers.fixed(summary.b().medianForwardMs().orElseThrow(), 2))
                .append(" ms for B (")
                .append(Provenance.conditions(
                        comparison.a().info(), comparison.b().info()))
                .append(")");
        caution(comparison).or(() -> ratio(summary.speedRatio())).ifPresent(part -> words.append(": ")
                .append(part));
        return Optional.of(words.append('.').toString());
    }

    /** "B is 1.56 times as fast as A (95 % bootstrap interval 1.50 to 1.61)". */
    private static Optional<String> ratio(Summary.SpeedRatio ratio) {
        if (ratio.median().isEmpty()) {
            return Optional.empty();
        }
        String words = "B is " + Numbers.fixed(ratio.median().getAsDouble(), 3) + " times as fast as A";
        Summary.Interval ends = ratio.ci95();
        if (ends.low().isEmpty()) {
            return Optional.of(words);
        }
        return Optional.of(words + " (95 % bootstrap interval "
                + Numbers.fixed(ends.low().getAsDouble(), 3) + " to "
                + Numbers.fixed(ends.high().orElseThrow(), 3)
                + (contains(ends, 1) ? ", which contains 1: no difference can be told)" : ")"));
    }

    /** Why the times of A and B are not to be set against each other; empty where they may be. */
    static Optional<String> caution(Comparison comparison) {
        Run.Info a = comparison.a().info();
        Run.Info b = comparison.b().info();
        if (Provenance.comparable(a, b)) {
            return Optional.empty();
        }
        return Optional.of(
                fast(a) || fast(b)
                        ? "not comparable, as fast mode overlaps the work of A and B"
                        : "compare with care, as A and B were not measured under the same known conditions");
    }

    private static boolean fast(Run.Info info) {
        return info.conditions().map(Conditions::mode).filter(Mode.FAST::equals).isPresent();
    }

    private static String outliers(Summary summary) {
        List<ComparisonRow> outliers = summary.outliers();
        return Numbers.count(outliers.size(), "outlier") + ", " + outlierRuleWithLimit(summary) + ": "
                + outliers.stream()
                        .limit(NAMED)
                        .map(row -> Sample.title(row.number(), row.image()) + " ("
                                + Numbers.delta(row.deltaIou().orElseThrow()) + ")")
                        .collect(Collectors.joining(", "))
                + (outliers.size() > NAMED ? " and " + (outliers.size() - NAMED) + " more." : ".");
    }

    static String six(OptionalDouble value) {
        return value.isPresent() ? Numbers.fixed(value.getAsDouble(), 6) : Numbers.NONE;
    }

    static Optional<String> interval(Summary.Interval interval) {
        return interval.low().isEmpty()
                ? Optional.empty()
                : Optional.of(Numbers.delta(interval.low().getAsDouble()) + " to "
                        + Numbers.delta(interval.high().orElseThrow()));
    }

    private static boolean contains(Summary.Interval interval, double value) {
        return interval.low().getAsDouble() <= value && value <= interval.high().orElseThrow();
    }
}
