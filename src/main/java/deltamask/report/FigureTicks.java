package deltamask.report;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Axis steps of 1, 2 or 5 times a power of ten, all labels of an axis with the same decimals. */
final class FigureTicks implements TickUnitSource {
    private static final double SMALLEST = 1e-12;

    private final double smallest;
    /** From the power of ten of a step to what labels say. */
    private final IntFunction<DoubleFunction<String>> labels;

    private final boolean gridded;

    private FigureTicks(double smallest, boolean gridded, IntFunction<DoubleFunction<String>> labels) {
        this.smallest = smallest;
        this.gridded = gridded;
        this.labels = labels;
    }

    /** For numbers of images: whole steps, and no image 0. */
    static FigureTicks counts() {
        return new FigureTicks(
                1,
                false,
                power -> number -> number < 1 ? "" : Numbers.axis("#,##0").format(number));
    }

    /** For how many there are: whole steps from 0. */
    static FigureTicks amounts() {
        return new FigureTicks(
                1,
                true,
                power -> number -> number < 0 ? "" : Numbers.axis("#,##0").format(number));
    }

    /**
     * For differences: a plus before what is above zero.
     *
     * @param exponent labels are in units of ten to this power
     */
    static FigureTicks deltas(int exponent) {
        return new FigureTicks(SMALLEST, true, power -> {
            String digits = pattern(Math.max(0, exponent - power));
            NumberFormat format = Numbers.axis("+" + digits + ";\u2212" + digits);
            return number -> {
                double shown = number / Math.pow(10, exponent);
                return Math.abs(shown) < 1e-9 ? "0" : format.format(shown);
            };
        });
    }

    /** For values in their own unit. */
    static FigureTicks values() {
        return new FigureTicks(SMALLEST, true, power -> {
            NumberFormat format = Numbers.axis(pattern(Math.max(0, -power)));
            return number -> Math.abs(number) < SMALLEST ? "0" : format.format(number);
        });
    }

    /** For shares of a whole, 0 to 1: "25 %"; nothing for what no share can be. */
    static FigureTicks shares() {
        return new FigureTicks(SMALLEST, true, power -> {
            NumberFormat format = Numbers.axis(pattern(Math.max(0, -power - 2)));
            return number -> number < -SMALLEST || number > 1 + 1e-9 ? "" : format.format(number * 100 + 0.0) + " %";
        });
    }

    /** A name at each whole number from 0. */
    static FigureTicks names(List<String> names) {
        return new FigureTicks(1, false, power -> number -> {
            int place = (int) Math.round(number);
            return place >= 0 && place < names.size() ? names.get(place) : "";
        });
    }

    private static String pattern(int decimals) {
        return decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
    }

    /** Whether values are read along lines, not at their marks as numbers of images and names are. */
    boolean isGridded() {
        return gridded;
    }

    /** What stands at a value of an axis whose steps grow. */
    String label(double value) {
        return labels.apply((int) Math.floor(Math.log10(value) + 1e-9)).apply(value);
    }

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return unit(unit.getSize() * 1.5);
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return unit(unit.getSize());
    }

    @Override
    public TickUnit getCeilingTickUnit(double size) {
        return unit(size);
    }

    /** The smallest step that is at least so large. */
    private TickUnit unit(double size) {
        double wanted = Math.max(size * (1 - 1e-9), smallest);
        int power = (int) Math.floor(Math.log10(wanted));
        double base = Math.pow(10, power);
        double part = wanted / base;
        int digit = part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10;
        double step = new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue();
        return new NumberTickUnit(step, new Labels(labels.apply(power + (digit == 10 ? 1 : 0))));
    }

    /** A format that only writes. */
    private static final class Labels extends NumberFormat {
        private static final long serialVersionUID = 1;

        private final transient DoubleFunction<String> label;

        Labels(DoubleFunction<String> label) {
            this.label = label;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to.append(label.apply(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return format((double) number, to, position);
        }

        @Override
        public Number parse(String source, ParsePosition position) {
            throw new UnsupportedOperationException("labels are written, not read");
        }
    }
}
