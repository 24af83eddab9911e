package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.report.FigureChoice.Order;
import deltamask.report.FigureFiles.Format;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Comparison exported as a folder of files. */
public final class Report {
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
        FigureData data = FigureData.of(comparison);
        for (Measure measure : List.of(Measure.IOU, Measure.TIME)) {
            files.addAll(figure(Figures.all().get(0), data, new FigureChoice(measure, Order.SORTED), folder));
        }
        return files;
    }

    private static List<Path> figure(Figure figure, FigureData data, FigureChoice choice, Path folder)
            throws UnusableException {
        List<Path> files = new ArrayList<>();
        for (Format format : Format.values()) {
            Path file = folder.resolve(figure.fileName(choice) + format.extension());
            FigureFiles.write(figure, data, choice, FigureStyle.DEFAULT, format, file);
            files.add(file);
        }
        return files;
    }
}
