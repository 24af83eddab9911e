package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import java.util.Locale;

/** The figure sheet as XHTML: what its colours mean, then its groups of images. */
final class SheetBody {
    private final Xhtml page;
    private final OverlayLook look;

    private SheetBody(Xhtml page, OverlayLook look) {
        this.page = page;
        this.look = look;
    }

    /**
     * Nothing where there is no image to show.
     *
     * @param figures that stand before it
     * @return how many figures the sheet has
     */
    static int write(Xhtml page, FigureSheet sheet, OverlayLook look, int figures) {
        if (!sheet.groups().isEmpty()) {
            SheetBody body = new SheetBody(page, look);
            body.legend();
            for (int i = 0; i < sheet.groups().size(); i++) {
                body.group(sheet.groups().get(i), figures + i + 1);
            }
        }
        return sheet.groups().size();
    }

    private void legend() {
        page.element("h2 id=\"sheet\"", "Figure sheet");
        page.raw("<p class=\"legend\">Truth, A and B: " + painted()
                + " over the image, opacity " + Numbers.plain(look.opacity()) + ". A and B apart: "
                + key(ReportImage.BOTH, "both") + key(ReportImage.A_ONLY, "A only")
                + key(ReportImage.B_ONLY, "B only")
                + key(ReportImage.OTHER_CLASS, "two classes").strip()
                + ". B against the truth: " + key(ReportImage.HIT, "found") + key(ReportImage.INVENTED, "invented")
                + key(ReportImage.MISSED, "missed")
                + key(ReportImage.IGNORED, "ignored").strip() + ".</p>\n");
    }

    private String painted() {
        return look.colours() == MaskColours.BLUE
                ? key(Palette.SHOW_MASK_BLUE, "scored classes")
                : Xhtml.escape(
                        look.colours().toString().toLowerCase(Locale.ROOT).replace("voc", "VOC"));
    }

    private static String key(int rgb, String words) {
        return "<span class=\"key\"><span class=\"swatch\" style=\"background-color:#%06x\">&#160;&#160;</span>&#160;%s</span> "
                .formatted(rgb, words.replace(" ", "&#160;"));
    }

    private void group(FigureSheet.Group group, int number) {
        page.raw("<p class=\"caption rows\"><b>Figure " + number + ".</b> " + Xhtml.escape(group.caption()) + "</p>\n");
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
        String about = line.about().isEmpty() ? "" : line.about() + " · ";
        page.raw("<p class=\"scores\"><b>"
                + Xhtml.escape(Sample.title(line.row().number(), line.row().image())) + "</b> "
                + Xhtml.sentences(about + scores(line.row()))
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
}
