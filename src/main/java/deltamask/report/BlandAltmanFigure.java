package deltamask.report;

import deltamask.metrics.Statistics;
import deltamask.report.Mark.Glyph;
import deltamask.report.Pairs.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Whether the difference depends on the size: the mean of A and B along, B minus A up, with the mean difference and the
 * limits of agreement, mean ± 1.96 standard deviations.
 *
 * @see <a href="https://doi.org/10.1016/S0140-6736(86)90837-8">Bland and Altman, Statistical methods for assessing
 *     agreement between two methods of clinical measurement, Lancet 1986</a>
 */
final class BlandAltmanFigure extends PairFigure {
    private static final double NORMAL_95 = 1.96;

    BlandAltmanFigure() {
        super("bland-altman", "Bland–Altman");
    }

    /**
     * Mean difference and the limits of agreement around it.
     *
     * @param sd of the differences, with n - 1; empty for fewer than two
     */
    record Agreement(double mean, OptionalDouble sd) {
        static Agreement of(double[] deltas) {
            return new Agreement(Statistics.mean(deltas).orElseThrow(), Statistics.standardDeviation(deltas));
        }

        OptionalDouble lower() {
            return sd.isEmpty() ? sd : OptionalDouble.of(mean - NORMAL_95 * sd.getAsDouble());
        }

        OptionalDouble upper() {
            return sd.isEmpty() ? sd : OptionalDouble.of(mean + NORMAL_95 * sd.getAsDouble());
        }
    }

    @Override
    public String title(FigureChoice choice) {
        return "Bland–Altman: " + choice.measure().noun();
    }

    @Override
    String says(FigureData data, FigureChoice choice, Pairs pairs) {
        Measure measure = choice.measure();
        StringBuilder words = new StringBuilder(difference(data, measure) + " against the mean of A and B.");
        if (!pairs.isEmpty()) {
            Agreement agreement = Agreement.of(pairs.values(Pair::delta));
            words.append(" Mean difference ").append(measure.difference(agreement.mean()));
            if (agreement.sd().isPresent()) {
                words.append("; limits of agreement, mean ± 1.96 sd (Bland and Altman, 1986): ")
                        .append(measure.difference(agreement.lower().getAsDouble()))
                        .append(" to ")
                        .append(measure.difference(agreement.upper().getAsDouble()));
            }
            words.append('.');
        }
        return words.toString();
    }

    @Override
    void draw(Sheet sheet, Pairs pairs, FigureChoice choice) {
        Measure measure = choice.measure();
        double[] deltas = pairs.values(Pair::delta);
        double[] means = pairs.values(BlandAltmanFigure::mean);
        Agreement agreement = Agreement.of(deltas);
        double[] ups = DoubleStream.concat(
                        DoubleStream.of(deltas),
                        DoubleStream.of(
                                agreement.lower().orElse(0), agreement.upper().orElse(0)))
                .toArray();
        String along = "mean of A and B, " + measure.noun() + (measure.isTime() ? " in ms" : "");
        sheet.axes(
                Scale.values(measure, along, means),
                Scale.deltas(
                        measure,
                        Arrays.stream(ups).min().orElseThrow(),
                        Arrays.stream(ups).max().orElseThrow(),
                        pairs.largest()));
        FigureTheme theme = sheet.theme();
        sheet.add(Lines.level(0, theme.muted(), false, ""));
        List<Mark> marks = marks(sheet, pairs, measure, BlandAltmanFigure::mean, Pair::delta, Glyph.DOT);
        sheet.marks(marks, Marks.of(marks));
        sheet.add(Lines.level(agreement.mean(), theme.text(), false, "mean " + measure.difference(agreement.mean())));
        if (agreement.sd().orElse(0) > 0) {
            double lower = agreement.lower().getAsDouble();
            double upper = agreement.upper().getAsDouble();
            sheet.add(Lines.level(upper, theme.text(), true, "+1.96 sd " + measure.difference(upper)));
            sheet.add(Lines.level(lower, theme.text(), true, "−1.96 sd " + measure.difference(lower)));
        }
        name(sheet, pairs, marks);
        keys(sheet, pairs, measure);
    }

    private static double mean(Pair pair) {
        return (pair.a() + pair.b()) / 2;
    }
}
