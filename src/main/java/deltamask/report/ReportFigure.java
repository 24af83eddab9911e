package deltamask.report;

import deltamask.failure.UnusableException;
import java.nio.file.Path;
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
    /**
     * Writes it as {@code .svg}, {@code .pdf} and {@code .png}.
     *
     * @param dpi pixels an inch of the last
     * @return the files
     */
    List<Path> write(Path folder, int dpi) throws UnusableException {
        Path svg = folder.resolve(id + ".svg");
        Path pdf = folder.resolve(id + ".pdf");
        Path png = folder.resolve(id + ".png");
        DrawingFiles.writeSvg(print, caption, svg);
        DrawingFiles.writePdf(List.of(print), pdf);
        DrawingFiles.writePng(print, png, dpi);
        return List.of(svg, pdf, png);
    }
}
