package deltamask.report;

import java.math.BigDecimal;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/** Axis steps of 1, 2 or 5 times a power of ten, all labels of an axis with the same decimals. */
final class FigureTicks implements TickUnitSource {
    private final boolean integers;
    private final int exponent;

    private FigureTicks(boolean integers, int exponent) {
        this.integers = integers;
        this.exponent = exponent;
    }

    /** For numbers of images: whole steps, and no image 0. */
    static FigureTicks counts() {
        return new FigureTicks(true, 0);
    }

    /**
     * For differences: a plus before what is above zero.
     *
     * @param exponent labels are in units of ten to this power
     */
    static FigureTicks deltas(int exponent) {
        return new FigureTicks(false, exponent);
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
        double wanted = Math.max(size * (1 - 1e-9), integers ? 1 : 1e-12);
        int power = (int) Math.floor(Math.log10(wanted));
        double base = Math.pow(10, power);
        double part = wanted / base;
        int digit = part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10;
        double step = new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue();
        return new NumberTickUnit(step, format(power + (digit == 10 ? 1 : 0)));
    }

    private NumberFormat format(int power) {
        if (integers) {
            return new CountFormat();
        }
        int decimals = Math.max(0, exponent - power);
        String digits = decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals);
        return new DeltaFormat(Numbers.axis("+" + digits + ";\u2212" + digits), exponent);
    }

    /** Writes a number of images, and nothing for none. */
    private static final class CountFormat extends Labels {
        private static final long serialVersionUID = 1;

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return number < 1 ? to : Numbers.axis("#,##0").format(number, to, position);
        }
    }

    /** Writes a difference in units of a power of ten; zero without sign. */
    private static final class DeltaFormat extends Labels {
        private static final long serialVersionUID = 1;

        private final NumberFormat digits;
        private final int exponent;

        DeltaFormat(NumberFormat digits, int exponent) {
            this.digits = digits;
            this.exponent = exponent;
        }

        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            double shown = number / Math.pow(10, exponent);
            return Math.abs(shown) < 1e-9 ? to.append('0') : digits.format(shown, to, position);
        }
    }

    /** A format that only writes. */
    private abstract static class Labels extends NumberFormat {
        private static final long serialVersionUID = 1;

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
