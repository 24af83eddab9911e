package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A range that someone asks for can be so narrow that most marks lie millions of pixels outside of the figure. */
final class NarrowRangesTest {
    private static final Map<Quantity, FigureRanges.Limits> NARROW = Map.of(
            Quantity.IOU, new FigureRanges.Limits(0.99999999, 1),
            Quantity.MEAN_IOU, new FigureRanges.Limits(0.99999999, 1),
            Quantity.DELTA_IOU, new FigureRanges.Limits(1e-12, 2e-12),
            Quantity.TIME, new FigureRanges.Limits(8, 8.0000000001),
            Quantity.DELTA_TIME, new FigureRanges.Limits(-1e-9, 1e-9));

    @TempDir
    private Path folder;

    @Test
    void figuresAreDrawnAndWritten() throws Exception {
        FigureData data = FigureData.of(Comparisons.of(Rows.plausible(60)));
        for (Measure measure : new Measure[] {Measure.IOU, Measure.TIME}) {
            for (Figure figure : Figures.all()) {
                FigureChoice choice = new FigureChoice(measure, FigureChoice.Order.SORTED);
                FigureChart chart = FigureChart.onPaper(figure, data, choice, FigureStyle.DEFAULT);
                chart.show(NARROW);
                Path pdf = folder.resolve(figure.id() + ".pdf");
                Path svg = folder.resolve(figure.id() + ".svg");
                DrawingFiles.Page page = new DrawingFiles.Page(chart::draw, 400, 300);
                DrawingFiles.writePdf(List.of(page), pdf);
                DrawingFiles.writeSvg(page, "", svg);
                assertThat(Files.readString(svg)).doesNotContain("NaN").doesNotContain("Infinity");
                assertThat(DrawingFiles.picture(page, 72).getWidth()).isEqualTo(400);
            }
        }
    }
}
