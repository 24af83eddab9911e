package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.metrics.Bootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Sentences about scores. */
final class ScoreWords {
    private static final int NAMED = 5;

    private final Summary summary;
    private final Findings findings;

    ScoreWords(Summary summary, Findings findings) {
        this.summary = summary;
        this.findings = findings;
    }

    String counts() {
        StringBuilder words = new StringBuilder(Numbers.count(summary.images(), "image"))
                .append(", ")
                .append(summary.scored())
                .append(" scored in A and B");
        SummaryText.left(summary).forEach(part -> words.append("; ").append(part));
        words.append('.');
        if (summary.identical()) {
            words.append(" A (")
                    .append(summary.a().variant())
                    .append(") and B (")
                    .append(summary.b().variant())
                    .append(") are identical: the same mask on every image that both have.");
        }
        return words.toString();
    }

    /** Means, medians and spreads; nothing where no image is scored. */
    List<String> scores() {
        List<String> sentences = new ArrayList<>();
        if (summary.scored() > 0 && summary.identical()) {
            sentences.add("Mean IoU is " + SummaryText.six(summary.a().meanIou()) + " and mean Dice "
                    + SummaryText.six(summary.a().meanDice()) + " for both" + spread(findings.a()) + ".");
            sentences.add("Pooled over all pixels of these images, IoU is "
                    + SummaryText.six(findings.a().pooled()) + " for both.");
        } else if (summary.scored() > 0) {
            means(sentences);
        }
        if (!summary.identical() && summary.meanAgreement().isPresent()) {
            sentences.add("The masks of A and B agree with a mean IoU of "
                    + Numbers.fixed(summary.meanAgreement().getAsDouble(), 6) + ".");
        }
        return sentences;
    }

    private void means(List<String> sentences) {
        Summary.Delta delta = summary.delta();
        StringBuilder iou = new StringBuilder("Mean IoU is ")
                .append(SummaryText.six(summary.a().meanIou()))
                .append(" for A (")
                .append(summary.a().variant())
                .append(spread(findings.a()))
                .append(") and ")
                .append(SummaryText.six(summary.b().meanIou()))
                .append(" for B (")
                .append(summary.b().variant())
                .append(spread(findings.b()))
                .append("): B − A = ")
                .append(Numbers.delta(delta.meanIou().orElseThrow()));
        SummaryText.interval(delta.ci95Iou()).ifPresent(ends -> iou.append(" (95 % bootstrap interval ")
                .append(ends)
                .append(SummaryText.contains(delta.ci95Iou(), 0) ? ", which contains 0)" : ")"));
        sentences.add(iou.append('.').toString());
        StringBuilder middle = new StringBuilder("The median of B − A is ")
                .append(Numbers.delta(delta.medianIou().orElseThrow()));
        findings.delta().standardDeviation().ifPresent(deviation -> middle.append(", its standard deviation ")
                .append(Numbers.magnitude(deviation)));
        sentences.add(middle.append('.').toString());
        sentences.add("Mean Dice is " + SummaryText.six(summary.a().meanDice()) + " and "
                + SummaryText.six(summary.b().meanDice()) + ", B − A = "
                + Numbers.delta(delta.meanDice().orElseThrow()) + ": the same evidence on another scale.");
        OptionalDouble a = findings.a().pooled();
        OptionalDouble b = findings.b().pooled();
        if (a.isPresent() && b.isPresent()) {
            sentences.add("Pooled over all pixels of these images, IoU is " + SummaryText.six(a) + " and "
                    + SummaryText.six(b) + ", B − A = " + Numbers.delta(b.getAsDouble() - a.getAsDouble()) + ".");
        }
    }

    private static String spread(Findings.Scores scores) {
        OptionalDouble deviation = scores.spread().standardDeviation();
        return scores.median().isEmpty()
                ? ""
                : ", median " + SummaryText.six(scores.median())
                        + (deviation.isPresent() ? ", standard deviation " + SummaryText.six(deviation) : "");
    }

