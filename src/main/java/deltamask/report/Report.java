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
    /** Folder of the figures that are not looked at first. */
    private static final String FIGURES = "figures";

    private Report() {}

    /**
     * Writes {@code comparison.csv}, {@code summary.json}, {@code report.txt}, {@code delta-iou} and {@code delta-time}
     * (each {@code .svg}, {@code .pdf}, {@code .png}), and all figures as PDF and SVG with their captions in {@code figures}, into a folder, which is made where it is missing. Other files in it
     * stay. The same Comparison gives the same bytes.
     *
     * @return the files
     * @throws UnusableException with one sentence, if a file cannot be written; each file is there whole or not at all
     */
    public static List<Path> write(Comparison comparison, Path folder, Optional<Gate> gate) throws UnusableException {
        makeFolder(folder);
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
            files.addAll(figure(
                    Figures.of("delta"),
                    data,
                    new FigureChoice(measure, Order.SORTED),
                    List.of(Format.values()),
                    folder));
        }
        files.addAll(figures(data, folder.resolve(FIGURES)));
        return files;
    }

    /** The other figures, and what they show in words; those of classes would need all masks to be read once more. */
    private static List<Path> figures(FigureData data, Path folder) throws UnusableException {
        makeFolder(folder);
        List<Path> files = new ArrayList<>();
        StringBuilder captions = new StringBuilder();
        for (Figure figure : Figures.all()) {
            if (figure.needs() != Figure.Needs.CLASSES) {
                FigureChoice choice = FigureChoice.DEFAULT;
                files.addAll(figure(figure, data, choice, List.of(Format.PDF, Format.SVG), folder));
                captions.append(figure.fileName(choice))
                        .append(": ")
                        .append(figure.caption(data, choice))
                        .append("\n\n");
            }
        }
        Path words = folder.resolve("captions.txt");
        ReportFile.write(words, out -> out.write(captions.toString().getBytes(StandardCharsets.UTF_8)));
        files.add(words);
        return files;
    }

    private static void makeFolder(Path folder) throws UnusableException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UnusableException(
                    "Cannot make the folder " + folder + ": " + Reasons.of(e) + ". Choose another place.", e);
        }
    }

    private static List<Path> figure(
            Figure figure, FigureData data, FigureChoice choice, List<Format> formats, Path folder)
            throws UnusableException {
        List<Path> files = new ArrayList<>();
        for (Format format : formats) {
            Path file = folder.resolve(figure.fileName(choice) + format.extension());
            FigureFiles.write(figure, data, choice, FigureStyle.DEFAULT, format, file);
            files.add(file);
        }
        return files;
    }
}
