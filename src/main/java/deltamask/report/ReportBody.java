package deltamask.report;

import deltamask.comparison.ClassResults;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.dataset.Sample;
import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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

    /** The figure sheet alone. */
    static String sheet(ReportContent content) {
        ReportBody body = new ReportBody(content, figure -> "");
        body.sheet();
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
        if (content.sheet().groups().isEmpty()) {
            return;
        }
        page.element("h2 id=\"sheet\"", "Figure sheet");
        OverlayLook look = content.options().look();
        page.raw("<p class=\"legend\">Truth, A and B: " + painted(look)
                + " over the image, opacity " + Numbers.plain(look.opacity()) + ". A and B apart: "
                + key(ReportImage.BOTH, "both") + key(ReportImage.A_ONLY, "A only")
                + key(ReportImage.B_ONLY, "B only") + key(ReportImage.OTHER_CLASS, "two classes")
                + " B against the truth: " + key(ReportImage.HIT, "found") + key(ReportImage.INVENTED, "invented")
                + key(ReportImage.MISSED, "missed") + key(ReportImage.IGNORED, "ignored") + "</p>\n");
        for (FigureSheet.Group group : content.sheet().groups()) {
            group(group);
        }
    }

    private static String painted(OverlayLook look) {
        return look.colours() == MaskColours.BLUE
                ? key(Palette.SHOW_MASK_BLUE, "scored classes")
                : Xhtml.escape(
                        look.colours().toString().toLowerCase(Locale.ROOT).replace("voc", "VOC"));
    }

    private static String key(int rgb, String words) {
        return "<span class=\"key\"><span class=\"swatch\" style=\"background-color:#%06x\">&#160;&#160;</span>&#160;%s</span> "
                .formatted(rgb, words.replace(" ", "&#160;"));
    }

    private void group(FigureSheet.Group group) {
        figureCount++;
        page.raw("<p class=\"caption\"><b>Figure " + figureCount + ".</b> " + Xhtml.escape(group.caption()) + "</p>\n");
        page.raw("<table class=\"group\"><thead><tr><td><table class=\"sheet\"><tr>");
        FigureSheet.COLUMNS.forEach(column -> page.element("th", column));
        page.raw("</tr></table></td></tr></thead><tbody>\n");
        group.lines().forEach(this::line);
        page.raw("</tbody></table>\n");
    }

    private void line(FigureSheet.Line line) {
        page.raw("<tr><td><table class=\"sheet\"><tr>");
        for (int column = 0; column < line.cells().size(); column++) {
            FigureSheet.Cell cell = line.cells().get(column);
            String words = FigureSheet.COLUMNS.get(column) + " of " + line.row().image();
            page.raw(
                    cell.uri().isEmpty()
                            ? "<td class=\"missing\">" + Xhtml.escape(cell.missing()) + "</td>"
                            : "<td><img src=\"" + cell.uri() + "\" alt=\"" + Xhtml.escape(words) + "\"/></td>");
        }
        page.raw("</tr></table>");
        page.raw("<p class=\"scores\"><b>"
                + Xhtml.escape(Sample.title(line.row().number(), line.row().image())) + "</b> "
                + Xhtml.sentences(scores(line.row()))
                + "</p></td></tr>\n");
    }

    private static String scores(ComparisonRow row) {
        StringBuilder words = new StringBuilder();
        if (row.scored()) {
            words.append("IoU A ")
                    .append(SummaryText.six(row.iouA()))
                    .append(" · B ")
                    .append(SummaryText.six(row.iouB()))
                    .append(" · B − A ")
                    .append(Numbers.delta(row.deltaIou().getAsDouble()))
                    .append(" · Dice A ")
                    .append(SummaryText.six(row.diceA()))
                    .append(" · B ")
                    .append(SummaryText.six(row.diceB()));
        }
        row.agreement().ifPresent(agreement -> words.append(words.length() == 0 ? "" : " · ")
                .append("agreement ")
                .append(Numbers.fixed(agreement, 6)));
        return words.toString();
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
        page.element("p class=\"again\"", "To make it again, where the dataset and the models lie:");
        commands.forEach(command -> page.element("p class=\"command\"", command));
    }

    /** A hash has no place to break, so it gets one in its middle. */
    private static String breakable(String text) {
        return text.matches("[0-9a-f]{64}")
                ? "<span class=\"hash\">" + text.substring(0, 32) + "<br/>" + text.substring(32) + "</span>"
                : Xhtml.escape(text);
    }
}
