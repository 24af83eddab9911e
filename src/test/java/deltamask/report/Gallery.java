package deltamask.report;

import deltamask.comparison.ClassResults;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Outlines;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.report.FigureChoice.Order;
import deltamask.report.FigureFiles.Format;
import deltamask.report.FigureStyle.Width;
import deltamask.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Draws all figures into a folder, to be looked at: run its main method with the folder, and with a dataset and the
 * folder of its comparison for figures of that.
 */
final class Gallery {
    private static final FigureChoice DICE = new FigureChoice(Measure.DICE, Order.SORTED);
    private static final FigureChoice TIME = new FigureChoice(Measure.TIME, Order.SORTED);

    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        if (arguments.length == 3) {
            Dataset dataset = Datasets.open(Path.of(arguments[1]));
            Path kept = Path.of(arguments[2]);
            Comparison comparison = deltamask.comparison.Comparisons.of(
                    dataset,
                    RunFolder.read(kept.resolve("a"), dataset),
                    RunFolder.read(kept.resolve("b"), dataset),
                    Rules.DEFAULT,
                    new ComparisonListener() {});
            draw(
                    folder,
                    "real",
                    FigureData.of(comparison)
                            .with(
                                    ClassResults.of(comparison, (done, images) -> true),
                                    Outlines.of(comparison, (done, images) -> true)));
            return;
        }
        for (int count : new int[] {0, 1, 2, 48, 10_000}) {
            draw(folder, Integer.toString(count), FigureData.of(Comparisons.of(Rows.plausible(count))));
        }
    }

    private static void draw(Path folder, String name, FigureData data) throws Exception {
        for (Figure figure : Figures.all()) {
            for (FigureChoice choice : List.of(FigureChoice.DEFAULT, DICE, TIME)) {
                if (choice.equals(FigureChoice.DEFAULT) || figure.measures().contains(choice.measure())) {
                    one(folder, name, figure, data, choice);
                }
            }
        }
    }

    private static void one(Path folder, String name, Figure figure, FigureData data, FigureChoice choice)
            throws Exception {
        String file = figure.fileName(choice) + "-" + name;
        for (FigureTheme theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
            FigureChart chart = FigureChart.onScreen(figure, data, choice, theme);
            FigureFiles.writePng(chart, folder.resolve(file + "-" + theme + ".png"), 860, 250, 72);
        }
        for (Width width : List.of(Width.SINGLE, Width.DOUBLE)) {
            FigureStyle style = new FigureStyle(width, 8, width == Width.DOUBLE, 150, Optional.empty());
            for (Format format : Format.values()) {
                FigureFiles.write(
                        figure, data, choice, style, format, folder.resolve(file + "-" + width + format.extension()));
            }
        }
    }
}
