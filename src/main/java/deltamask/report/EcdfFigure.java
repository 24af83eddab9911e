package deltamask.report;

import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which share of the images has a delta up to a value: every image is a step, and no bin hides one. */
final class EcdfFigure extends PairFigure {
    EcdfFigure() {
        super("ecdf", "Distribution of delta (ECDF)");
    }

    @Override
    public String title(FigureChoice choice) {
        return "Distribution of " + choice.measure().symbol();
    }

    @Override
    String says(FigureData data, FigureChoice choice, Pairs pairs) {
        return "Share of the images whose " + difference(data, choice.measure())
                + " is at most so large: the empirical distribution function, a step an image.";
    }

    @Override
    void draw(Sheet sheet, Pairs pairs, FigureChoice choice) {
        Measure measure = choice.measure();
        double[] sorted = pairs.values(Pair::delta);
        Arrays.sort(sorted);
        sheet.axes(
                Scale.deltas(measure, sorted[0], sorted[sorted.length - 1], pairs.largest()),
                new Scale("share of images", FigureTicks.shares(), -0.04, 1.06, Scale.Kind.LINEAR));
        Map<Integer, Double> shares = shares(pairs);
        List<Mark> marks = marks(sheet, pairs, measure, Pair::delta, pair -> shares.get(pair.number()), Glyph.DOT);
        sheet.add(Lines.upright(0, sheet.theme().muted(), false, ""));
        sheet.add(Lines.steps(sorted, sheet.theme().muted(), false));
        sheet.marks(marks, Marks.of(marks));
        double median = pairs.rule().median().orElseThrow();
        if (!pairs.identical()) {
            sheet.add(Lines.upright(median, sheet.theme().text(), true, "median " + measure.difference(median)));
        } else {
            sheet.add(DeltaFigure.identical(pairs));
        }
        name(sheet, pairs, marks);
        keys(sheet, pairs, measure);
    }

    /** Images with the same delta stand on one upright step, one above the other. */
    private static Map<Integer, Double> shares(Pairs pairs) {
        List<Pair> sorted = new ArrayList<>(pairs.all());
        sorted.sort(Comparator.comparingDouble(Pair::delta).thenComparing(Pair::number));
        Map<Integer, Double> shares = new HashMap<>();
        for (Pair pair : sorted) {
            shares.put(pair.number(), (shares.size() + 1.0) / sorted.size());
        }
        return shares;
    }
}
