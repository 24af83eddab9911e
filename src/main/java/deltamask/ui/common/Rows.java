package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The images of the dataset, those of them that are shown and in which order, and those that are selected: one
 * selection for the whole window. JavaFX thread only.
 */
public final class Rows {
    /** Landing rows move others at most this often, so that a list sorted by a result can still be read. */
    private static final Duration REORDER = Duration.ofMillis(250);

    private List<Row> all = List.of();
    /** All rows in order, so that a filter need not sort. */
    private Row[] ordered = {};

    private final ObservableList<Row> shown = FXCollections.observableArrayList();
    private final ObservableList<Row> shownReadOnly = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<SortOrder> order = new SimpleObjectProperty<>(this, "order", SortOrder.DEFAULT);
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(this, "filter", RowFilter.ALL);
    private final Selection selection = new Selection(shownReadOnly);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final Throttle reorder = new Throttle(REORDER, this::arrangeByResults);
    /** Null where it has to be gathered anew. */
    private List<ComparisonRow> results = List.of();

    Rows() {
        order.addListener((property, old, now) -> sort());
        filter.addListener((property, old, now) -> show());
    }

    /** All images in the dataset's order; image n at n - 1. */
    public List<Row> all() {
        return all;
    }

    /** The images that pass the filter, in order. */
    public ObservableList<Row> shown() {
        return shownReadOnly;
    }

    /** The index of an image among the shown ones, found at once; -1 where it is not shown, or null. */
    public int indexOf(Row row) {
        return row == null ? -1 : row.place();
    }

    public ObjectProperty<SortOrder> orderProperty() {
        return order;
    }

    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    /**
     * The image that is looked at, the lead of the selection; null where there is none. It may be one that the filter
     * hides. Setting it selects it alone.
     */
    public ObjectProperty<Row> selectedProperty() {
        return selection.leadProperty();
    }

    public Row selected() {
        return selection.leadProperty().get();
    }

    /** All selected images, in the order in which they were shown or picked; not to be changed. */
    public ObservableList<Row> selection() {
        return selection.rows();
    }

    public boolean isSelected(Row row) {
        return row.isPicked();
    }

    /** Selects a shown image alone. */
    public void pick(Row row) {
        selection.pick(row);
    }

    /** Selects those of some images that are shown; the first leads. Does nothing where none is shown. */
    public void pickAll(Collection<Integer> numbers) {
        selection.pickAll(numbers.stream()
                .filter(number -> number >= 1 && number <= all.size())
                .map(number -> all.get(number - 1))
                .filter(row -> row.place() >= 0)
                .toList());
    }

    /** Takes a shown image into the selection, or out of it. */
    public void toggle(Row row) {
        selection.toggle(row);
    }

    /** Selects the shown images from the one picked last to this one, which leads. */
    public void extendTo(Row row) {
        selection.extendTo(row);
    }

    /** Selects all shown images. */
    public void selectAll() {
        selection.all();
    }

    /** Grows whenever images or results changed, once a batch. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The results that have landed, in the dataset's order. */
    public List<ComparisonRow> results() {
        if (results == null) {
            results = all.stream()
                    .map(Row::result)
                    .filter(result -> result != null)
                    .toList();
        }
        return results;
    }

    /** Selects an image by its number; does nothing where there is none. */
    public void select(int number) {
        if (number >= 1 && number <= all.size()) {
            selectedProperty().set(all.get(number - 1));
        }
    }

    /** Selects the shown image that lies so many places after the selected one, or the last one that way. */
    public void step(int places) {
        if (!shown.isEmpty()) {
            selection.pick(shown.get(target(places)));
        }
    }

    /** The same, and what lies between stays selected. */
    public void stepExtending(int places) {
        if (!shown.isEmpty()) {
            selection.extendTo(shown.get(target(places)));
        }
    }

    private int target(int places) {
        int now = indexOf(selected());
        return now < 0 ? 0 : (int) Math.max(0, Math.min(shown.size() - 1L, (long) now + places));
    }

    void reset(Dataset dataset) {
        shown.forEach(row -> row.setPlace(-1));
        all = dataset.samples().stream().map(Row::new).toList();
        ordered = all.toArray(Row[]::new);
        results = List.of();
        filter.set(RowFilter.ALL);
        sort();
        selectedProperty().set(shown.isEmpty() ? null : shown.get(0));
        changed();
    }

    void clearResults() {
        for (Row row : all) {
            row.setOutlier(false);
            row.land(null);
        }
        results = List.of();
        sort();
        changed();
    }

    void land(Collection<ComparisonRow> landed) {
        for (ComparisonRow result : landed) {
            all.get(result.number() - 1).land(result);
        }
        results = null;
        reorder.request();
        changed();
    }

    /** Takes over what only the whole comparison knows. */
    void end(Comparison comparison) {
        BitSet outliers = new BitSet();
        comparison.summary().outliers().forEach(outlier -> outliers.set(outlier.number()));
        for (ComparisonRow result : comparison.rows()) {
            Row row = all.get(result.number() - 1);
            row.setOutlier(outliers.get(result.number()));
            // Mostly the very one that landed, which Objects.equals sees at once.
            if (!Objects.equals(result, row.result())) {
                row.land(result);
            }
        }
        results = null;
        arrangeByResults();
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private void arrangeByResults() {
        if (order.get().needsResults()) {
            sort();
        } else if (filter.get().needsResults()) {
            show();
        }
    }

    private void sort() {
        // From the dataset's order: rows that lie one after the other in memory are gone through in half the time.
        ordered = all.toArray(Row[]::new);
        order.get().sort(ordered);
        show();
    }

    private void show() {
        Predicate<Row> passes = filter.get().predicate();
        List<Row> passing = new ArrayList<>(ordered.length);
        for (Row row : ordered) {
            boolean isShown = passes.test(row);
            row.setPlace(isShown ? passing.size() : -1);
            if (isShown) {
                passing.add(row);
            }
        }
        if (!passing.equals(shown)) {
            shown.setAll(passing);
            selection.keepShown();
        }
    }
}
