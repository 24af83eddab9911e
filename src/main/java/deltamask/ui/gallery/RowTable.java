package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.SortOrder;
import java.util.OptionalDouble;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;

/** The images as a table. Its order is the session's: a click on a header sorts the gallery too. */
final class RowTable extends TableView<Row> {
    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Rows rows;
    private boolean following;

    RowTable(Session session) {
        this.rows = session.rows();
        setId("table");
        setAccessibleText("Images as a table");
        getStyleClass().addAll("dense", "row-table");
        setPlaceholder(Nodes.label("No images", "muted"));
        TableColumn<Row, Number> number = new TableColumn<>("#");
        number.setCellValueFactory(
                data -> new ReadOnlyObjectWrapper<>(data.getValue().number()));
        TableColumn<Row, String> name = new TableColumn<>("Image");
        name.setCellValueFactory(
                data -> new ReadOnlyStringWrapper(data.getValue().name()));
        getColumns().add(sorted(number, SortOrder.Key.NUMBER, "number-column", 44));
        getColumns().add(sorted(name, SortOrder.Key.NAME, "name-column", 112));
        getColumns().add(value("IoU A", SortOrder.Key.IOU_A, ComparisonRow::iouA, Numbers::score));
        getColumns().add(value("IoU B", SortOrder.Key.IOU_B, ComparisonRow::iouB, Numbers::score));
        getColumns().add(delta("Δ IoU", SortOrder.Key.DELTA_IOU, ComparisonRow::deltaIou));
        getColumns().add(delta("Δ Dice", SortOrder.Key.DELTA_DICE, ComparisonRow::deltaDice));
        getColumns().add(value("Agreement", SortOrder.Key.AGREEMENT, ComparisonRow::agreement, Numbers::score));
        getColumns().add(value("ms A", SortOrder.Key.TIME_A, ComparisonRow::forwardMsA, Numbers::milliseconds));
        getColumns().add(value("ms B", SortOrder.Key.TIME_B, ComparisonRow::forwardMsB, Numbers::milliseconds));
        getColumns().add(value("Δ ms", SortOrder.Key.DELTA_TIME, ComparisonRow::deltaMs, Numbers::deltaMilliseconds));
        TableColumn<Row, ComparisonRow> note = new TableColumn<>("Note");
        note.setCellValueFactory(data -> data.getValue().resultProperty());
        note.setCellFactory(column -> new NoteCell());
        note.setSortable(false);
        note.setId("note-column");
        note.setPrefWidth(220);
        getColumns().add(note);
        setItems(rows.shown());
        setSortPolicy(table -> {
            sortByHeader();
            return true;
        });
        followSelection();
        rows.orderProperty().addListener((property, old, now) -> showOrder(now));
        showOrder(rows.orderProperty().get());
    }

    private static <T> TableColumn<Row, T> sorted(
            TableColumn<Row, T> column, SortOrder.Key key, String style, double width) {
        column.setPrefWidth(width);
        column.setUserData(key);
        column.getStyleClass().add(style);
        return column;
    }

    private static TableColumn<Row, ComparisonRow> value(
            String title,
            SortOrder.Key key,
            Function<ComparisonRow, OptionalDouble> value,
            Function<OptionalDouble, String> words) {
        TableColumn<Row, ComparisonRow> column = new TableColumn<>(title);
        column.setCellValueFactory(data -> data.getValue().resultProperty());
        column.setCellFactory(any -> new NumberCell(value, words, false));
        // As wide as its header and the arrow beside it.
        return sorted(column, key, "number-column", 34 + 7 * title.length());
    }

    private static TableColumn<Row, ComparisonRow> delta(
            String title, SortOrder.Key key, Function<ComparisonRow, OptionalDouble> value) {
        TableColumn<Row, ComparisonRow> column = value(title, key, value, Numbers::delta);
        column.setCellFactory(any -> new NumberCell(value, Numbers::delta, true));
        return column;
    }

    private void followSelection() {
        getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (!following && now != null) {
                rows.selectedProperty().set(now);
            }
        });
        rows.selectedProperty().addListener((property, old, now) -> showSelection());
        rows.shown().addListener((javafx.collections.ListChangeListener<Row>) change -> showSelection());
        showSelection();
    }

    private void showSelection() {
        following = true;
        try {
            int index = rows.shown().indexOf(rows.selected());
            if (index < 0) {
                getSelectionModel().clearSelection();
            } else if (getSelectionModel().getSelectedIndex() != index
                    || getSelectionModel().getSelectedItem() != rows.selected()) {
                getSelectionModel().clearAndSelect(index);
            }
            reveal(index);
        } finally {
            following = false;
        }
    }

    /** Scrolls where the selected row is not wholly seen: it moves when the order does. */
    private void reveal(int index) {
        if (index >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index);
        }
    }

    private void sortByHeader() {
        if (following || getSortOrder().isEmpty()) {
            return;
        }
        TableColumn<Row, ?> column = getSortOrder().get(0);
        rows.orderProperty()
                .set(new SortOrder(
                        (SortOrder.Key) column.getUserData(), column.getSortType() == TableColumn.SortType.ASCENDING));
    }

    private void showOrder(SortOrder order) {
        following = true;
        try {
            getColumns().stream()
                    .filter(column -> column.getUserData() == order.key())
                    .forEach(column -> {
                        column.setSortType(
                                order.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                        if (!getSortOrder().equals(java.util.List.of(column))) {
                            getSortOrder().setAll(java.util.List.of(column));
                        }
                    });
        } finally {
            following = false;
        }
    }

    /** A number rounded, with the whole of it in the tooltip. */
    private static final class NumberCell extends TableCell<Row, ComparisonRow> {
        private final Function<ComparisonRow, OptionalDouble> value;
        private final Function<OptionalDouble, String> words;
        private final boolean signed;

        NumberCell(
                Function<ComparisonRow, OptionalDouble> value, Function<OptionalDouble, String> words, boolean signed) {
            this.value = value;
            this.words = words;
            this.signed = signed;
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(ComparisonRow result, boolean empty) {
            super.updateItem(result, empty);
            OptionalDouble number = result == null || empty ? OptionalDouble.empty() : value.apply(result);
            boolean failed = signed && result != null && !empty && result.status() == ComparisonRow.Status.FAILED;
            setText(result == null || empty ? "" : failed ? "failed" : words.apply(number));
            pseudoClassStateChanged(FAILED, failed);
            setTooltip(number.isEmpty() ? null : new Tooltip(Numbers.exact(number)));
            pseudoClassStateChanged(BETTER, signed && number.isPresent() && number.getAsDouble() > 0);
            pseudoClassStateChanged(WORSE, signed && number.isPresent() && number.getAsDouble() < 0);
        }
    }

    private static final class NoteCell extends TableCell<Row, ComparisonRow> {
        @Override
        protected void updateItem(ComparisonRow result, boolean empty) {
            super.updateItem(result, empty);
            String note = result == null || empty ? "" : result.note();
            setText(note);
            setTooltip(note.isEmpty() ? null : new Tooltip(note));
        }
    }
}
