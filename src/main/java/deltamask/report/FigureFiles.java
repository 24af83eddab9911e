package deltamask.report;

import deltamask.failure.UnusableException;
import java.awt.geom.Rectangle2D;
import java.nio.file.Path;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Figures as files. Widths and heights are points (1/72 inch) in all three formats, so that the same figure has the same
 * size and the same type size on paper.
 */
public final class FigureFiles {
    private FigureFiles() {}

    /** Writes SVG with real text. */
    public static void writeSvg(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        DrawingFiles.writeSvg(page(chart, width, height), "", file);
    }

    /** Writes a PDF page of that size, with selectable text in embedded fonts. */
    public static void writePdf(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        DrawingFiles.writePdf(List.of(page(chart, width, height)), file);
    }

    /**
     * Writes PNG of {@code width * dpi / 72} by {@code height * dpi / 72} pixels, which says its resolution.
     *
     * @param dpi pixels an inch, 72 to 1200
     */
    public static void writePng(JFreeChart chart, Path file, int width, int height, int dpi) throws UnusableException {
        DrawingFiles.writePng(page(chart, width, height), file, dpi);
    }

    private static DrawingFiles.Page page(JFreeChart chart, int width, int height) {
        return new DrawingFiles.Page(drawing(chart), width, height);
    }

    /** A chart as a drawing. */
    static Drawing drawing(JFreeChart chart) {
        return (graphics, wide, high) -> chart.draw(graphics, new Rectangle2D.Double(0, 0, wide, high));
    }
}
