package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The summary as aligned lines for a terminal: ASCII but for names, since not every terminal shows more. */
final class SummaryBlock {
    private static final int NAMED = 5;

    private final Comparison comparison;
    private final Summary summary;
    private final List<String> lines = new ArrayList<>();

    private SummaryBlock(Comparison comparison) {
        this.comparison = comparison;
        this.summary = comparison.summary();
    }

    static String of(Comparison comparison) {
        SummaryBlock block = new SummaryBlock(comparison);
        block.write();
        return String.join("\n", block.lines);
    }

    private void write() {
        line("A", summary.a().variant() + size(summary.a().fileBytes()));
        line("B", summary.b().variant() + size(summary.b().fileBytes()));
        List<String> counts = new ArrayList<>(List.of(summary.scored() + " scored"));
        counts.addAll(SummaryText.left(summary));
        line("images", summary.images() + ": " + String.join(", ", counts));
        if (summary.scored() > 0) {
            Summary.Delta delta = summary.delta();
            line(
                    "mean IoU",
                    means(summary.a().meanIou(), summary.b().meanIou(), delta.meanIou())
                            + (summary.identical() ? "" : interval(delta.ci95Iou())));
            line("mean Dice", means(summary.a().meanDice(), summary.b().meanDice(), delta.meanDice()));
        }
        if (summary.identical()) {
            line("masks", "identical on every image that both have");
        } else {
            changes();
        }
        times();
        AggregateWords.sentences(comparison).forEach(sentence -> line("times", ascii(sentence)));
        line(
                "measured",
                Provenance.conditions(comparison.a().info(), comparison.b().info())
                                .replace(" · ", "; ") + "; "
                        + Provenance.engine(
                                comparison.a().info(), comparison.b().info()));
        outliers();
    }

    private void line(String label, String text) {
        lines.add("%-11s%s".formatted(label, text).stripTrailing());
    }

    private static String size(OptionalLong bytes) {
        return bytes.isPresent() ? " (" + ascii(Numbers.megabytes(bytes.getAsLong())) + ")" : "";
    }

    private static String means(OptionalDouble a, OptionalDouble b, OptionalDouble delta) {
        return "A %s   B %s   delta %s".formatted(six(a), six(b), ascii(Numbers.delta(delta.orElseThrow())));
    }

    private static String interval(Summary.Interval interval) {
        return SummaryText.interval(interval)
                .map(ends -> "   (95 %: " + ascii(ends) + ")")
                .orElse("");
    }

    private void changes() {
        Summary.Delta delta = summary.delta();
        if (summary.scored() > 0) {
            String p = delta.wilcoxonP().isPresent()
                    ? "   (Wilcoxon p " + Numbers.probability(delta.wilcoxonP().getAsDouble()) + ")"
                    : "";
            line(
                    "per image",
                    "B better on %d, equal on %d, worse on %d%s"
                            .formatted(delta.wins(), delta.ties(), delta.losses(), p));
        }
        if (summary.meanAgreement().isPresent()) {
            line("agreement", six(summary.meanAgreement()) + " mean IoU of A's masks and B's masks");
        }
    }

    private void times() {
        if (summary.a().medianForwardMs().isEmpty()) {
            return;
        }
        StringBuilder words = new StringBuilder("A ")
                .append(ms(summary.a().medianForwardMs()))
                .append("   B ")
                .append(ms(summary.b().medianForwardMs()));
        Optional<String> caution = SummaryText.caution(comparison);
        if (caution.isPresent()) {
            words.append("   ").append(caution.get());
        } else {
            SaidRatio.of(summary.speedRatio()).ifPresent(said -> {
                words.append("   ").append(said.inWords());
                said.endsInWords().ifPresent(ends -> words.append("   (95 %: ")
                        .append(ends)
                        .append(said.undecided() ? "; no difference can be told)" : ")"));
            });
        }
        line("forward", words.toString());
    }

    private void outliers() {
        List<ComparisonRow> outliers = summary.outliers();
        if (summary.scored() == 0) {
            return;
        }
        if (outliers.isEmpty()) {
            line("outliers", "none");
            return;
        }
        line(
                "outliers",
                outliers.size() + ": "
                        + ascii(SummaryText.outlierRuleWithLimit(summary)).replace("×", "x"));
        for (ComparisonRow row : outliers.subList(0, Math.min(NAMED, outliers.size()))) {
            line(
                    "",
                    "%s   %d %s"
                            .formatted(ascii(Numbers.delta(row.deltaIou().orElseThrow())), row.number(), row.image()));
        }
        if (outliers.size() > NAMED) {
            line("", "and " + (outliers.size() - NAMED) + " more");
        }
    }

    private static String ms(OptionalDouble value) {
        return Numbers.fixed(value.orElseThrow(), 2) + " ms";
    }

    private static String six(OptionalDouble value) {
        return ascii(SummaryText.six(value));
    }

    /** The same number in letters that every terminal has. */
    private static String ascii(String number) {
        return Numbers.ascii(number);
    }
}
