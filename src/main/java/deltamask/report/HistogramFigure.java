package deltamask.report;

import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/** How many images have which delta; below the bars a tick for each image. */
final class HistogramFigure extends PairFigure {
    /** The ticks' place, as a part of the highest bar. */
    private static final double RUG = 0.07;

    HistogramFigure() {
        super("histogram", "Distribution of delta (histogram)");
    }

    @Override
    public String title(FigureChoice choice) {
        return "Distribution of " + choice.measure().symbol();
    }

    @Override
    String says(FigureData data, FigureChoice choice, Pairs pairs) {
        Measure measure = choice.measure();
        return "How many images have which " + difference(data, measure) + ". Bins are "
                + measure.magnitude(Bins.of(pairs).width())
                + " wide (Freedman and Diaconis, rounded up), with an edge at 0; deltas of exactly 0 have a bar of their"
                + " own. Each tick is an image.";
    }

    @Override
    void draw(Sheet sheet, Pairs pairs, FigureChoice choice) {
        Measure measure = choice.measure();
        Bins bins = Bins.of(pairs);
        double[] deltas = pairs.values(Pair::delta);
        int highest = bins.highest();
        sheet.axes(
                Scale.deltas(
                        measure,
                        Arrays.stream(deltas).min().orElseThrow() - (pairs.identical() ? 0 : bins.width() / 2),
                        Arrays.stream(deltas).max().orElseThrow() + (pairs.identical() ? 0 : bins.width() / 2),
                        pairs.largest()),
                Scale.fromZero("images", FigureTicks.amounts(), highest).from(-2 * RUG * highest));
        List<Mark> marks = marks(sheet, pairs, measure, Pair::delta, pair -> -RUG * highest, Glyph.TICK);
        FigureTheme theme = sheet.theme();
        sheet.add(canvas -> {
            for (Bins.Bin bin : bins.bins()) {
                bar(canvas, bin, theme.of(measure.gain(bin.lower() + bin.upper())), measure);
            }
            zeros(canvas, bins.zero());
        });
        sheet.add(Lines.level(0, theme.muted(), false, ""));
        sheet.marks(marks, Marks.of(marks, 8));
        name(sheet, pairs, marks);
        keys(sheet, pairs, measure);
    }

    private static void bar(Canvas canvas, Bins.Bin bin, Color color, Measure measure) {
        double left = canvas.x(bin.lower());
        double right = canvas.x(bin.upper());
        double gap = Math.min(0.5, (right - left) * 0.1);
        int count = bin.pairs().size();
        bar(canvas, left + gap, right - gap, count, color);
        canvas.hits()
                .area(
                        new Rectangle2D.Double(left, canvas.y(count), right - left, canvas.y(0) - canvas.y(count)),
                        bin.pairs().stream().map(Pair::number).toList(),
                        () -> Numbers.count(count, "image") + "\n" + measure.symbol() + " "
                                + measure.difference(bin.lower()) + " to " + measure.difference(bin.upper()));
    }

    /** Narrow, because its width is none. */
    private static void zeros(Canvas canvas, List<Pair> zero) {
        if (zero.isEmpty()) {
            return;
        }
        double half = 2.5 * canvas.scale();
        double x = canvas.x(0);
        bar(canvas, x - half, x + half, zero.size(), canvas.theme().unchanged());
        canvas.hits()
                .area(
                        new Rectangle2D.Double(
                                x - half, canvas.y(zero.size()), 2 * half, canvas.y(0) - canvas.y(zero.size())),
                        zero.stream().map(Pair::number).toList(),
                        () -> Numbers.count(zero.size(), "image") + "\nequal: delta exactly 0");
    }

    private static void bar(Canvas canvas, double left, double right, int count, Color color) {
        double top = canvas.y(count);
        canvas.fill(color, new Rectangle2D.Double(left, top, right - left, canvas.y(0) - top));
        for (double y = top; y < canvas.y(0); y += 4) {
            for (double x = left; x < right; x += 4) {
                canvas.crowded(x, y);
            }
        }
    }
}
