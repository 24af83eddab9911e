package deltamask.report;

import deltamask.comparison.ComparisonRow;
import java.util.List;
import java.util.OptionalInt;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;

/**
 * Delta per image, B minus A: one stem an image, better and worse in two colours, outliers labelled. The same figure
 * stands on screen and in the report.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class DeltaFigure {
    private final JFreeChart chart;

    private DeltaFigure(JFreeChart chart) {
        this.chart = chart;
    }

    /** What is compared. */
    public enum Measure {
        IOU,
        DICE,
        /** Forward time in milliseconds. */
        TIME
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

        /** With title, for paper: 8.5 points. */
        public static Options print(Measure measure, Order order, String a, String b) {
            return new Options(measure, order, FigureTheme.PRINT, a, b, "", true, 8.5f);
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
        return new DeltaFigure(new JFreeChart(new org.jfree.chart.plot.XYPlot()));
    }

    /** The chart; of this figure alone. */
    public JFreeChart chart() {
        return chart;
    }

    /** The number of the sample that an entity (of a click, or under the pointer) stands for. */
    public OptionalInt sample(ChartEntity entity) {
        return OptionalInt.empty();
    }

    /** Marks a sample, or none; redraws. */
    public void select(OptionalInt number) {}
}
