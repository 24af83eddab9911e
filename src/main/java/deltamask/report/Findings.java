package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.inference.StageTimes;
import deltamask.metrics.Concentration;
import deltamask.metrics.Confusion;
import deltamask.metrics.SignedRank;
import deltamask.metrics.Spread;
import deltamask.metrics.Statistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a report says beyond the summary, in full precision: one source for its words, tables and files.
 *
 * @param a scores of the reference
 * @param b scores of the candidate
 * @param delta spread of delta IoU over the scored images
 * @param test of delta IoU
 * @param concentration of delta IoU
 * @param stages times by stage; empty where there are none that both have
 */
record Findings(
        Scores a, Scores b, Spread delta, SignedRank test, Concentration concentration, Map<Stage, StagePair> stages) {

    /** What is timed apart. */
    enum Stage {
        DECODE("decode"),
        PREPROCESS("preprocess"),
        FORWARD("forward"),
        POSTPROCESS("postprocess");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        double of(StageTimes times) {
            return switch (this) {
                case DECODE -> times.decode();
                case PREPROCESS -> times.preprocess();
                case FORWARD -> times.forward();
                case POSTPROCESS -> times.postprocess();
            };
        }

        String word() {
            return word;
        }
    }

    /**
     * One variant over the images scored in both.
     *
     * @param median of IoU over images
     * @param spread of IoU over images
     * @param pooled IoU of all images' pixels together, 0 to 1: large images and large objects weigh more
     * @param pooledMean mean of that and of the background's, the dataset's mIoU of two classes
     */
    record Scores(OptionalDouble median, Spread spread, OptionalDouble pooled, OptionalDouble pooledMean) {
        static Scores of(List<ComparisonRow> scored, boolean isA) {
            double[] ious = values(scored, isA ? ComparisonRow::iouA : ComparisonRow::iouB);
            Confusion all = scored.stream()
                    .map(isA ? ComparisonRow::a : ComparisonRow::b)
                    .flatMap(Optional::stream)
                    .reduce(new Confusion(0, 0, 0, 0), Confusion::plus);
            OptionalDouble foreground = all.iou();
            OptionalDouble background = new Confusion(all.tn(), all.fn(), all.fp(), all.tp()).iou();
            OptionalDouble mean = foreground.isEmpty() || background.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((foreground.getAsDouble() + background.getAsDouble()) / 2);
            return new Scores(Statistics.median(ious), Spread.of(ious), foreground, mean);
        }
    }

    /** Milliseconds over the images that both have times of. */
    record StagePair(StageTime a, StageTime b) {}

    /**
     * One stage of one variant, in milliseconds.
     *
     * @param median over images
     * @param p90 90th percentile over images
     */
    record StageTime(double median, double p90) {
        static StageTime of(double[] times) {
            return new StageTime(
                    Statistics.median(times).orElseThrow(),
                    Statistics.quantile(times, 0.9).orElseThrow());
        }
    }

    static Findings of(Comparison comparison) {
        List<ComparisonRow> scored =
                comparison.rows().stream().filter(ComparisonRow::scored).toList();
        double[] deltas = values(scored, ComparisonRow::deltaIou);
        return new Findings(
                Scores.of(scored, true),
                Scores.of(scored, false),
                Spread.of(deltas),
                SignedRank.of(deltas),
                Concentration.of(deltas),
                stages(comparison.rows()));
    }

    private static Map<Stage, StagePair> stages(List<ComparisonRow> rows) {
        List<ComparisonRow> timed = rows.stream()
                .filter(row -> row.timesA().isPresent() && row.timesB().isPresent())
                .toList();
        Map<Stage, StagePair> stages = new EnumMap<>(Stage.class);
        if (timed.isEmpty()) {
            return stages;
        }
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    new StagePair(
                            StageTime.of(times(timed, row -> row.timesA().orElseThrow(), stage)),
                            StageTime.of(times(timed, row -> row.timesB().orElseThrow(), stage))));
        }
        return stages;
    }

    private static double[] times(List<ComparisonRow> rows, Function<ComparisonRow, StageTimes> side, Stage stage) {
        return rows.stream().map(side).mapToDouble(stage::of).toArray();
    }

    private static double[] values(List<ComparisonRow> rows, Function<ComparisonRow, OptionalDouble> value) {
        return rows.stream().map(value).mapToDouble(OptionalDouble::getAsDouble).toArray();
    }
}
