package deltamask.report;

import deltamask.report.FigureChoice.Order;
import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Delta per image, B minus A: one stem an image, better and worse in two colours, outliers named. */
final class DeltaFigure extends PairFigure {
    DeltaFigure() {
        super("delta", "Delta per image");
    }

    @Override
    public boolean ordered() {
        return true;
    }

    @Override
    public String title(FigureChoice choice) {
        return choice.measure().symbol() + " per image";
    }

    @Override
    String says(FigureData data, FigureChoice choice, Pairs pairs) {
        return choice.measure().symbol() + " of each image: B (" + data.b() + ") minus A (" + data.a() + "), "
                + (choice.order() == Order.NUMBER ? "by the image's number" : "sorted")
                + ". The band holds what is no outlier.";
    }

    @Override
    void draw(Sheet sheet, Pairs pairs, FigureChoice choice) {
        Measure measure = choice.measure();
        boolean sorted = choice.order() == Order.SORTED;
        Map<Integer, Integer> ranks = sorted ? ranks(pairs) : Map.of();
        List<Mark> marks = marks(
                sheet,
                pairs,
                measure,
                pair -> sorted ? ranks.get(pair.number()) : pair.number(),
                Pair::delta,
                Glyph.DOT);
        int last = pairs.all().size();
        double[] deltas = pairs.values(Pair::delta);
        sheet.axes(
                sorted
                        ? Scale.images("images in order of " + measure.symbol(), 1, last)
                        : Scale.images(
                                "image number",
                                pairs.all().get(0).number(),
                                pairs.all().get(last - 1).number()),
                Scale.deltas(
                        measure,
                        Arrays.stream(deltas).min().orElseThrow(),
                        Arrays.stream(deltas).max().orElseThrow(),
                        pairs.largest()));
        if (pairs.hasLimit()) {
            sheet.add(band(pairs));
        }
        sheet.add(Lines.level(0, sheet.theme().muted(), false, ""));
        sheet.marks(marks, Marks.onStems(marks));
        if (pairs.identical()) {
            sheet.add(identical(pairs));
        }
        name(sheet, pairs, marks);
        keys(sheet, pairs, measure);
        if (pairs.hasLimit()) {
            int count = pairs.outliers().size();
            sheet.areaKey(
                    Numbers.count(count, "outlier") + (count > OutlierNames.MOST ? " (the furthest named)" : "")
                            + ", over " + measure.magnitude(pairs.rule().limit().orElseThrow()) + " from the median",
                    sheet.theme().band());
        }
    }

    private static Map<Integer, Integer> ranks(Pairs pairs) {
        List<Pair> sorted = new ArrayList<>(pairs.all());
        sorted.sort(Comparator.comparingDouble(Pair::delta).thenComparing(Pair::number));
        Map<Integer, Integer> ranks = new HashMap<>();
        for (Pair pair : sorted) {
            ranks.put(pair.number(), ranks.size() + 1);
        }
        return ranks;
    }

    /** Between its edges an image is no outlier. */
    private static Layer band(Pairs pairs) {
        double median = pairs.rule().median().orElseThrow();
        double limit = pairs.rule().limit().orElseThrow();
        return canvas -> {
            Rectangle2D area = canvas.area();
            double top = Math.max(area.getMinY(), canvas.y(median + limit));
            double bottom = Math.min(area.getMaxY(), canvas.y(median - limit));
            if (top < bottom) {
                canvas.fill(
                        canvas.theme().band(),
                        new Rectangle2D.Double(area.getMinX(), top, area.getWidth(), bottom - top));
            }
        };
    }

    /** Said in words, because a row of dots on a line could be a fault. */
    static Layer identical(Pairs pairs) {
        String words = "every delta is exactly 0: " + Numbers.count(pairs.all().size(), "image");
        return canvas -> {
            Font font = FigureFonts.regular(canvas.fontSize());
            double left = canvas.area().getCenterX() - FigureFonts.width(words, font) / 2;
            canvas.words(
                    words, font, canvas.theme().text(), left, canvas.area().getCenterY() - canvas.fontSize() * 1.75);
        };
    }
}
