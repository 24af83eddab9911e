package deltamask.report;

import deltamask.comparison.ComparisonRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;

/**
 * Delta per image, B minus A: one stem an image, better and worse in two colours, outliers labelled. The same figure
 * stands on screen and in the report.
 */
public final class DeltaFigure {
    private final JFreeChart chart;
    private final DeltaLabels labels;

    private DeltaFigure(JFreeChart chart, DeltaLabels labels) {
        this.chart = chart;
        this.labels = labels;
    }

    /** What is compared. */
    public enum Measure {
        /** 0 to 1, more is better. */
        IOU,
        /** 0 to 1, more is better. */
        DICE,
        /** Forward time in milliseconds, less is better. */
        TIME;

        OptionalDouble a(ComparisonRow row) {
            return switch (this) {
                case IOU -> row.iouA();
                case DICE -> row.diceA();
                case TIME -> row.forwardMsA();
            };
        }

        OptionalDouble b(ComparisonRow row) {
            return switch (this) {
                case IOU -> row.iouB();
                case DICE -> row.diceB();
                case TIME -> row.forwardMsB();
            };
        }

        OptionalDouble delta(ComparisonRow row) {
            return switch (this) {
                case IOU -> row.deltaIou();
                case DICE -> row.deltaDice();
                case TIME -> row.deltaMs();
            };
        }

        /** Above zero where the delta is for the better. */
        double gain(double difference) {
            return this == TIME ? -difference : difference;
        }

        /** "Δ IoU". */
        String symbol() {
            return switch (this) {
                case IOU -> "Δ IoU";
                case DICE -> "Δ Dice";
                case TIME -> "Δ forward time";
            };
        }

        /** A value of the measure, or a difference, with its unit. */
        String text(double value, boolean difference) {
            String number = this == TIME
                    ? difference ? Numbers.signed(value, 2) : Numbers.fixed(value, 2)
                    : difference ? Numbers.delta(value) : Numbers.fixed(value, 6);
            return this == TIME ? number + " ms" : number;
        }
    }

    /** Along the axis. */
    public enum Order {
        /** By the image's number. */
        NUMBER,
        /** By delta, ascending. */
        SORTED
    }

    /**
     * How a figure looks.
     *
     * @param a shown name of the reference
     * @param b shown name of the candidate
     * @param conditions what belongs to the numbers, for example "1 thread, timed, 3 warm-ups"; may be empty
     * @param title whether a title stands above, or is left to the caption
     * @param fontSize of axis labels, in points
     */
    public record Options(
            Measure measure,
            Order order,
            FigureTheme theme,
            String a,
            String b,
            String conditions,
            boolean title,
            float fontSize) {
        /** With title, for a window: 12 points. */
        public static Options screen(Measure measure, Order order, FigureTheme theme, String a, String b) {
            return new Options(measure, order, theme, a, b, "", true, 12);
        }

        /** With title, for paper: 8 points. */
        public static Options print(Measure measure, Order order, String a, String b) {
            return new Options(measure, order, FigureTheme.PRINT, a, b, "", true, 8);
        }

        /** The same, with what belongs to the numbers. */
        public Options under(String words) {
            return new Options(measure, order, theme, a, b, words, title, fontSize);
        }

        /** The same, with or without title. */
        public Options titled(boolean shown) {
            return new Options(measure, order, theme, a, b, conditions, shown, fontSize);
        }
    }

    /** Draws the rows that have a delta; may be called again and again while rows land. */
    public static DeltaFigure of(List<ComparisonRow> rows, Options options) {
        DeltaPoints points = DeltaPoints.of(rows, options.measure(), options.order());
        DeltaChart parts =
                new DeltaChart(points, options, rows.size() - points.all().size());
        DeltaLabels labels = parts.labels();
        return new DeltaFigure(parts.chart(labels), labels);
    }

    /** The chart; of this figure alone. */
    public JFreeChart chart() {
        return chart;
    }

    /** The number of the sample that an entity (of a click, or under the pointer) stands for. */
    public static OptionalInt sample(ChartEntity entity) {
        return entity instanceof DeltaRenderer.PointEntity point ? OptionalInt.of(point.number()) : OptionalInt.empty();
    }

    /** Marks a sample, or none, from the next drawing on. */
    public void select(OptionalInt number) {
        labels.select(number);
    }
}
