package deltamask.report;

import deltamask.comparison.ClassResults;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The report as XHTML, the same for paper and for a browser but for its figures. */
final class ReportBody {
    private static final int MOST_CHANGED = 12;
    private static final int NOTES = 30;

    private final ReportContent content;
    private final Function<ReportFigure, String> figures;
    private final Xhtml page = new Xhtml();
    private int tableCount;
    private int figureCount;

    private ReportBody(ReportContent content, Function<ReportFigure, String> figures) {
        this.content = content;
        this.figures = figures;
    }

    /**
     * The parts up to the rules.
     *
     * @param figures markup that shows a figure
     * @param images markup of a table of all images, or nothing; it may stand before the rules
     */
    static String of(ReportContent content, Function<ReportFigure, String> figures, String images) {
        ReportBody body = new ReportBody(content, figures);
        body.words();
        body.table();
        body.classes();
        body.figures();
        body.sheet();
        if (images.isEmpty()) {
            body.mostChanged();
        } else {
            body.page.raw(images);
        }
        body.rules();
        body.stamp();
        return body.page.toString();
    }

    private void words() {
        page.element("h1", content.title());
        page.element("p class=\"byline\"", content.byline());
        page.element("h2 id=\"summary\"", "Summary");
        for (SummaryText.Paragraph paragraph : content.paragraphs()) {
            boolean failed = paragraph.heading().equals("Gate")
                    && content.gate().filter(gate -> !gate.passed()).isPresent();
            page.raw("<p" + (failed ? " class=\"failed\"" : "") + "><b>" + Xhtml.escape(paragraph.heading()) + ".</b> "
                    + Xhtml.sentences(paragraph.text()) + "</p>\n");
        }
    }

    private void caption(String words) {
        tableCount++;
        page.raw("<caption><b>Table " + tableCount + ".</b> " + Xhtml.escape(words) + "</caption>\n");
    }

    private void table() {
        Summary summary = content.comparison().summary();
        page.raw("<table class=\"figures\">\n");
        caption(summary.a().variant() + " (A) and " + summary.b().variant() + " (B) on "
                + content.comparison().dataset().name() + ", "
                + Provenance.conditions(
                        content.comparison().a().info(),
                        content.comparison().b().info())
                + ". Change is B minus A unless it says otherwise; in brackets 95 % intervals.");
        page.raw("<thead><tr><th></th><th class=\"n\">A</th><th class=\"n\">B</th><th class=\"n\">Change</th></tr>"
                + "</thead>\n");
        for (List<ReportTable.Line> block : content.table().blocks()) {
            page.raw("<tbody>\n");
            for (ReportTable.Line line : block) {
                page.raw("<tr>");
                page.element("th class=\"row\"", line.name());
                page.element("td class=\"n\"", line.a());
                page.element("td class=\"n\"", line.b());
                page.element("td class=\"n\"", line.change());
                page.raw("</tr>\n");
            }
            page.raw("</tbody>\n");
        }
        page.raw("</table>\n");
    }

    private void classes() {
        if (content.scan().classes().isEmpty()) {
            return;
        }
        ClassResults classes = content.scan().classes().get();
        page.raw("<table class=\"figures\">\n");
        caption("IoU class by class, the pixels of " + Numbers.count(classes.images(), "image")
                + " counted together; the last line is their mean, the dataset's mIoU. Images: how many have the class in"
                + " a prediction or the truth.");
        page.raw("<thead><tr><th>Class</th><th class=\"n\">Images</th><th class=\"n\">A</th><th class=\"n\">B</th>"
                + "<th class=\"n\">Change</th></tr></thead><tbody>\n");
        for (ClassResults.ClassScore score : classes.classes()) {
            page.raw("<tr>");
            page.element("th class=\"row\"", score.name());
            page.element("td class=\"n\"", Integer.toString(score.images()));
            scores(score.iouA(), score.iouB());
            page.raw("</tr>\n");
        }
        page.raw("</tbody><tbody><tr><th class=\"row\">mean</th><td></td>");
        scores(classes.meanA(), classes.meanB());
        page.raw("</tr></tbody></table>\n");
    }

