package deltamask.report;

import deltamask.comparison.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All that a report says and shows, made once for its PDF, its page and its text.
 *
 * @param title above it
 * @param table of figures
 * @param figures in order
 * @param sheet of pictures
 * @param scan of every image's files
 * @param stamp what it was made of
 * @param rules by which it was made
 * @param notes on single images
 * @param commands that make it again
 */
record ReportContent(
        Comparison comparison,
        ReportOptions options,
        String title,
        Findings findings,
        Optional<Gate> gate,
        List<SummaryText.Paragraph> paragraphs,
        ReportTable table,
        List<ReportFigure> figures,
        FigureSheet sheet,
        ReportScan scan,
        List<ReportStamp.Entry> stamp,
        List<String> rules,
        List<String> notes,
        List<String> commands) {

    static ReportContent of(
            Comparison comparison,
            ReportOptions options,
            ReportScan scan,
            FigureSheet sheet,
            List<ReportFigure> figures) {
        Optional<Gate> gate = options.gate().map(target -> Gate.of(comparison, target));
        Findings findings = Findings.of(comparison);
        Optional<Boundaries> boundaries = scan.boundaries();
        return new ReportContent(
                comparison,
                options,
                options.title()
                        .orElseGet(() -> comparison.b().info().variantName() + " against "
                                + comparison.a().info().variantName() + " on "
                                + comparison.dataset().name()),
                findings,
                gate,
                SummaryText.paragraphs(comparison, gate, boundaries),
                ReportTable.of(comparison, findings, boundaries),
                figures,
                sheet,
                scan,
                ReportStamp.entries(comparison),
                ReportStamp.rules(comparison, OptionalInt.of(scan.ignoring()), boundaries.isPresent()),
                ReportStamp.notes(comparison),
                ReportStamp.commands(List.of(comparison), options));
    }

    /** Below the title: who, when, by what. */
    String byline() {
        return options.author().map(author -> author + " · ").orElse("") + options.date() + " · "
                + Provenance.program();
    }
}
