package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.RobustOutliers;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jfree.data.xy.AbstractXYDataset;

/** The points of a delta figure, along its axis: one series, whose items are the images that have a delta. */
final class DeltaPoints extends AbstractXYDataset {
    private static final long serialVersionUID = 1;

    private final transient List<Point> points;
    private final transient RobustOutliers rule;
    private final transient List<Point> outliers;

    /**
     * One image.
     *
     * @param x number of the image, or its rank from 1
     * @param a value of A, in the measure's unit
     * @param b value of B
     * @param delta B minus A
     */
    record Point(int number, String image, double x, double a, double b, double delta) {
        Point at(double place) {
            return new Point(number, image, place, a, b, delta);
        }
    }

    private DeltaPoints(List<Point> points) {
        this.points = points;
        this.rule = RobustOutliers.of(points.stream().mapToDouble(Point::delta).toArray());
        double median = rule.median().orElse(0);
        this.outliers = points.stream()
                .filter(point -> rule.isOutlier(point.delta()))
                .sorted(Comparator.comparingDouble((Point point) -> -Math.abs(point.delta() - median))
                        .thenComparing(Point::number))
                .toList();
    }

    static DeltaPoints of(List<ComparisonRow> rows, Measure measure, Order order) {
        List<Point> points = new ArrayList<>(rows.size());
        for (ComparisonRow row : rows) {
            OptionalDouble delta = measure.delta(row);
            if (delta.isPresent()) {
                points.add(new Point(
                        row.number(),
                        row.image(),
                        row.number(),
                        measure.a(row).getAsDouble(),
                        measure.b(row).getAsDouble(),
                        delta.getAsDouble()));
            }
        }
        Comparator<Point> byNumber = Comparator.comparingInt(Point::number);
        if (order == Order.NUMBER) {
            points.sort(byNumber);
        } else {
            points.sort(Comparator.comparingDouble(Point::delta).thenComparing(byNumber));
            for (int i = 0; i < points.size(); i++) {
                points.set(i, points.get(i).at(i + 1));
            }
        }
        return new DeltaPoints(List.copyOf(points));
    }

    List<Point> all() {
        return points;
    }

    Point get(int item) {
        return points.get(item);
    }

    RobustOutliers rule() {
        return rule;
    }

    /** Furthest from the median first. */
    List<Point> outliers() {
        return outliers;
    }

    double largest() {
        return points.stream()
                .mapToDouble(point -> Math.abs(point.delta()))
                .max()
                .orElse(0);
    }

    @Override
    public int getSeriesCount() {
        return 1;
    }

    @Override
    public Comparable<?> getSeriesKey(int series) {
        return "delta";
    }

    @Override
    public int getItemCount(int series) {
        return points.size();
    }

    @Override
    public Number getX(int series, int item) {
        return getXValue(series, item);
    }

    @Override
    public double getXValue(int series, int item) {
        return points.get(item).x();
    }

    @Override
    public Number getY(int series, int item) {
        return getYValue(series, item);
    }

    @Override
    public double getYValue(int series, int item) {
        return points.get(item).delta();
    }
}