    private void scores(OptionalDouble a, OptionalDouble b) {
        page.element("td class=\"n\"", SummaryText.six(a));
        page.element("td class=\"n\"", SummaryText.six(b));
        page.element(
                "td class=\"n\"",
                a.isPresent() && b.isPresent() ? Numbers.delta(b.getAsDouble() - a.getAsDouble()) : Numbers.NONE);
    }

    private void figures() {
        if (content.figures().isEmpty()) {
            return;
        }
        page.element("h2 id=\"figures\"", "Figures");
        for (ReportFigure figure : content.figures()) {
            figureCount++;
            page.raw("<div class=\"figure\" id=\"" + figure.id() + "\">" + figures.apply(figure));
            page.raw("<p class=\"caption\"><b>Figure " + figureCount + ".</b> " + Xhtml.sentences(figure.caption())
                    + "</p></div>\n");
        }
    }

    private void sheet() {
        figureCount += SheetBody.write(page, content.sheet(), content.options().look(), figureCount);
    }

    private void mostChanged() {
        List<ComparisonRow> rows = content.comparison().rows().stream()
                .filter(row -> row.deltaIou().orElse(0) != 0)
                .sorted(Comparator.comparingDouble(
                                (ComparisonRow row) -> -Math.abs(row.deltaIou().getAsDouble()))
                        .thenComparing(ComparisonRow::number))
                .limit(MOST_CHANGED)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        page.raw("<table class=\"figures\">\n");
        caption("The images that changed most. All images, in full precision, are in comparison.csv.");
        page.raw("<thead><tr><th>Image</th><th class=\"n\">IoU A</th><th class=\"n\">IoU B</th>"
                + "<th class=\"n\">B − A</th><th class=\"n\">Agreement</th></tr></thead><tbody>\n");
        for (ComparisonRow row : rows) {
            page.raw("<tr>");
            page.element("th class=\"row\"", Sample.title(row.number(), row.image()));
            scores(row.iouA(), row.iouB());
            page.element("td class=\"n\"", SummaryText.six(row.agreement()));
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
    }

    private void rules() {
        page.element("h2 id=\"rules\"", "Rules");
        list(content.rules());
        if (!content.notes().isEmpty()) {
            page.element("h2 id=\"notes\"", "Notes");
            list(content.notes().stream().limit(NOTES).toList());
            if (content.notes().size() > NOTES) {
                page.element("p", (content.notes().size() - NOTES) + " more are in report.txt.");
            }
        }
    }

    private void list(List<String> items) {
        page.raw("<ul>\n");
        items.forEach(item -> page.sentences("li", item));
        page.raw("</ul>\n");
    }

    private void stamp() {
        page.element("h2 id=\"provenance\"", "Provenance");
        page.raw("<table class=\"stamp\">\n");
        caption("What was compared, and on what.");
        page.raw("<thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody>\n");
        for (ReportStamp.Entry entry : content.stamp()) {
            page.raw("<tr>");
            page.element("th class=\"row\"", entry.name());
            if (entry.a().equals(entry.b())) {
                page.raw("<td colspan=\"2\">" + breakable(entry.a()) + "</td>");
            } else {
                page.raw("<td>" + breakable(entry.a()) + "</td><td>" + breakable(entry.b()) + "</td>");
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table>\n");
        again(page, content.commands());
    }

    static void again(Xhtml page, List<String> commands) {
        page.element("p class=\"again\"", "To make it again, where the dataset and the models or Runs lie:");
        commands.forEach(command -> page.element("p class=\"command\"", command));
    }

    /** A hash has no place to break, so it gets one in its middle. */
    private static String breakable(String text) {
        return text.matches("[0-9a-f]{64}")
                ? "<span class=\"hash\">" + text.substring(0, 32) + "<br/>" + text.substring(32) + "</span>"
                : Xhtml.escape(text);
    }
}
