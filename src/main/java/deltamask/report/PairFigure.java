package deltamask.report;

import deltamask.dataset.Sample;
import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What the figures of A's and B's values of one measure have in common. */
abstract class PairFigure implements Figure {
    private final String id;
    private final String name;

    PairFigure(String id, String name) {
        this.id = id;
        this.name = name;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Measure> measures() {
        return List.of(Measure.values());
    }

    @Override
    public int without(FigureData data, FigureChoice choice) {
        return Pairs.of(data, choice.measure()).without();
    }

    @Override
    public FigureChart.Plan plan(FigureData data, FigureChoice choice) {
        Pairs pairs = Pairs.of(data, choice.measure());
        return sheet -> {
            if (pairs.isEmpty()) {
                sheet.nothing(missing(data, choice.measure()));
            } else {
                draw(sheet, pairs, choice);
            }
        };
    }

    /** Why there is nothing to be shown. */
    static String missing(FigureData data, Measure measure) {
        return measure == Measure.BOUNDARY && data.outlines().isEmpty()
                ? "Outlines are measured once a run has ended."
                : "No image has a " + measure.symbol() + ".";
    }

    @Override
    public String caption(FigureData data, FigureChoice choice) {
        Measure measure = choice.measure();
        Pairs pairs = Pairs.of(data, measure);
        return says(data, choice, pairs) + outlierRule(pairs, measure) + " " + count(pairs);
    }

    /** What it shows, in whole sentences; the rule of the outliers and the number of images follow. */
    abstract String says(FigureData data, FigureChoice choice, Pairs pairs);

    /** "Δ IoU (B, name, minus A, name)". */
    static String difference(FigureData data, Measure measure) {
        return measure.symbol() + " (B, " + data.b() + ", minus A, " + data.a() + ")";
    }

    /** Of one image or more. */
    abstract void draw(Sheet sheet, Pairs pairs, FigureChoice choice);

    /** A mark for each image in the colour of better, worse or equal. */
    static List<Mark> marks(
            Sheet sheet,
            Pairs pairs,
            Measure measure,
            ToDoubleFunction<Pair> x,
            ToDoubleFunction<Pair> y,
            Glyph glyph) {
        List<Mark> marks = new ArrayList<>();
        for (Pair pair : pairs.all()) {
            marks.add(new Mark(
                    pair.number(),
                    pair.image(),
                    x.applyAsDouble(pair),
                    y.applyAsDouble(pair),
                    sheet.theme().of(measure.gain(pair.delta())),
                    glyph,
                    () -> words(pair, measure)));
        }
        return marks;
    }

    static String words(Pair pair, Measure measure) {
        return Sample.title(pair.number(), pair.image()) + "\n" + measure.symbol() + " "
                + measure.difference(pair.delta()) + "\nA " + measure.text(pair.a()) + "   B " + measure.text(pair.b());
    }

    /** Names the outliers among the marks, furthest from the median first. */
    static void name(Sheet sheet, Pairs pairs, List<Mark> marks) {
        Set<Integer> numbers = new HashSet<>();
        pairs.outliers().forEach(pair -> numbers.add(pair.number()));
        Map<Integer, Mark> byNumber = new HashMap<>();
        marks.stream()
                .filter(mark -> numbers.contains(mark.number()))
                .forEach(mark -> byNumber.put(mark.number(), mark));
        sheet.name(pairs.outliers().stream()
                .map(pair -> byNumber.get(pair.number()))
                .toList());
    }

    /** How many images are better, worse and equal, and by which rule some are outliers. */
    static void keys(Sheet sheet, Pairs pairs, Measure measure) {
        key(sheet, measure.better(), pairs.count(pair -> measure.gain(pair.delta()) > 0), 1);
        key(sheet, measure.worse(), pairs.count(pair -> measure.gain(pair.delta()) < 0), -1);
        key(sheet, "equal", pairs.count(pair -> pair.delta() == 0), 0);
    }

    private static void key(Sheet sheet, String words, int count, int gain) {
        if (count > 0) {
            sheet.key(words + ": " + count, sheet.theme().of(gain), Glyph.DOT);
        }
    }

    private static String outlierRule(Pairs pairs, Measure measure) {
        return pairs.hasLimit()
                ? " " + Numbers.count(pairs.outliers().size(), "image")
                        + (pairs.outliers().size() == 1 ? " is an outlier" : " are outliers")
                        + ", further than "
                        + measure.magnitude(pairs.rule().limit().orElseThrow())
                        + " from the median "
                        + measure.difference(pairs.rule().median().orElseThrow())
                        + " (" + pairs.rule().limitInWords() + ")."
                : "";
    }

    /** "n = 48 images." */
    private static String count(Pairs pairs) {
        return "n = " + Numbers.count(pairs.all().size(), "image")
                + (pairs.without() == 0 ? "" : ", " + pairs.without() + " more left out for want of values") + ".";
    }
}
