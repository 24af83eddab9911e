package deltamask.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which share of the forwards took at most so long, for A and B. */
final class TimesEcdfFigure extends TimeFigure {
    TimesEcdfFigure() {
        super("times-ecdf", "Times (ECDF)");
    }

    @Override
    String says() {
        return "Share of the forwards that took at most so long: the empirical distribution functions, a step a forward.";
    }

    @Override
    void draw(Sheet sheet, Timings timings, FigureData data) {
        FigureTheme theme = sheet.theme();
        sheet.axes(
                Scale.values(Measure.TIME, "forward time, ms", timings.all()),
                new Scale("share of forwards", FigureTicks.shares(), -0.04, 1.06, Scale.Kind.LINEAR));
        Map<Timings.Timing, Double> shares = new HashMap<>();
        for (boolean ofA : new boolean[] {true, false}) {
            double[] sorted = timings.ms(ofA);
            Arrays.sort(sorted);
            sheet.add(Lines.steps(sorted, ofA ? theme.a() : theme.b(), !ofA));
            List<Timings.Timing> ordered = timings.of(ofA).stream()
                    .sorted(Comparator.comparingDouble(Timings.Timing::ms).thenComparing(Timings.Timing::order))
                    .toList();
            for (int i = 0; i < ordered.size(); i++) {
                shares.put(ordered.get(i), (i + 1.0) / ordered.size());
            }
            List<Mark> marks = ordered.stream()
                    .map(timing -> timing.mark(timing.ms(), shares.get(timing), ofA, theme))
                    .toList();
            sheet.marks(marks, Marks.of(marks, marks.size() <= 150 ? 4 : 2.5));
        }
        timings.keys(sheet);
    }
}
