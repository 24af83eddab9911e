package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.inference.StageTimes;
import deltamask.metrics.Statistics;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Where the time goes: the median of each stage, one after the other. */
final class StagesFigure extends TimeFigure {
    private static final double HALF = 0.3;
    private static final List<String> NAMES = List.of("decode", "preprocess", "forward", "postprocess");
    private static final List<ToDoubleFunction<StageTimes>> STAGES =
            List.of(StageTimes::decode, StageTimes::preprocess, StageTimes::forward, StageTimes::postprocess);

    StagesFigure() {
        super("stages", "Stages");
    }

    @Override
    public double aspect(FigureData data) {
        return 0.55;
    }

    @Override
    public String title(FigureChoice choice) {
        return "Median time of each stage";
    }

    @Override
    String says() {
        return "Median time of each stage, over the images that both have times of. The sum of medians is not the median of"
                + " the sums.";
    }

    /** One median a stage, in milliseconds; images that lack times in A or B do not count. */
    static double[] medians(List<ComparisonRow> rows, boolean ofA) {
        Function<ComparisonRow, Optional<StageTimes>> side = ofA ? ComparisonRow::timesA : ComparisonRow::timesB;
        List<StageTimes> times = rows.stream()
                .filter(row -> row.timesA().isPresent() && row.timesB().isPresent())
                .map(row -> side.apply(row).orElseThrow())
                .toList();
        return STAGES.stream()
                .mapToDouble(stage -> Statistics.median(
                                times.stream().mapToDouble(stage).toArray())
                        .orElseThrow())
                .toArray();
    }

    @Override
    void draw(Sheet sheet, Timings timings, FigureData data) {
        List<double[]> both = new ArrayList<>();
        both.add(medians(data.rows(), true));
        both.add(medians(data.rows(), false));
        double longest = both.stream()
                .mapToDouble(stages -> Arrays.stream(stages).sum())
                .max()
                .orElseThrow();
        sheet.axes(Scale.fromZero("median time, ms", FigureTicks.values(), longest), Scale.names(List.of("A", "B")));
        sheet.add(canvas -> {
            for (int row = 0; row < 2; row++) {
                bars(canvas, both.get(row), row);
            }
        });
        for (int stage = 0; stage < NAMES.size(); stage++) {
            sheet.areaKey(NAMES.get(stage), sheet.theme().tint(stage, NAMES.size()));
        }
    }

    private static void bars(Canvas canvas, double[] stages, int row) {
        double top = canvas.y(row - HALF);
        double height = canvas.y(row + HALF) - top;
        double sum = 0;
        for (int stage = 0; stage < stages.length; stage++) {
            double left = canvas.x(sum);
            sum += stages[stage];
            Rectangle2D bar = new Rectangle2D.Double(left, top, canvas.x(sum) - left, height);
            Color color = canvas.theme().tint(stage, stages.length);
            canvas.fill(color, bar);
            canvas.graphics().setPaint(canvas.theme().muted());
            canvas.graphics().setStroke(canvas.stroke(0.6));
            canvas.graphics().draw(bar);
            String words =
                    (row == 0 ? "A " : "B ") + NAMES.get(stage) + "\nmedian " + Numbers.fixed(stages[stage], 3) + " ms";
            canvas.hits().area(bar, List.of(), () -> words);
            value(canvas, bar, color, Numbers.fixed(stages[stage], 2));
        }
    }

    /** In black or white, whichever can be read on the bar; nothing where the bar is too narrow. */
    private static void value(Canvas canvas, Rectangle2D bar, Color color, String text) {
        Font font = FigureFonts.regular(canvas.fontSize() * 0.92f);
        double width = FigureFonts.width(text, font);
        if (width + canvas.fontSize() * 0.4 < bar.getWidth() && bar.getHeight() > canvas.fontSize() * 1.3) {
            double light = 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
            canvas.words(
                    text,
                    font,
                    light > 140 ? Color.BLACK : Color.WHITE,
                    bar.getCenterX() - width / 2,
                    bar.getCenterY() + canvas.fontSize() * 0.33);
        }
    }
}
