package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;

/** A Comparison exported as a folder of files. */
public final class Report {
    /** Across a page of two columns: 180 mm, in points. */
    static final int WIDTH = 510;

    static final int HEIGHT = 270;
    static final int DPI = 300;

    private Report() {}

    /**
     * Writes {@code comparison.csv}, {@code summary.json}, {@code report.txt}, {@code delta-iou} and {@code delta-time}
     * (each {@code .svg}, {@code .pdf}, {@code .png}) into a folder, which is made where it is missing. Other files in it
     * stay. The same Comparison gives the same bytes.
     *
     * @return the files
     * @throws UnusableException with one sentence, if a file cannot be written; each file is there whole or not at all
     */
    public static List<Path> write(Comparison comparison, Path folder, Optional<Gate> gate) throws UnusableException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnusableException(
                    "Cannot make the folder " + folder + ": " + Reasons.of(e) + ". Choose another place.", e);
        }
        List<Path> files = new ArrayList<>();
        files.add(folder.resolve("comparison.csv"));
        ComparisonCsv.write(comparison.rows(), folder.resolve("comparison.csv"));
        files.add(folder.resolve("summary.json"));
        SummaryJson.write(comparison, folder.resolve("summary.json"), gate);
        files.add(folder.resolve("report.txt"));
        String text = ReportText.of(comparison, gate);
        ReportFile.write(folder.resolve("report.txt"), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        files.addAll(figure(comparison, Measure.IOU, folder, "delta-iou"));
        files.addAll(figure(comparison, Measure.TIME, folder, "delta-time"));
        return files;
    }

    private static List<Path> figure(Comparison comparison, Measure measure, Path folder, String name)
            throws UnusableException {
        JFreeChart chart = DeltaFigure.of(
                        comparison.rows(),
                        Options.print(
                                        measure,
                                        Order.SORTED,
                                        comparison.a().info().variantName(),
                                        comparison.b().info().variantName())
                                .under(Provenance.conditions(
                                        comparison.a().info(), comparison.b().info())))
                .chart();
        Path svg = folder.resolve(name + ".svg");
        Path pdf = folder.resolve(name + ".pdf");
        Path png = folder.resolve(name + ".png");
        FigureFiles.writeSvg(chart, svg, WIDTH, HEIGHT);
        FigureFiles.writePdf(chart, pdf, WIDTH, HEIGHT);
        FigureFiles.writePng(chart, png, WIDTH, HEIGHT, DPI);
        return List.of(svg, pdf, png);
    }
}
