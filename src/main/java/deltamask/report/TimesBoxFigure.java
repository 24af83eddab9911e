package deltamask.report;

import deltamask.metrics.Statistics;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/** Median, quartiles and whiskers of the forward times, and below each box every single time. */
final class TimesBoxFigure extends TimeFigure {
    private static final double HALF = 0.13;
    private static final double WHISKER = 1.5;

    TimesBoxFigure() {
        super("times-box", "Times (box and points)");
    }

    /**
     * Five numbers of Tukey's box plot.
     *
     * @param low the smallest value that is at most 1.5 interquartile ranges below the first quartile
     * @param high the largest that is as far above the third at most
     */
    record Box(double low, double first, double median, double third, double high) {
        static Box of(double[] values) {
            double first = Statistics.quantile(values, 0.25).orElseThrow();
            double third = Statistics.quantile(values, 0.75).orElseThrow();
            double reach = WHISKER * (third - first);
            return new Box(
                    Arrays.stream(values)
                            .filter(value -> value >= first - reach)
                            .min()
                            .orElseThrow(),
                    first,
                    Statistics.median(values).orElseThrow(),
                    third,
                    Arrays.stream(values)
                            .filter(value -> value <= third + reach)
                            .max()
                            .orElseThrow());
        }
    }

    @Override
    public double aspect(FigureData data) {
        return 0.6;
    }

    @Override
    String says() {
        return "Forward times: box from the first to the third quartile with the median, whiskers to the last time within"
                + " 1.5 interquartile ranges; below it every single time, none left out.";
    }

    @Override
    void draw(Sheet sheet, Timings timings, FigureData data) {
        FigureTheme theme = sheet.theme();
        sheet.axes(Scale.values(Measure.TIME, "forward time, ms", timings.all()), Scale.names(List.of("A", "B")));
        sheet.add(canvas -> {
            box(canvas, Box.of(timings.ms(true)), -0.22, theme.a());
            box(canvas, Box.of(timings.ms(false)), 0.78, theme.b());
        });
        timings.marks(
                sheet,
                (timing, ofA) -> timing.mark(timing.ms(), (ofA ? 0 : 1) + 0.2 + spread(timing.number()), ofA, theme));
        timings.keys(sheet);
    }

    /** Up and down by the image's number, so that marks lie beside one another and always at the same place. */
    private static double spread(int number) {
        double golden = number * 0.618033988749895;
        return (golden - Math.floor(golden) - 0.5) * 0.36;
    }

    private static void box(Canvas canvas, Box box, double row, Color color) {
        double top = canvas.y(row - HALF);
        double bottom = canvas.y(row + HALF);
        double middle = canvas.y(row);
        double first = canvas.x(box.first());
        double third = canvas.x(box.third());
        Color pale = new Color(color.getRed(), color.getGreen(), color.getBlue(), 50);
        Rectangle2D body = new Rectangle2D.Double(first, top, third - first, bottom - top);
        canvas.fill(pale, body);
        canvas.graphics().setPaint(color);
        canvas.graphics().setStroke(canvas.stroke(1.2));
        canvas.graphics().draw(body);
        canvas.line(color, 1.2, canvas.x(box.low()), middle, first, middle);
        canvas.line(color, 1.2, third, middle, canvas.x(box.high()), middle);
        double cap = (bottom - top) / 4;
        for (double end : new double[] {canvas.x(box.low()), canvas.x(box.high())}) {
            canvas.line(color, 1.2, end, middle - cap, end, middle + cap);
        }
        double median = canvas.x(box.median());
        canvas.line(color, 2.4, median, top, median, bottom);
        canvas.hits()
                .area(
                        new Rectangle2D.Double(first - 3, top, third - first + 6, bottom - top),
                        List.of(),
                        () -> "median " + ms(box.median()) + "\nquartiles " + ms(box.first()) + " and "
                                + ms(box.third()) + "\nwhiskers " + ms(box.low()) + " and " + ms(box.high()));
    }

    private static String ms(double value) {
        return Numbers.fixed(value, 2) + " ms";
    }
}
