package deltamask.report;

import deltamask.failure.UnusableException;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Figures as files. Widths and heights are points (1/72 inch) in all three formats, so that the same figure has the same
 * size and the same type size on paper.
 */
public final class FigureFiles {
    private FigureFiles() {}

    /** Kinds of files. */
    public enum Format {
        PDF,
        SVG,
        PNG;

        /** With the dot. */
        public String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes a figure in the size that its style says. */
    public static void write(
            Figure figure, FigureData data, FigureChoice choice, FigureStyle style, Format format, Path file)
            throws UnusableException {
        FigureChart chart = FigureChart.onPaper(figure, data, choice, style);
        double width = style.widthInPoints();
        double height = style.heightInPoints(figure.aspect(data));
        switch (format) {
            case PDF -> writePdf(chart, file, width, height);
            case SVG -> writeSvg(chart, file, width, height);
            case PNG -> writePng(chart, file, width, height, style.dpi());
        }
    }

    /** The same as a picture in memory. */
    public static BufferedImage picture(Figure figure, FigureData data, FigureChoice choice, FigureStyle style) {
        return picture(
                FigureChart.onPaper(figure, data, choice, style),
                style.widthInPoints(),
                style.heightInPoints(figure.aspect(data)),
                style.dpi());
    }

    /** Writes SVG with real text. */
    public static void writeSvg(FigureChart figure, Path file, double width, double height) throws UnusableException {
        DrawingFiles.writeSvg(new DrawingFiles.Page(figure::draw, width, height), figure.caption(), file);
    }

    /** Writes a PDF page of that size, with selectable text in embedded fonts. */
    public static void writePdf(FigureChart figure, Path file, double width, double height) throws UnusableException {
        DrawingFiles.writePdf(List.of(new DrawingFiles.Page(figure::draw, width, height)), file);
    }

    /**
     * Writes PNG of {@code width * dpi / 72} by {@code height * dpi / 72} pixels, which says its resolution.
     *
     * @param dpi pixels an inch, 72 to 1200
     */
    public static void writePng(FigureChart figure, Path file, double width, double height, int dpi)
            throws UnusableException {
        DrawingFiles.writePng(new DrawingFiles.Page(figure::draw, width, height), file, dpi);
    }

    /** The same as a picture in memory. */
    public static BufferedImage picture(FigureChart figure, double width, double height, int dpi) {
        return DrawingFiles.picture(new DrawingFiles.Page(figure::draw, width, height), dpi);
    }
}
