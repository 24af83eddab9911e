package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Outlines;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What A and B are compared by. One more score is one more line here. */
public enum Measure {
    /** 0 to 1, more is better. */
    IOU("IoU", Quantity.IOU, Quantity.DELTA_IOU),
    /** 0 to 1, more is better. */
    DICE("Dice", Quantity.DICE, Quantity.DELTA_DICE),
    /** Boundary IoU, 0 to 1, more is better. It has to be measured first: {@link FigureData#outlines}. */
    BOUNDARY("boundary IoU", Quantity.BOUNDARY, Quantity.DELTA_BOUNDARY),
    /** Forward time in milliseconds, less is better. */
    TIME("forward time", Quantity.TIME, Quantity.DELTA_TIME);

    private final String noun;
    private final Quantity value;
    private final Quantity change;

    Measure(String noun, Quantity value, Quantity change) {
        this.noun = noun;
        this.value = value;
        this.change = change;
    }

    /** What an axis of its values shows. */
    Quantity value() {
        return value;
    }

    /** What an axis of its deltas shows. */
    Quantity change() {
        return change;
    }

    /** An image's value in A; empty where it has none. */
    OptionalDouble a(FigureData data, ComparisonRow row) {
        return switch (this) {
            case IOU -> row.iouA();
            case DICE -> row.diceA();
            case BOUNDARY -> outlines(data, row, pair -> pair.a().iou());
            case TIME -> row.forwardMsA();
        };
    }

    OptionalDouble b(FigureData data, ComparisonRow row) {
        return switch (this) {
            case IOU -> row.iouB();
            case DICE -> row.diceB();
            case BOUNDARY -> outlines(data, row, pair -> pair.b().iou());
            case TIME -> row.forwardMsB();
        };
    }

    OptionalDouble delta(FigureData data, ComparisonRow row) {
        return switch (this) {
            case IOU -> row.deltaIou();
            case DICE -> row.deltaDice();
            case BOUNDARY -> outlines(data, row, Outlines.Pair::deltaIou);
            case TIME -> row.deltaMs();
        };
    }

    private static OptionalDouble outlines(
            FigureData data, ComparisonRow row, Function<Outlines.Pair, OptionalDouble> value) {
        return data.outlines()
                .map(all -> all.images().get(row.number()))
                .map(value)
                .orElse(OptionalDouble.empty());
    }

    /** Whether conditions belong beside it. */
    boolean isTime() {
        return this == TIME;
    }

    /** Above zero where the delta is for the better. */
    double gain(double difference) {
        return isTime() ? -difference : difference;
    }

    /** "IoU". */
    String noun() {
        return noun;
    }

    /** "Δ IoU". */
    String symbol() {
        return "Δ " + noun;
    }

    /** For the name of a file. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A value with its unit. */
    String text(double value) {
        return isTime() ? Numbers.fixed(value, 2) + " ms" : Numbers.fixed(value, 6);
    }

    /** A difference with its sign and unit. */
    String difference(double value) {
        return isTime() ? Numbers.signed(value, 2) + " ms" : Numbers.delta(value);
    }

    /** A difference without its sign. */
    String magnitude(double value) {
        return difference(Math.abs(value)).replace("+", "");
    }

    /** "better", or "faster". */
    String better() {
        return isTime() ? "B faster" : "B better";
    }

    String worse() {
        return isTime() ? "B slower" : "B worse";
    }
}
