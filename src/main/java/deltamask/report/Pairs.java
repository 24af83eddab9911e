package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.RobustOutliers;
import deltamask.metrics.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The images that have a value in A and in B, by number, and which of them are outliers. */
final class Pairs {
    private final List<Pair> all;
    private final int without;
    private final RobustOutliers rule;
    private final List<Pair> outliers;

    /**
     * One image.
     *
     * @param a value of A, in the measure's unit
     * @param b value of B
     * @param delta B minus A
     */
    record Pair(int number, String image, double a, double b, double delta) {}

    private Pairs(List<Pair> all, int without) {
        this.all = all;
        this.without = without;
        this.rule = RobustOutliers.of(values(Pair::delta));
        double median = rule.median().orElse(0);
        this.outliers = all.stream()
                .filter(pair -> rule.isOutlier(pair.delta()))
                .sorted(Comparator.comparingDouble((Pair pair) -> -Math.abs(pair.delta() - median))
                        .thenComparing(Pair::number))
                .toList();
    }

    static Pairs of(FigureData data, Measure measure) {
        List<ComparisonRow> rows = data.rows();
        List<Pair> pairs = new ArrayList<>(rows.size());
        for (ComparisonRow row : rows) {
            OptionalDouble delta = measure.delta(data, row);
            if (delta.isPresent()) {
                pairs.add(new Pair(
                        row.number(),
                        row.image(),
                        measure.a(data, row).getAsDouble(),
                        measure.b(data, row).getAsDouble(),
                        delta.getAsDouble()));
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::number));
        return new Pairs(List.copyOf(pairs), rows.size() - pairs.size());
    }

    List<Pair> all() {
        return all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Images that lack the value in A or in B. */
    int without() {
        return without;
    }

    RobustOutliers rule() {
        return rule;
    }

    /** Furthest from the median first. */
    List<Pair> outliers() {
        return outliers;
    }

    double[] values(ToDoubleFunction<Pair> value) {
        return all.stream().mapToDouble(value).toArray();
    }

    int count(Predicate<Pair> which) {
        return (int) all.stream().filter(which).count();
    }

    /** Of the deltas' sizes; 0 for no image. */
    double largest() {
        return all.stream().mapToDouble(pair -> Math.abs(pair.delta())).max().orElse(0);
    }

    /** Whether there are images, and not one differs. */
    boolean identical() {
        return !isEmpty() && largest() == 0;
    }

    /** Values that are all the same, or a single one, set no limit. */
    boolean hasLimit() {
        return rule.limit().orElse(0) > 0;
    }

    /** Of the deltas; empty for no image. */
    OptionalDouble mean() {
        return Statistics.mean(values(Pair::delta));
    }
}
