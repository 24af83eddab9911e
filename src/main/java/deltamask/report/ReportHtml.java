package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.failure.UnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;

/** {@code report.html}: the report as one page that needs nothing but itself, with a line for every image. */
final class ReportHtml {
    private final ReportContent content;
    private int figures;

    private ReportHtml(ReportContent content) {
        this.content = content;
    }

    /** Writes it; well-formed as XML, too. */
    static void write(ReportContent content, Path file) throws UnusableException {
        String page = new ReportHtml(content).page();
        ReportFile.write(file, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
    }

    private String page() {
        String nav = "<a href=\"#summary\">Summary</a>"
                + (content.figures().isEmpty() ? "" : "<a href=\"#figures\">Figures</a>")
                + (content.sheet().groups().isEmpty() ? "" : "<a href=\"#sheet\">Figure sheet</a>")
                + "<a href=\"#images\">Images</a><a href=\"#rules\">Rules</a><a href=\"#provenance\">Provenance</a>";
        return page(content.title(), content.options(), nav, ReportBody.of(content, this::figure, images()));
    }

    /**
     * A page that needs nothing but itself.
     *
     * @param nav links at its top
     * @param body as XHTML
     */
    static String page(String title, ReportOptions options, String nav, String body) {
        Xhtml page = new Xhtml();
        page.raw(
                "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
                        + "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        page.raw("<meta name=\"generator\" content=\"" + Xhtml.escape(Provenance.program()) + "\"/>\n");
        options.author()
                .ifPresent(author -> page.raw("<meta name=\"author\" content=\"" + Xhtml.escape(author) + "\"/>\n"));
        page.element("title", title);
        page.raw("<style>" + WebFonts.css() + ReportPdf.resource("report-screen.css") + "</style></head><body>\n");
        page.raw("<nav>" + nav + "<button id=\"theme\" type=\"button\">Light or dark</button></nav>\n<main>\n");
        page.raw(body);
        page.raw("</main>\n<script>//<![CDATA[\n" + ReportPdf.resource("report.js") + "//]]></script></body></html>\n");
        return page.toString();
    }

    /** A figure for each theme: the page shows one of them. */
    private String figure(ReportFigure figure) {
        figures++;
        return figure(figure, figures);
    }

    /** @param number of the figure on its page, from 1 */
    static String figure(ReportFigure figure, int number) {
        return "<div class=\"light\">" + svg(figure.light(), figure, number + "l") + "</div><div class=\"dark\">"
                + svg(figure.dark(), figure, number + "d") + "</div>";
    }

    private static String svg(DrawingFiles.Page page, ReportFigure figure, String theme) {
        return DrawingFiles.svg(page, figure.caption(), "f" + theme + "-")
                .replaceFirst("^<\\?xml[^>]*\\?>\\s*", "")
                .replaceFirst("width=\"[0-9.]+pt\"", "")
                .replaceFirst("height=\"[0-9.]+pt\"", "");
    }

    private String images() {
        Xhtml table = new Xhtml();
        table.element("h2 id=\"images\"", "Images");
        int shown = content.scan().thumbnails().size();
        int all = content.comparison().rows().size();
        table.element(
                "p",
                "Click a heading to sort. A small picture shows where A and B differ."
                        + (shown < all ? " Pictures of the " + shown + " images that changed most." : ""));
        table.raw("<div class=\"wide\"><table class=\"figures sortable\"><thead><tr><th class=\"n\">#</th><th></th>"
                + "<th>Image</th><th class=\"n\">IoU A</th><th class=\"n\">IoU B</th><th class=\"n\">Δ IoU</th>"
                + "<th class=\"n\">Δ Dice</th><th class=\"n\">Agreement</th><th class=\"n\">ms A</th>"
                + "<th class=\"n\">ms B</th><th>Note</th></tr></thead><tbody>\n");
        content.comparison().rows().forEach(row -> row(row, table));
        return table.raw("</tbody></table></div>\n").toString();
    }

    private void row(ComparisonRow row, Xhtml table) {
        table.raw("<tr><td class=\"n\">" + row.number() + "</td><td>");
        String uri = content.scan().thumbnails().get(row.number());
        table.raw(uri == null ? "" : "<img src=\"" + uri + "\" alt=\"\" loading=\"lazy\"/>");
        table.raw("</td>").element("td", row.image());
        number(table, row.iouA(), SummaryText.six(row.iouA()));
        number(table, row.iouB(), SummaryText.six(row.iouB()));
        number(table, row.deltaIou(), delta(row.deltaIou()));
        number(table, row.deltaDice(), delta(row.deltaDice()));
        number(table, row.agreement(), SummaryText.six(row.agreement()));
        number(table, row.forwardMsA(), milliseconds(row.forwardMsA()));
        number(table, row.forwardMsB(), milliseconds(row.forwardMsB()));
        table.element(
                "td",
                row.status() == ComparisonRow.Status.OK
                        ? row.note()
                        : row.status().name().toLowerCase(Locale.ROOT) + ". " + row.note());
        table.raw("</tr>\n");
    }

    /** Full precision is there for sorting, and as a tip. */
    private static void number(Xhtml table, OptionalDouble value, String words) {
        String exact = value.isPresent() ? Double.toString(value.getAsDouble()) : "";
        table.raw("<td class=\"n\" data-value=\"" + exact + "\" title=\"" + exact + "\">" + words + "</td>");
    }

    private static String delta(OptionalDouble value) {
        return value.isPresent() ? Numbers.delta(value.getAsDouble()) : Numbers.NONE;
    }

    private static String milliseconds(OptionalDouble value) {
        return value.isPresent() ? Numbers.fixed(value.getAsDouble(), 2) : Numbers.NONE;
    }
}
