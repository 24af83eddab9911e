package deltamask.ui.common;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The selected rows. One of them leads: it is the one that is looked at. Whoever sets the lead alone selects it alone.
 * A range goes from the anchor, which is the row picked last without Shift.
 */
final class Selection {
    private final ObservableList<Row> shown;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> rowsReadOnly = FXCollections.unmodifiableObservableList(rows);
    private final ObjectProperty<Row> lead = new SimpleObjectProperty<>(this, "lead");
    private Row anchor;
    private boolean changing;

    Selection(ObservableList<Row> shown) {
        this.shown = shown;
        lead.addListener((property, old, now) -> {
            if (!changing) {
                anchor = now;
                become(now == null ? List.of() : List.of(now), now);
            }
        });
    }

    ObjectProperty<Row> leadProperty() {
        return lead;
    }

    ObservableList<Row> rows() {
        return rowsReadOnly;
    }

    void pick(Row row) {
        anchor = row;
        become(List.of(row), row);
    }

    /** Shown rows, of which the first leads. */
    void pickAll(List<Row> picked) {
        if (!picked.isEmpty()) {
            anchor = picked.get(0);
            become(picked, anchor);
        }
    }

    /** Takes a row in, or out; the last one stays. What a filter hides goes: nobody sees that it is selected. */
    void toggle(Row row) {
        anchor = row;
        List<Row> others = rows.stream()
                .filter(other -> other != row && other.place() >= 0)
                .toList();
        if (!row.isPicked()) {
            List<Row> more = new ArrayList<>(others);
            more.add(row);
            become(more, row);
        } else if (!others.isEmpty()) {
            boolean leads = row == lead.get() || lead.get().place() < 0;
            become(others, leads ? others.get(others.size() - 1) : lead.get());
        }
    }

    /** All shown rows between the anchor and this one. */
    void extendTo(Row row) {
        if (anchor == null || anchor.place() < 0) {
            anchor = lead.get() != null && lead.get().place() >= 0 ? lead.get() : row;
        }
        int from = Math.min(anchor.place(), row.place());
        int to = Math.max(anchor.place(), row.place());
        become(List.copyOf(shown.subList(from, to + 1)), row);
    }

    void all() {
        if (!shown.isEmpty()) {
            boolean leadShown = lead.get() != null && lead.get().place() >= 0;
            become(List.copyOf(shown), leadShown ? lead.get() : shown.get(0));
        }
    }

    /** Drops what is not shown any more. The lead stays, so that a filter does not change the picture that is shown. */
    void keepShown() {
        if (rows.size() > 1 && rows.stream().anyMatch(row -> row.place() < 0 && row != lead.get())) {
            become(
                    rows.stream()
                            .filter(row -> row.place() >= 0 || row == lead.get())
                            .toList(),
                    lead.get());
        }
    }

    private void become(List<Row> now, Row leader) {
        changing = true;
        try {
            rows.forEach(row -> row.setPicked(false));
            now.forEach(row -> row.setPicked(true));
            rows.setAll(now);
            lead.set(leader);
        } finally {
            changing = false;
        }
    }
}
