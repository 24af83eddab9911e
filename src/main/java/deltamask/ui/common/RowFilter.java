package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Which images are shown.
 *
 * @param text part of the name, or the number; blank for all
 * @param kind by their result
 */
public record RowFilter(String text, Kind kind) {
    public static final RowFilter ALL = new RowFilter("", Kind.ALL);

    /** Which results are shown. */
    public enum Kind {
        ALL("All images"),
        CHANGED("Only changed"),
        WORSE("Only worse in B"),
        BETTER("Only better in B"),
        OUTLIERS("Only outliers"),
        FAILED("Only failed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For a menu. */
        public String label() {
            return label;
        }
    }

    public RowFilter withText(String other) {
        return new RowFilter(other, kind);
    }

    public RowFilter withKind(Kind other) {
        return new RowFilter(text, other);
    }

    /** Whether the row is shown, by its result as it is now. */
    public boolean accepts(Row row) {
        return matchesText(row) && matchesKind(row);
    }

    private boolean matchesText(Row row) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || row.name().toLowerCase(Locale.ROOT).contains(wanted)
                || Integer.toString(row.number()).equals(wanted);
    }

    private boolean matchesKind(Row row) {
        if (kind == Kind.ALL) {
            return true;
        }
        ComparisonRow result = row.result();
        if (result == null) {
            return false;
        }
        OptionalDouble delta = result.deltaIou();
        return switch (kind) {
            case ALL -> true;
            case CHANGED ->
                result.both().filter(both -> both.fp() + both.fn() > 0).isPresent();
            case WORSE -> delta.isPresent() && delta.getAsDouble() < 0;
            case BETTER -> delta.isPresent() && delta.getAsDouble() > 0;
            case OUTLIERS -> row.isOutlier();
            case FAILED -> result.status() != ComparisonRow.Status.OK;
        };
    }
}
