package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The images of the dataset, those of them that are shown and in which order, and the one that is selected: one
 * selection for the whole window. JavaFX thread only.
 */
public final class Rows {
    /** Landing rows move others at most this often, so that a list sorted by a result can still be read. */
    private static final Duration REORDER = Duration.ofMillis(250);

    private List<Row> all = List.of();
    private final ObservableList<Row> shown = FXCollections.observableArrayList();
    private final ObservableList<Row> shownReadOnly = FXCollections.unmodifiableObservableList(shown);
    private final ObjectProperty<SortOrder> order = new SimpleObjectProperty<>(this, "order", SortOrder.DEFAULT);
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(this, "filter", RowFilter.ALL);
    private final ObjectProperty<Row> selected = new SimpleObjectProperty<>(this, "selected");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private final Throttle reorder = new Throttle(REORDER, this::arrange);

    Rows() {
        order.addListener((property, old, now) -> arrange());
        filter.addListener((property, old, now) -> arrange());
    }

    /** All images in the dataset's order; image n at n - 1. */
    public List<Row> all() {
        return all;
    }

    /** The images that pass the filter, in order. */
    public ObservableList<Row> shown() {
        return shownReadOnly;
    }

    public ObjectProperty<SortOrder> orderProperty() {
        return order;
    }

    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    /** The selected image; null where there is none. It may be one that the filter hides. */
    public ObjectProperty<Row> selectedProperty() {
        return selected;
    }

    public Row selected() {
        return selected.get();
    }

    /** Grows whenever images or results changed, once a batch. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The results that have landed, in the dataset's order. */
    public List<ComparisonRow> results() {
        return all.stream().map(Row::result).filter(result -> result != null).toList();
    }

    /** Selects an image by its number; does nothing where there is none. */
    public void select(int number) {
        if (number >= 1 && number <= all.size()) {
            selected.set(all.get(number - 1));
        }
    }

    /** Selects the shown image that lies so many places after the selected one, or the last one that way. */
    public void step(int places) {
        if (shown.isEmpty()) {
            return;
        }
        int now = shown.indexOf(selected.get());
        int next = now < 0 ? 0 : Math.max(0, Math.min(shown.size() - 1, now + places));
        selected.set(shown.get(next));
    }

    void reset(Dataset dataset) {
        all = dataset.samples().stream().map(Row::new).toList();
        filter.set(RowFilter.ALL);
        arrange();
        selected.set(all.isEmpty() ? null : shown.get(0));
        changed();
    }

    void clearResults() {
        for (Row row : all) {
            row.setOutlier(false);
            row.land(null);
        }
        arrange();
        changed();
    }

    void land(Collection<ComparisonRow> landed) {
        for (ComparisonRow result : landed) {
            all.get(result.number() - 1).land(result);
        }
        reorder.request();
        changed();
    }

    /** Takes over what only the whole comparison knows. */
    void end(Comparison comparison) {
        Set<Integer> outliers = new HashSet<>();
        comparison.summary().outliers().forEach(outlier -> outliers.add(outlier.number()));
        for (ComparisonRow result : comparison.rows()) {
            Row row = all.get(result.number() - 1);
            row.setOutlier(outliers.contains(result.number()));
            if (!Optional.ofNullable(row.result()).equals(Optional.of(result))) {
                row.land(result);
            }
        }
        arrange();
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    private void arrange() {
        List<Row> arranged = all.stream()
                .filter(filter.get()::accepts)
                .sorted(order.get().comparator())
                .toList();
        if (!arranged.equals(shown)) {
            shown.setAll(arranged);
        }
    }
}
