package deltamask.report;

import deltamask.comparison.ComparisonRow;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What A and B are compared by. One more score is one more line here. */
// The functions are method references, which hold nothing.
@SuppressWarnings("ImmutableEnumChecker")
public enum Measure {
    /** 0 to 1, more is better. */
    IOU("IoU", ComparisonRow::iouA, ComparisonRow::iouB, ComparisonRow::deltaIou),
    /** 0 to 1, more is better. */
    DICE("Dice", ComparisonRow::diceA, ComparisonRow::diceB, ComparisonRow::deltaDice),
    /** Forward time in milliseconds, less is better. */
    TIME("forward time", ComparisonRow::forwardMsA, ComparisonRow::forwardMsB, ComparisonRow::deltaMs);

    private final String noun;
    private final Function<ComparisonRow, OptionalDouble> a;
    private final Function<ComparisonRow, OptionalDouble> b;
    private final Function<ComparisonRow, OptionalDouble> delta;

    Measure(
            String noun,
            Function<ComparisonRow, OptionalDouble> a,
            Function<ComparisonRow, OptionalDouble> b,
            Function<ComparisonRow, OptionalDouble> delta) {
        this.noun = noun;
        this.a = a;
        this.b = b;
        this.delta = delta;
    }

    OptionalDouble a(ComparisonRow row) {
        return a.apply(row);
    }

    OptionalDouble b(ComparisonRow row) {
        return b.apply(row);
    }

    OptionalDouble delta(ComparisonRow row) {
        return delta.apply(row);
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
