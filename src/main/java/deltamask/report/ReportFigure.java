package deltamask.report;

import java.util.List;

/**
 * A figure of the report.
 *
 * @param id its files' name: lower-case letters and hyphens
 * @param title in a few words
 * @param caption what it shows and by which rules, in whole sentences
 * @param print on paper, in the report's width
 * @param light on a light screen, without title
 * @param dark on a dark screen, without title
 */
record ReportFigure(
        String id,
        String title,
        String caption,
        DrawingFiles.Page print,
        DrawingFiles.Page light,
        DrawingFiles.Page dark) {
    /** The pages of several, for one file. */
    static List<DrawingFiles.Page> pages(List<ReportFigure> figures) {
        return figures.stream().map(ReportFigure::print).toList();
    }
}
