package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Comparison exported as a folder of files. */
public final class Report {
    private final Comparison comparison;
    private final Path folder;
    private final ReportOptions options;
    private final ReportListener listener;
    private final List<Path> files = new ArrayList<>();

    private Report(Comparison comparison, Path folder, ReportOptions options, ReportListener listener) {
        this.comparison = comparison;
        this.folder = folder;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Writes {@code report.pdf}, {@code report.html}, {@code report.txt}, {@code comparison.csv}, {@code summary.json},
     * {@code table.tex}, each figure as {@code .svg}, {@code .pdf} and {@code .png}, and the figure sheet as {@code .pdf}
     * and a {@code .png} a page into a folder, which is made where it is missing. Other files in it stay. The same
     * Comparison and options give the same bytes.
     *
     * @return the files
     * @throws UnusableException with one sentence, if a file cannot be written; each file is there whole or not at all
     * @throws java.util.concurrent.CancellationException if the listener ends it
     */
    public static List<Path> write(Comparison comparison, Path folder, ReportOptions options, ReportListener listener)
            throws UnusableException {
        Report report = new Report(comparison, folder, options, listener);
        report.write();
        return List.copyOf(report.files);
    }

    private void write() throws UnusableException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnusableException(
                    "Cannot make the folder " + folder + ": " + Reasons.of(e) + ". Choose another place.", e);
        }
        // The numbers come first: they are there even where a picture cannot be made.
        ComparisonCsv.write(comparison.rows(), file("comparison.csv"));
        int parts = ReportFigures.most() + 5;
        ReportScan scan = ReportScan.of(comparison, listener, 0, parts);
        List<ReportFigure> figures = ReportFigures.of(comparison, scan, options);
        listener.part("Painting the figure sheet", 1, parts);
        ReportContent content =
                ReportContent.of(comparison, options, scan, FigureSheet.of(comparison, options.look()), figures);
        SummaryJson.write(content, file("summary.json"));
        LatexTable.write(content, file("table.tex"));
        String text = ReportText.of(content);
        ReportFile.write(file("report.txt"), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        int done = 2;
        for (ReportFigure figure : figures) {
            listener.part("Drawing " + figure.id(), done, parts);
            files.addAll(figure.write(folder, options.style().dpi()));
            done++;
        }
        listener.part("Setting the PDF", done, parts);
        ReportPdf.write(content, file("report.pdf"));
        listener.part("Setting the figure sheet", done + 1, parts);
        files.addAll(SheetPages.write(content.sheet(), content.title(), options, folder));
        listener.part("Writing the page", done + 2, parts);
        ReportHtml.write(content, file("report.html"));
    }

    private Path file(String name) {
        Path file = folder.resolve(name);
        files.add(file);
        return file;
    }

    /** The gate as it stands in the report. */
    public static Optional<Gate> gate(Comparison comparison, ReportOptions options) {
        return options.gate().map(target -> Gate.of(comparison, target));
    }
}
