package deltamask.report;

import deltamask.failure.UnusableException;
import java.nio.file.Path;
import org.jfree.chart.JFreeChart;

/**
 * Figures as files. Widths and heights are points (1/72 inch) in all three formats, so that the same figure has the same
 * size and the same type size on paper. Files are written beside their place, then moved there.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class FigureFiles {
    private FigureFiles() {}

    /** Writes SVG with real text. */
    public static void writeSvg(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        throw new UnusableException("being written " + file);
    }

    /** Writes a PDF page of that size, with selectable text in embedded fonts. */
    public static void writePdf(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        throw new UnusableException("being written " + file);
    }

    /**
     * Writes PNG of {@code width * dpi / 72} by {@code height * dpi / 72} pixels, which says its resolution.
     *
     * @param dpi pixels an inch, 72 to 1200
     */
    public static void writePng(JFreeChart chart, Path file, int width, int height, int dpi) throws UnusableException {
        throw new UnusableException("being written " + file);
    }
}
