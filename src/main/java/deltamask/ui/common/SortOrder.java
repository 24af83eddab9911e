package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How the images are ordered. Undefined values come last in both directions, equal ones by number.
 *
 * @param key what is compared
 * @param ascending smallest first
 */
public record SortOrder(Key key, boolean ascending) {
    public static final SortOrder DEFAULT = new SortOrder(Key.NUMBER, true);

    /** What can be sorted by. */
    public enum Key {
        NUMBER("Number", true),
        NAME("Name", true),
        DELTA_IOU("Delta IoU", true),
        DELTA_DICE("Delta Dice", true),
        AGREEMENT("Agreement", true),
        IOU_A("IoU of A", true),
        IOU_B("IoU of B", true),
        DELTA_TIME("Delta time", false),
        TIME_A("Time of A", false),
        TIME_B("Time of B", false);

        private final String label;
        private final boolean ascendingFirst;

        Key(String label, boolean ascendingFirst) {
            this.label = label;
            this.ascendingFirst = ascendingFirst;
        }

        /** For a menu. */
        public String label() {
            return label;
        }

        /** In the direction that shows the worst images first. */
        public SortOrder order() {
            return new SortOrder(this, ascendingFirst);
        }
    }

    /** The other direction. */
    public SortOrder reversed() {
        return new SortOrder(key, !ascending);
    }

    /** Orders rows by their results as they are now. */
    public Comparator<Row> comparator() {
        Comparator<Row> byNumber = Comparator.comparingInt(Row::number);
        return switch (key) {
            case NUMBER -> ascending ? byNumber : byNumber.reversed();
            case NAME -> {
                Comparator<Row> byName = Comparator.comparing(Row::name, String.CASE_INSENSITIVE_ORDER);
                yield (ascending ? byName : byName.reversed()).thenComparing(byNumber);
            }
            case DELTA_IOU -> by(ComparisonRow::deltaIou);
            case DELTA_DICE -> by(ComparisonRow::deltaDice);
            case AGREEMENT -> by(ComparisonRow::agreement);
            case IOU_A -> by(ComparisonRow::iouA);
            case IOU_B -> by(ComparisonRow::iouB);
            case DELTA_TIME -> by(ComparisonRow::deltaMs);
            case TIME_A -> by(ComparisonRow::forwardMsA);
            case TIME_B -> by(ComparisonRow::forwardMsB);
        };
    }

    private Comparator<Row> by(Function<ComparisonRow, OptionalDouble> value) {
        Comparator<Row> byValue = (first, second) -> compare(value(first, value), value(second, value));
        return byValue.thenComparingInt(Row::number);
    }

    private int compare(OptionalDouble a, OptionalDouble b) {
        if (a.isEmpty() || b.isEmpty()) {
            return Boolean.compare(a.isEmpty(), b.isEmpty());
        }
        int compared = Double.compare(a.getAsDouble(), b.getAsDouble());
        return ascending ? compared : -compared;
    }

    private static OptionalDouble value(Row row, Function<ComparisonRow, OptionalDouble> value) {
        return row.result() == null ? OptionalDouble.empty() : value.apply(row.result());
    }
}
