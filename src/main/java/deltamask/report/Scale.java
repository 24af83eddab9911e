package deltamask.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An axis: what it says, and from where to where.
 *
 * @param lower in the values' unit, below {@code upper}
 * @param quantity what it shows, where a range can be asked for
 */
record Scale(String label, FigureTicks ticks, double lower, double upper, Kind kind, Optional<Quantity> quantity) {
    private static final double SMALL = 1e-3;
    private static final double ROOM = 0.06;

    /** How values lie along it. */
    enum Kind {
        LINEAR,
        /** Equal ratios are equal distances; for values above 0. */
        LOGARITHMIC,
        /** Names at 0, 1, 2, and so on; the first at the top of an upright axis. */
        NAMES
    }

    Scale(String label, FigureTicks ticks, double lower, double upper, Kind kind) {
        this(label, ticks, lower, upper, kind, Optional.empty());
    }

    /** From the smallest to the largest value, with some room. */
    static Scale around(String label, FigureTicks ticks, double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(1);
        double largest = Math.max(Math.abs(least), Math.abs(most));
        // Where all are 0 no size is known; one that is as good as 0 would ask for ten decimals of nothing.
        double length = Math.max(most - least, largest > 0 ? Math.max(1e-9, largest * 0.01) : 0.02);
        double spare = (length - (most - least)) / 2 + length * ROOM;
        return new Scale(label, ticks, least - spare, most + spare, Kind.LINEAR);
    }

    /** For values of a measure: the same, but what no score can be is not shown, apart from room for the marks. */
    static Scale values(Measure measure, String label, double[] values) {
        Scale whole = around(label, FigureTicks.values(), values).of(measure.value());
        return measure.isTime()
                ? whole
                : whole.from(Math.max(whole.lower, -0.03)).to(Math.min(whole.upper, 1.03));
    }

    /** From 0 to the largest value, with some room above. */
    static Scale fromZero(String label, FigureTicks ticks, double most) {
        return new Scale(label, ticks, 0, most > 0 ? most * (1 + ROOM) : 1, Kind.LINEAR);
    }

    /** Numbers of images, in their order. */
    static Scale images(String label, double first, double last) {
        double room = Math.max(0.6, (last - first) * 0.012);
        return new Scale(label, FigureTicks.counts(), first - room, last + room, Kind.LINEAR);
    }

    /** For deltas, around 0; where all are tiny, in units of a power of ten. */
    static Scale deltas(Measure measure, double least, double most, double largest) {
        int exponent = exponent(measure, largest);
        double length = Math.max(
                Math.max(most, 0) - Math.min(least, 0), largest > 0 ? largest * 0.01 : measure.isTime() ? 2 : 0.02);
        double room = length * 0.12;
        double lower = Math.min(least, 0) - room;
        double upper = Math.max(most, 0) + room;
        if (least == 0 && most == 0) {
            lower = -length / 2;
            upper = length / 2;
        }
        return new Scale(deltaLabel(measure, exponent), FigureTicks.deltas(exponent), lower, upper, Kind.LINEAR)
                .of(measure.change());
    }

    private static int exponent(Measure measure, double largest) {
        return measure.isTime() || largest == 0 || largest >= SMALL ? 0 : largest >= 1e-6 ? -6 : -9;
    }

    private static String deltaLabel(Measure measure, int exponent) {
        String unit = measure.isTime() ? ", ms" : exponent == 0 ? "" : ", in 10" + Numbers.superscript(exponent);
        return measure.symbol() + " (B − A" + unit + ")";
    }

    /** A name at each whole number from 0. */
    static Scale names(List<String> names) {
        return new Scale("", FigureTicks.names(names), -0.5, Math.max(1, names.size()) - 0.5, Kind.NAMES);
    }

    double length() {
        return upper - lower;
    }

    Scale from(double least) {
        return new Scale(label, ticks, least, upper, kind, quantity);
    }

    Scale to(double most) {
        return new Scale(label, ticks, lower, most, kind, quantity);
    }

    Scale labelled(String words) {
        return new Scale(words, ticks, lower, upper, kind, quantity);
    }

    /** The same of a quantity. */
    Scale of(Quantity shown) {
        return new Scale(label, ticks, lower, upper, kind, Optional.of(shown));
    }

    /** The same between other limits, unless it has names, which all stay. */
    Scale within(FigureRanges.Limits limits) {
        if (kind == Kind.NAMES) {
            return this;
        }
        // There is no logarithm of 0.
        double least =
                kind == Kind.LOGARITHMIC && limits.lower() <= 0 ? Math.min(lower, limits.upper() / 2) : limits.lower();
        return from(least).to(limits.upper());
    }
}
