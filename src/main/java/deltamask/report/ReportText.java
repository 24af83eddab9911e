package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Bootstrap;
import deltamask.run.Conditions;
import deltamask.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** {@code report.txt}: the summary in words, what it was made of, and by which rules. */
final class ReportText {
    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    static String of(Comparison comparison, Optional<Gate> gate) {
        ReportText text = new ReportText();
        text.title(comparison);
        text.lines.add(SummaryText.sentences(comparison));
        gate.ifPresent(text::gate);
        text.side("A, the reference", comparison.a().info());
        text.side("B, the candidate", comparison.b().info());
        text.rules(comparison);
        text.notes(comparison);
        text.lines.add("");
        text.lines.add("Made by " + Provenance.program() + ".");
        return String.join("\n", text.lines) + "\n";
    }

    private void title(Comparison comparison) {
        String title = comparison.b().info().variantName() + " against "
                + comparison.a().info().variantName() + " on "
                + comparison.dataset().name();
        lines.add(title);
        lines.add("=".repeat(title.codePointCount(0, title.length())));
        lines.add("");
    }

    private void heading(String heading) {
        lines.add("");
        lines.add(heading);
        lines.add("-".repeat(heading.length()));
    }

    private void gate(Gate gate) {
        lines.add("");
        lines.add("Quality gate: " + (gate.passed() ? "passed" : "failed") + ". " + kept(gate) + "; "
                + Numbers.percent(gate.target()) + " is asked for.");
    }

    private static String kept(Gate gate) {
        return gate.kept().isPresent()
                ? "B keeps " + Numbers.percent(gate.kept().getAsDouble()) + " of A's mean IoU"
                : "What B keeps of A's mean IoU is not known";
    }

    private void side(String heading, Run.Info info) {
        heading(heading);
        entry("variant", Optional.of(info.variantName()));
        entry("file", info.fileBytes().isPresent() ? Optional.of(bytes(info.fileBytes())) : Optional.empty());
        entry("SHA-256", info.sha256());
        entry("engine", Optional.of(info.made().engine()));
        entry("device", Optional.of(info.made().device()));
        entry("conditions", info.conditions().map(Conditions::inWords));
        entry("load time", milliseconds(info.made().loadMs()));
        entry(
                "peak memory",
                info.made().peakRssBytes().isPresent()
                        ? Optional.of(bytes(info.made().peakRssBytes()))
                        : Optional.empty());
        entry("started", info.started());
        entry("finished", info.made().finished());
    }

    private void entry(String name, Optional<String> value) {
        lines.add(
                "%-12s %s".formatted(name, value.filter(text -> !text.isBlank()).orElse("not recorded")));
    }

    private static String bytes(OptionalLong bytes) {
        return Numbers.megabytes(bytes.getAsLong()) + " (" + bytes.getAsLong() + " bytes)";
    }

    private static Optional<String> milliseconds(OptionalDouble value) {
        return value.isPresent() ? Optional.of(Numbers.fixed(value.getAsDouble(), 1) + " ms") : Optional.empty();
    }

    private void rules(Comparison comparison) {
        heading("Rules");
        String a = Provenance.foreground(comparison, comparison.a());
        String b = Provenance.foreground(comparison, comparison.b());
        lines.add("Delta is B minus A.");
        lines.add(
                "IoU = tp / (tp + fn + fp), Dice = 2 tp / (2 tp + fn + fp); means are over the images scored in both.");
        lines.add("Foreground, as class ids: " + (a.equals(b) ? a : "A " + a + ", B " + b) + ".");
        lines.add("Empty masks: " + comparison.rules().emptyMasks().rule() + ".");
        lines.add("Outliers: " + SummaryText.outlierRule(comparison.summary()) + ".");
        lines.add("Intervals: 95 % " + Bootstrap.RULE + ".");
        lines.add("Wilcoxon: signed-rank test, two-sided; images with a delta of 0 left out.");
        lines.add("Times: median over images of the forward pass alone; warm-ups are never counted.");
    }

    /** Nothing is left out in silence. */
    private void notes(Comparison comparison) {
        List<ComparisonRow> noted = comparison.rows().stream()
                .filter(row -> !row.note().isBlank() || row.status() != ComparisonRow.Status.OK)
                .toList();
        if (noted.isEmpty() && comparison.dataset().problems().isEmpty()) {
            return;
        }
        heading("Notes");
        noted.forEach(row -> lines.add(row.number() + " " + row.image() + ": "
                + (row.status() == ComparisonRow.Status.OK
                        ? ""
                        : row.status().name().toLowerCase(java.util.Locale.ROOT) + ". ")
                + row.note()));
        comparison.dataset().problems().forEach(problem -> lines.add(problem.message()));
    }
}
