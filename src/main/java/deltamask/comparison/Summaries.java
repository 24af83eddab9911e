package deltamask.comparison;

import deltamask.comparison.Summary.Delta;
import deltamask.comparison.Summary.Interval;
import deltamask.comparison.Summary.OutlierRule;
import deltamask.comparison.Summary.Side;
import deltamask.comparison.Summary.SpeedRatio;
import deltamask.metrics.Bootstrap;
import deltamask.metrics.RobustOutliers;
import deltamask.metrics.SignedRank;
import deltamask.metrics.Statistics;
import deltamask.run.Run;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Makes the summary of a Comparison's rows. */
public final class Summaries {
    private Summaries() {}

    /**
     * Sums rows up. Means are over the images scored in both, times over the images that both have times of.
     *
     * @param rows all samples compared, in any order
     * @param a what is known of the reference's Run
     * @param b what is known of the candidate's Run
     */
    public static Summary of(List<ComparisonRow> rows, Run.Info a, Run.Info b) {
        List<ComparisonRow> scored = rows.stream().filter(ComparisonRow::scored).toList();
        List<ComparisonRow> timed =
                rows.stream().filter(row -> row.deltaMs().isPresent()).toList();
        double[] deltas = values(scored, ComparisonRow::deltaIou);
        double[] timesA = values(timed, ComparisonRow::forwardMsA);
        double[] timesB = values(timed, ComparisonRow::forwardMsB);
        RobustOutliers rule = RobustOutliers.of(deltas);
        return new Summary(
                rows.size(),
                scored.size(),
                count(rows, row -> row.status() != ComparisonRow.Status.OK),
                count(rows, row -> unscored(row) && hasScores(row)),
                count(rows, row -> unscored(row) && !hasScores(row)),
                side(a, values(scored, ComparisonRow::iouA), values(scored, ComparisonRow::diceA), timesA),
                side(b, values(scored, ComparisonRow::iouB), values(scored, ComparisonRow::diceB), timesB),
                delta(deltas, values(scored, ComparisonRow::deltaDice)),
                Statistics.mean(values(rows, ComparisonRow::agreement)),
                identical(rows),
                speedRatio(timesA, timesB),
                new OutlierRule(rule.median(), rule.mad(), rule.limit()),
                outliers(scored, rule));
    }

    private static boolean unscored(ComparisonRow row) {
        return row.status() == ComparisonRow.Status.OK && !row.scored();
    }

    private static boolean hasScores(ComparisonRow row) {
        return row.a().isPresent() && row.b().isPresent();
    }

    private static int count(List<ComparisonRow> rows, java.util.function.Predicate<ComparisonRow> which) {
        return (int) rows.stream().filter(which).count();
    }

    private static double[] values(List<ComparisonRow> rows, Function<ComparisonRow, OptionalDouble> value) {
        return rows.stream()
                .map(value)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    private static Side side(Run.Info info, double[] iou, double[] dice, double[] times) {
        return new Side(
                info.variantName(),
                Statistics.mean(iou),
                Statistics.mean(dice),
                Statistics.median(times),
                Statistics.quantile(times, 0.9),
                info.made().loadMs(),
                info.made().peakRssBytes(),
                info.fileBytes());
    }

    private static Delta delta(double[] iou, double[] dice) {
        int wins = 0;
        int losses = 0;
        for (double delta : iou) {
            wins += delta > 0 ? 1 : 0;
            losses += delta < 0 ? 1 : 0;
        }
        return new Delta(
                Statistics.mean(iou),
                Statistics.mean(dice),
                Statistics.median(iou),
                interval(Bootstrap.ofMean(iou)),
                SignedRank.of(iou).p(),
                wins,
                iou.length - wins - losses,
                losses);
    }

    private static SpeedRatio speedRatio(double[] a, double[] b) {
        OptionalDouble medianA = Statistics.median(a);
        OptionalDouble medianB = Statistics.median(b);
        // A Run from elsewhere may bring times of 0, and nothing can be said of a ratio to them.
        if (medianA.isEmpty() || !(medianA.getAsDouble() > 0) || !(medianB.orElseThrow() > 0)) {
            return new SpeedRatio(OptionalDouble.empty(), Interval.NONE);
        }
        return new SpeedRatio(
                OptionalDouble.of(medianA.getAsDouble() / medianB.getAsDouble()),
                interval(Bootstrap.ofRatioOfMedians(a, b)
                        .filter(ratio -> Double.isFinite(ratio.low()) && Double.isFinite(ratio.high()))));
    }

    private static Interval interval(Optional<Bootstrap.Interval> interval) {
        return interval.map(ends -> new Interval(OptionalDouble.of(ends.low()), OptionalDouble.of(ends.high())))
                .orElse(Interval.NONE);
    }

    /** Every image that both have got the same label at every pixel, and there is one. */
    private static boolean identical(List<ComparisonRow> rows) {
        long[] differing = rows.stream()
                .filter(row -> row.differing().isPresent())
                .mapToLong(row -> row.differing().getAsLong())
                .toArray();
        return differing.length > 0 && Arrays.stream(differing).allMatch(pixels -> pixels == 0);
    }

    private static List<ComparisonRow> outliers(List<ComparisonRow> scored, RobustOutliers rule) {
        return scored.stream()
                .filter(row -> rule.isOutlier(row.deltaIou().getAsDouble()))
                .sorted(Comparator.comparingDouble(
                                (ComparisonRow row) -> -Math.abs(row.deltaIou().getAsDouble()))
                        .thenComparing(ComparisonRow::number))
                .toList();
    }
}
