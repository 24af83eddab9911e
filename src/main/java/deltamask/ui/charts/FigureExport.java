package deltamask.ui.charts;

import deltamask.failure.UnusableException;
import deltamask.report.DeltaFigure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.FigureFiles;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** The chart on screen as a file, in print's colours. */
public final class FigureExport {
    /** The width of a text column and somewhat more than half of it, in points. */
    private static final int WIDTH = 480;

    private static final int HEIGHT = 270;
    private static final int DPI = 300;

    private final Session session;
    private final ChartPane chart;

    public FigureExport(Session session, ChartPane chart) {
        this.session = session;
        this.chart = chart;
    }

    /** Kinds of files. */
    public enum Format {
        SVG,
        PDF,
        PNG;

        /** With the dot. */
        public String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** "delta-iou.svg". */
    public String proposedName(Format format) {
        return "delta-" + chart.measure().name().toLowerCase(Locale.ROOT) + format.extension();
    }

    /** Work for a background thread that writes the chart as it is on screen now. */
    public Callable<Path> write(Format format, Path file) {
        Results results = session.results();
        var rows = List.copyOf(session.rows().results());
        Options options = Options.print(
                        chart.measure(),
                        chart.order(),
                        results.a().name(),
                        results.b().name())
                .under(results.conditionsInWords());
        return () -> {
            write(DeltaFigure.of(rows, options), format, file);
            return file;
        };
    }

    private static void write(DeltaFigure figure, Format format, Path file) throws UnusableException {
        switch (format) {
            case SVG -> FigureFiles.writeSvg(figure.chart(), file, WIDTH, HEIGHT);
            case PDF -> FigureFiles.writePdf(figure.chart(), file, WIDTH, HEIGHT);
            case PNG -> FigureFiles.writePng(figure.chart(), file, WIDTH, HEIGHT, DPI);
        }
    }
}