    /** Wins, the test, and how few images make the difference; nothing where no image is scored. */
    List<String> changes() {
        List<String> sentences = new ArrayList<>();
        if (summary.scored() == 0 || summary.identical()) {
            return sentences;
        }
        Summary.Delta delta = summary.delta();
        sentences.add("B is better on " + delta.wins() + ", equal on " + delta.ties() + " and worse on "
                + Numbers.count(delta.losses(), "image") + ".");
        if (findings.test().identical()) {
            sentences.add("By IoU A and B are identical on every scored image, so there is nothing to test.");
            return sentences;
        }
        sentences.add(test());
        sentences.add(concentration());
        if (!summary.outliers().isEmpty()) {
            sentences.add(outliers());
        }
        return sentences;
    }

    private String test() {
        var test = findings.test();
        StringBuilder words = new StringBuilder("Wilcoxon's signed-rank test of the ")
                .append(Numbers.count(test.compared(), "image"))
                .append(test.compared() == 1 ? " that differs" : " that differ");
        if (test.zeros() > 0) {
            words.append(", with ")
                    .append(Numbers.count(test.zeros(), "difference"))
                    .append(" of 0 left out,");
        }
        words.append(" gives p ")
                .append(Numbers.probability(test.p().orElseThrow()))
                .append(test.exact() ? " (exact)" : " (normal approximation)");
        test.rankBiserial().ifPresent(size -> words.append("; the matched-pairs rank-biserial correlation is ")
                .append(Numbers.signed(size, 3)));
        return words.append('.').toString();
    }

    private String concentration() {
        var few = findings.concentration();
        return "Of the " + Numbers.count(few.differing(), "image") + " that changed, " + few.half()
                + (few.half() == 1 ? " makes" : " make") + " half and " + few.ninety()
                + (few.ninety() == 1 ? " makes" : " make") + " 90 % of all change of IoU (sum of |B − A|).";
    }

    private String outliers() {
        List<ComparisonRow> outliers = summary.outliers();
        return Numbers.count(outliers.size(), "outlier") + ", " + SummaryText.outlierRuleWithLimit(summary) + ": "
                + outliers.stream()
                        .limit(NAMED)
                        .map(row -> Sample.title(row.number(), row.image()) + " ("
                                + Numbers.delta(row.deltaIou().orElseThrow()) + ")")
                        .collect(Collectors.joining(", "))
                + (outliers.size() > NAMED ? " and " + (outliers.size() - NAMED) + " more." : ".");
    }

    /** What outlines say. */
    static List<String> boundaries(Boundaries boundaries) {
        List<String> sentences = new ArrayList<>();
        if (boundaries.images() > 0) {
            double a = boundaries.meanIouA().orElseThrow();
            double b = boundaries.meanIouB().orElseThrow();
            sentences.add("Mean boundary IoU over " + Numbers.count(boundaries.images(), "image") + " is "
                    + Numbers.fixed(a, 6) + " for A and " + Numbers.fixed(b, 6) + " for B, B − A = "
                    + Numbers.delta(b - a)
                    + boundaries.delta().map(ScoreWords::interval).orElse("") + ".");
        }
        if (boundaries.distances() > 0) {
            sentences.add("The median HD95 over " + Numbers.count(boundaries.distances(), "image") + " is "
                    + Numbers.fixed(boundaries.medianHd95A().orElseThrow(), 2) + " pixels for A and "
                    + Numbers.fixed(boundaries.medianHd95B().orElseThrow(), 2) + " pixels for B.");
        }
        return sentences;
    }

    private static String interval(Bootstrap.Interval ends) {
        return " (95 % bootstrap interval " + Numbers.delta(ends.low()) + " to " + Numbers.delta(ends.high())
                + (ends.contains(0) ? ", which contains 0)" : ")");
    }
}
