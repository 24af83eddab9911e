package deltamask.report;

import java.util.ArrayList;
import java.util.List;

/** {@code report.txt}: the summary in words, what it was made of, and by which rules. */
final class ReportText {
    private final List<String> lines = new ArrayList<>();

    private ReportText() {}

    static String of(ReportContent content) {
        ReportText text = new ReportText();
        text.lines.add(content.title());
        text.lines.add(
                "=".repeat(content.title().codePointCount(0, content.title().length())));
        for (SummaryText.Paragraph paragraph : content.paragraphs()) {
            text.lines.add("");
            text.lines.add(paragraph.text());
        }
        text.side(
                "A, the reference",
                content.stamp().stream()
                        .map(entry -> new String[] {entry.name(), entry.a()})
                        .toList());
        text.side(
                "B, the candidate",
                content.stamp().stream()
                        .map(entry -> new String[] {entry.name(), entry.b()})
                        .toList());
        text.list("Rules", content.rules());
        text.list("Notes", content.notes());
        text.list("To make it again", content.commands());
        text.lines.add("");
        text.lines.add(
                "Made by " + Provenance.program() + " on " + content.options().date() + ".");
        return String.join("\n", text.lines) + "\n";
    }

    private void heading(String heading) {
        lines.add("");
        lines.add(heading);
        lines.add("-".repeat(heading.length()));
    }

    private void side(String heading, List<String[]> entries) {
        heading(heading);
        entries.forEach(entry -> lines.add("%-13s %s".formatted(entry[0], entry[1])));
    }

    private void list(String heading, List<String> items) {
        if (!items.isEmpty()) {
            heading(heading);
            lines.addAll(items);
        }
    }
}
