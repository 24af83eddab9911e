package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which images are shown: those that are all of what is asked for.
 *
 * @param text part of the name, or the number; blank for all
 * @param kinds by their result
 * @param delta of IoU; images without one are left out where it is given
 */
public record RowFilter(String text, Set<Kind> kinds, Optional<Range> delta) {
    public static final RowFilter ALL = new RowFilter("", Set.of(), Optional.empty());

    /**
     * From a number to a number, both included.
     *
     * @param low not above {@code high}
     */
    public record Range(double low, double high) {
        boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /** Which results are shown. */
    public enum Kind {
        CHANGED("changed"),
        WORSE("worse in B"),
        BETTER("better in B"),
        OUTLIERS("outliers"),
        FAILED("failed"),
        WITHOUT_TRUTH("without truth"),
        UNDEFINED("undefined scores");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        /** "Only changed": where it stands alone. */
        public String label() {
            return "Only " + what;
        }

        /** "Changed": one of several in a menu. */
        public String title() {
            return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
        }

        /** Whether no image can be both. */
        private boolean excludes(Kind other) {
            return other != this
                    && !goesWith().contains(other)
                    && !other.goesWith().contains(this);
        }

        private Set<Kind> goesWith() {
            return switch (this) {
                case CHANGED -> Set.of(WORSE, BETTER, OUTLIERS, WITHOUT_TRUTH, UNDEFINED);
                case OUTLIERS -> Set.of(WORSE, BETTER);
                case FAILED -> Set.of(WITHOUT_TRUTH);
                default -> Set.of();
            };
        }

        private boolean accepts(Row row) {
            ComparisonRow result = row.result();
            double delta = row.value(SortOrder.Key.DELTA_IOU);
            return switch (this) {
                case CHANGED ->
                    result != null
                            && result.both().isPresent()
                            && result.both().get().fp() + result.both().get().fn() > 0;
                case WORSE -> delta < 0;
                case BETTER -> delta > 0;
                case OUTLIERS -> row.isOutlier();
                case FAILED -> result != null && result.status() != ComparisonRow.Status.OK;
                case WITHOUT_TRUTH -> row.sample().truth().isEmpty();
                case UNDEFINED ->
                    result != null
                            && result.status() == ComparisonRow.Status.OK
                            && row.sample().truth().isPresent()
                            && !result.scored();
            };
        }
    }

    public RowFilter {
        kinds = Set.copyOf(kinds);
    }

    public RowFilter withText(String other) {
        return new RowFilter(other, kinds, delta);
    }

    /** With that kind and no other. */
    public RowFilter withKind(Kind only) {
        return new RowFilter(text, Set.of(only), delta);
    }

    /** With or without a kind too. Of two that no image can be, as worse and better, the later one counts. */
    public RowFilter with(Kind kind, boolean wanted) {
        Set<Kind> changed = EnumSet.noneOf(Kind.class);
        changed.addAll(kinds);
        if (wanted) {
            changed.removeIf(kind::excludes);
            changed.add(kind);
        } else {
            changed.remove(kind);
        }
        return new RowFilter(text, changed, delta);
    }

    public RowFilter withDelta(Optional<Range> range) {
        return new RowFilter(text, kinds, range);
    }

    /** Whether all images are shown. */
    public boolean isEmpty() {
        return text.isBlank() && kinds.isEmpty() && delta.isEmpty();
    }

    boolean needsResults() {
        return delta.isPresent() || kinds.stream().anyMatch(kind -> kind != Kind.WITHOUT_TRUTH);
    }

    /** Whether the row is shown, by its result as it is now. */
    public boolean accepts(Row row) {
        return predicate().test(row);
    }

    /** The same for many rows. */
    Predicate<Row> predicate() {
        Predicate<Row> all = row -> true;
        if (delta.isPresent()) {
            Range range = delta.get();
            all = row -> range.contains(row.value(SortOrder.Key.DELTA_IOU));
        }
        for (Kind kind : kinds) {
            all = all.and(kind::accepts);
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                ? all
                : all.and(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || Integer.toString(row.number()).equals(wanted));
    }
}
