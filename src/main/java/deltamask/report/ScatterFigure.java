package deltamask.report;

import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.util.List;
import java.util.stream.DoubleStream;

/** Each image's value in A against that in B; on the diagonal both are the same. */
final class ScatterFigure extends PairFigure {
    ScatterFigure() {
        super("scatter", "A against B");
    }

    @Override
    public double aspect(FigureData data) {
        return 1;
    }

    @Override
    public String title(FigureChoice choice) {
        return "A against B: " + choice.measure().noun();
    }

    @Override
    String says(FigureData data, FigureChoice choice, Pairs pairs) {
        return "The " + choice.measure().noun() + " of each image in A (" + data.a() + ") and in B (" + data.b()
                + "). On the diagonal both are the same; above it B has more.";
    }

    @Override
    void draw(Sheet sheet, Pairs pairs, FigureChoice choice) {
        Measure measure = choice.measure();
        String unit = measure.isTime() ? ", ms" : "";
        double[] both = DoubleStream.concat(
                        DoubleStream.of(pairs.values(Pair::a)), DoubleStream.of(pairs.values(Pair::b)))
                .toArray();
        String a = measure.noun() + " of A" + unit;
        Scale along = Scale.values(measure, a, both);
        sheet.axes(along, along.labelled(measure.noun() + " of B" + unit));
        double[] ends = {along.lower() - 1e3 * along.length(), along.upper() + 1e3 * along.length()};
        sheet.add(Lines.through(ends, ends, sheet.theme().muted(), 1, true));
        List<Mark> marks = marks(sheet, pairs, measure, Pair::a, Pair::b, Glyph.DOT);
        sheet.marks(marks, Marks.of(marks));
        name(sheet, pairs, marks);
        keys(sheet, pairs, measure);
    }
}
