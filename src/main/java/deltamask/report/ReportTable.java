package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * The table of a report: a line a figure, A beside B.
 *
 * @param blocks with a rule between them
 */
record ReportTable(List<List<Line>> blocks) {
    /**
     * One line, rounded for reading.
     *
     * @param change from A to B, with its interval where there is one
     */
    record Line(String name, String a, String b, String change) {}

    ReportTable {
        blocks = blocks.stream()
                .filter(block -> !block.isEmpty())
                .map(List::copyOf)
                .toList();
    }

    static ReportTable of(Comparison comparison, Findings findings, Optional<Boundaries> boundaries) {
        Summary summary = comparison.summary();
        return new ReportTable(List.of(
                summary.scored() == 0 ? List.of() : scores(summary, findings),
                boundaries.map(ReportTable::outlines).orElse(List.of()),
                times(comparison, findings),
                sizes(summary)));
    }

    private static List<Line> scores(Summary summary, Findings findings) {
        List<Line> lines = new ArrayList<>();
        lines.add(score(
                "Mean IoU",
                summary.a().meanIou(),
                summary.b().meanIou(),
                summary.delta().ci95Iou()));
        lines.add(score("Median IoU", findings.a().median(), findings.b().median(), Summary.Interval.NONE));
        lines.add(new Line(
                "Standard deviation of IoU",
                SummaryText.six(findings.a().spread().standardDeviation()),
                SummaryText.six(findings.b().spread().standardDeviation()),
                ""));
        lines.add(
                score("IoU, pooled pixels", findings.a().pooled(), findings.b().pooled(), Summary.Interval.NONE));
        lines.add(score(
                "mIoU with background, pooled",
                findings.a().pooledMean(),
                findings.b().pooledMean(),
                Summary.Interval.NONE));
        lines.add(score("Mean Dice", summary.a().meanDice(), summary.b().meanDice(), Summary.Interval.NONE));
        return lines;
    }

    private static Line score(String name, OptionalDouble a, OptionalDouble b, Summary.Interval interval) {
        String change = a.isPresent() && b.isPresent() ? Numbers.delta(b.getAsDouble() - a.getAsDouble()) : "";
        return new Line(
                name,
                SummaryText.six(a),
                SummaryText.six(b),
                change
                        + SummaryText.interval(interval)
                                .map(ends -> " [" + ends.replace(" to ", ", ") + "]")
                                .orElse(""));
    }

    private static List<Line> outlines(Boundaries boundaries) {
        List<Line> lines = new ArrayList<>();
        if (boundaries.images() > 0) {
            Summary.Interval interval = boundaries
                    .delta()
                    .map(ends -> new Summary.Interval(OptionalDouble.of(ends.low()), OptionalDouble.of(ends.high())))
                    .orElse(Summary.Interval.NONE);
            lines.add(score("Mean boundary IoU", boundaries.meanIouA(), boundaries.meanIouB(), interval));
        }
        if (boundaries.distances() > 0) {
            double a = boundaries.medianHd95A().orElseThrow();
            double b = boundaries.medianHd95B().orElseThrow();
            lines.add(new Line(
                    "Median HD95 (pixels)", Numbers.fixed(a, 2), Numbers.fixed(b, 2), Numbers.signed(b - a, 2)));
        }
        return lines;
    }

    private static List<Line> times(Comparison comparison, Findings findings) {
        List<Line> lines = new ArrayList<>();
        boolean comparable = SummaryText.caution(comparison).isEmpty();
        Findings.StagePair forward = findings.stages().get(Findings.Stage.FORWARD);
        if (forward != null) {
            lines.add(time(
                    "Forward, median (ms)",
                    forward.a().median(),
                    forward.b().median(),
                    comparable ? faster(comparison.summary().speedRatio()) : "not comparable"));
            lines.add(time(
                    "Forward, 90th percentile (ms)",
                    forward.a().p90(),
                    forward.b().p90(),
                    ""));
            for (Findings.Stage stage : Findings.Stage.values()) {
                if (stage != Findings.Stage.FORWARD) {
                    Findings.StagePair pair = findings.stages().get(stage);
                    String name = stage.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                            + stage.word().substring(1);
                    lines.add(time(
                            name + ", median (ms)", pair.a().median(), pair.b().median(), ""));
                }
            }
        }
        OptionalDouble a = comparison.summary().a().loadMs();
        OptionalDouble b = comparison.summary().b().loadMs();
        if (a.isPresent() || b.isPresent()) {
            DoubleFunction<String> one = value -> Numbers.fixed(value, 1);
            lines.add(new Line("Model load (ms)", text(a, one), text(b, one), ""));
        }
        return lines;
    }

    private static Line time(String name, double a, double b, String change) {
        return new Line(name, Numbers.fixed(a, 2), Numbers.fixed(b, 2), change);
    }

    private static String faster(Summary.SpeedRatio ratio) {
        if (ratio.median().isEmpty()) {
            return "";
        }
        String words = Numbers.fixed(ratio.median().getAsDouble(), 3) + " × as fast";
        return ratio.ci95().low().isEmpty()
                ? words
                : words + " [" + Numbers.fixed(ratio.ci95().low().getAsDouble(), 3) + ", "
                        + Numbers.fixed(ratio.ci95().high().orElseThrow(), 3) + "]";
    }

    private static String text(OptionalDouble value, DoubleFunction<String> words) {
        return value.isPresent() ? words.apply(value.getAsDouble()) : Numbers.NONE;
    }

    private static List<Line> sizes(Summary summary) {
        List<Line> lines = new ArrayList<>();
        size("Peak memory (MB)", summary.a().peakRssBytes(), summary.b().peakRssBytes(), lines);
        size("File size (MB)", summary.a().fileBytes(), summary.b().fileBytes(), lines);
        return lines;
    }

    private static void size(String name, OptionalLong a, OptionalLong b, List<Line> lines) {
        if (a.isEmpty() && b.isEmpty()) {
            return;
        }
        String change = a.isPresent() && b.isPresent() && a.getAsLong() > 0
                ? Numbers.signed(100.0 * (b.getAsLong() - a.getAsLong()) / a.getAsLong(), 1) + " %"
                : "";
        lines.add(new Line(name, megabytes(a), megabytes(b), change));
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? Numbers.fixed(bytes.getAsLong() / 1e6, 2) : Numbers.NONE;
    }
}
