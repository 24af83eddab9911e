package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** Draws all figures into a folder, to be looked at: run its main method with the folder. */
final class Gallery {
    private Gallery() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (int count : new int[] {0, 1, 6, 48, 300, 10_000}) {
            List<ComparisonRow> rows = Rows.plausible(count);
            for (Measure measure : List.of(Measure.IOU, Measure.TIME)) {
                for (Order order : Order.values()) {
                    String name = count + "-" + measure + "-" + order;
                    for (FigureTheme theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
                        DeltaFigure figure = DeltaFigure.of(
                                rows,
                                Options.screen(measure, order, theme, "scripted", "quantized_scripted")
                                        .under("1 thread, timed, 3 warm-ups"));
                        figure.select(OptionalInt.of(17));
                        FigureFiles.writePng(figure.chart(), folder.resolve(name + "-" + theme + ".png"), 860, 440, 96);
                    }
                    DeltaFigure print = DeltaFigure.of(
                            rows,
                            Options.print(measure, order, "scripted", "quantized_scripted")
                                    .under("1 thread, timed, 3 warm-ups"));
                    FigureFiles.writePng(print.chart(), folder.resolve(name + ".png"), 510, 270, 200);
                    FigureFiles.writeSvg(print.chart(), folder.resolve(name + ".svg"), 510, 270);
                    FigureFiles.writePdf(print.chart(), folder.resolve(name + ".pdf"), 510, 270);
                }
            }
        }
    }
}
