package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.metrics.Confusion;
import deltamask.report.Mark.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** Whether small objects are hit: the score against the size of the truth's foreground. */
final class SizeFigure implements Figure {
    @Override
    public String id() {
        return "size";
    }

    @Override
    public String name() {
        return "Score against object size";
    }

    @Override
    public List<Measure> measures() {
        return List.of(Measure.IOU, Measure.DICE, Measure.BOUNDARY);
    }

    @Override
    public String title(FigureChoice choice) {
        return measure(choice).noun() + " against the size of the foreground";
    }

    private static Measure measure(FigureChoice choice) {
        return choice.measure().isTime() ? Measure.IOU : choice.measure();
    }

    @Override
    public String fileName(FigureChoice choice) {
        return id() + "-" + measure(choice).id();
    }

    @Override
    public String caption(FigureData data, FigureChoice choice) {
        Measure measure = measure(choice);
        int without = without(data, choice);
        return "The " + measure.noun() + " of each image in A (" + data.a() + ") and B (" + data.b()
                + ") against the share of its pixels that are foreground in the truth; the axis is logarithmic. "
                + "An image whose truth is empty stands at the left edge. n = "
                + Numbers.count(data.rows().size() - without, "image") + ".";
    }

    @Override
    public int without(FigureData data, FigureChoice choice) {
        return (int) data.rows().stream()
                .filter(row -> measure(choice).delta(data, row).isEmpty())
                .count();
    }

    /** Of the pixels counted, how many are foreground in the truth: 0 to 1. */
    static double share(ComparisonRow row) {
        Confusion counted = row.a().orElseThrow();
        double all = (double) counted.tp() + counted.fp() + counted.fn() + counted.tn();
        return (counted.tp() + counted.fn()) / all;
    }

    @Override
    public FigureChart.Plan plan(FigureData data, FigureChoice choice) {
        Measure measure = measure(choice);
        List<ComparisonRow> scored = data.rows().stream()
                .filter(row -> measure.delta(data, row).isPresent() && row.a().isPresent())
                .toList();
        return sheet -> {
            if (scored.isEmpty()) {
                sheet.nothing(PairFigure.missing(data, measure));
            } else {
                draw(sheet, data, scored, measure);
            }
        };
    }

    private static void draw(Sheet sheet, FigureData data, List<ComparisonRow> scored, Measure measure) {
        FigureTheme theme = sheet.theme();
        double[] shares = scored.stream()
                .mapToDouble(SizeFigure::share)
                .filter(share -> share > 0)
                .toArray();
        double least = DoubleStream.of(shares).min().orElse(0.1) / 1.3;
        double most = Math.max(DoubleStream.of(shares).max().orElse(1) * 1.15, least * 2);
        // Where no logarithm is: left of all others.
        double atZero = least / 1.25;
        boolean someEmpty = shares.length < scored.size();
        double[] scores = scored.stream()
                .flatMapToDouble(row -> DoubleStream.of(
                        measure.a(data, row).getAsDouble(), measure.b(data, row).getAsDouble()))
                .toArray();
        sheet.axes(
                new Scale(
                        "foreground of the truth, share of the image",
                        FigureTicks.shares(),
                        someEmpty ? atZero / 1.15 : least,
                        most,
                        Scale.Kind.LOGARITHMIC),
                Scale.values(measure, measure.noun(), scores));
        List<Mark> a = new ArrayList<>();
        List<Mark> b = new ArrayList<>();
        for (ComparisonRow row : scored) {
            double x = share(row) > 0 ? share(row) : atZero;
            a.add(mark(data, row, x, measure, true, theme));
            b.add(mark(data, row, x, measure, false, theme));
        }
        sheet.add(canvas -> {
            // From A to B of one image, as long as they do not become a carpet.
            for (int i = 0; i < a.size() && a.size() <= 300; i++) {
                double x = canvas.x(a.get(i).x());
                canvas.line(
                        theme.grid(),
                        1,
                        x,
                        canvas.y(a.get(i).y()),
                        x,
                        canvas.y(b.get(i).y()));
            }
        });
        sheet.marks(a, Marks.of(a));
        sheet.marks(b, Marks.of(b));
        PairFigure.name(sheet, Pairs.of(data, measure), b);
        sheet.key("A", theme.a(), Glyph.DOT);
        sheet.key("B", theme.b(), Glyph.DIAMOND);
    }

    private static Mark mark(
            FigureData data, ComparisonRow row, double x, Measure measure, boolean ofA, FigureTheme theme) {
        double a = measure.a(data, row).getAsDouble();
        double b = measure.b(data, row).getAsDouble();
        return new Mark(
                row.number(),
                row.image(),
                x,
                ofA ? a : b,
                ofA ? theme.a() : theme.b(),
                ofA ? Glyph.DOT : Glyph.DIAMOND,
                () -> Sample.title(row.number(), row.image()) + "\nforeground " + Numbers.percent(share(row)) + "\n"
                        + measure.noun() + " A " + measure.text(a) + "   B " + measure.text(b));
    }
}
