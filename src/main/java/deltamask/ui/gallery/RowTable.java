package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.SortOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.MouseEvent;

/**
 * The images as a table. Its order is the session's: a click on a header sorts the gallery too, one with Shift adds a
 * key. The selection is the session's as well: the table's own follows its lead, for screen readers.
 */
final class RowTable extends TableView<Row> {
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

    private final Rows rows;
    private final ImageKeys keys;
    private final Set<RowCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<PickedRow> lines = Collections.newSetFromMap(new WeakHashMap<>());
    private final ColumnMemory memory;
    private boolean following;

    RowTable(Session session, Settings settings) {
        this.rows = session.rows();
        this.keys = new ImageKeys(rows, () -> 1, this::visibleLines);
        setId("table");
        setAccessibleText("Images as a table");
        getStyleClass().addAll("dense", "row-table");
        setPlaceholder(Nodes.label("No images", "muted"));
        for (Column column : Column.values()) {
            getColumns().add(column(column));
        }
        memory = new ColumnMemory(settings, this);
        setRowFactory(table -> {
            PickedRow line = new PickedRow();
            lines.add(line);
            return line;
        });
        setItems(rows.shown());
        setSortPolicy(table -> {
            sortByHeader();
            return true;
        });
        rows.selectedProperty().addListener((property, old, now) -> showSelection());
        rows.selection().addListener((ListChangeListener<Row>) change -> lines.forEach(PickedRow::show));
        rows.shown().addListener((ListChangeListener<Row>) change -> showSelection());
        rows.revisionProperty().addListener((property, old, now) -> cells.forEach(RowCell::refresh));
        rows.orderProperty().addListener((property, old, now) -> {
            showOrder(now);
            scrollTo(0);
        });
        rows.filterProperty().addListener((property, old, now) -> {
            scrollTo(0);
            showSelection();
        });
        showOrder(rows.orderProperty().get());
        showSelection();
    }

    private TableColumn<Row, Row> column(Column what) {
        TableColumn<Row, Row> column = new TableColumn<>(what.title());
        column.setId(Words.id(what));
        column.setUserData(what);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(any -> {
            RowCell cell = new RowCell(what);
            cells.add(cell);
            return cell;
        });
        column.setSortable(what.key().isPresent());
        column.setPrefWidth(what.width());
        column.setVisible(what.shownFirst());
        if (what.isNumber()) {
            column.getStyleClass().add("number-column");
        }
        return column;
    }

    static Column what(TableColumn<Row, ?> column) {
        return (Column) column.getUserData();
    }

    void listen(NumberJump jump) {
        keys.listen(this, jump, this::copy);
    }

    /** All columns as they were when the program was new. */
    void resetColumns() {
        memory.reset();
    }

    /** Puts the selected rows into the clipboard, in the order in which they are shown. */
    void copy() {
        List<Row> selected = new ArrayList<>(rows.selection());
        selected.sort(Comparator.comparingInt(rows::indexOf));
        List<Column> columns =
                getVisibleLeafColumns().stream().map(RowTable::what).toList();
        if (!selected.isEmpty()) {
            Clipboard.getSystemClipboard()
                    .setContent(java.util.Map.of(DataFormat.PLAIN_TEXT, RowsAsText.of(selected, columns)));
        }
    }

    private int visibleLines() {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            return Math.max(
                    1, (int) (flow.getHeight() / flow.getFirstVisibleCell().getHeight()) - 1);
        }
        return 1;
    }

    private void showSelection() {
        int index = rows.indexOf(rows.selected());
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else if (getSelectionModel().getSelectedIndex() != index
                || getSelectionModel().getSelectedItem() != rows.selected()) {
            getSelectionModel().clearAndSelect(index);
            getFocusModel().focus(index);
        }
        if (index >= 0 && isVisible() && lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.scrollTo(index);
        }
    }

    private void sortByHeader() {
        if (following) {
            return;
        }
        List<SortOrder.By> keysNow = new ArrayList<>();
        for (TableColumn<Row, ?> column : getSortOrder()) {
            what(column)
                    .key()
                    .ifPresent(key ->
                            keysNow.add(new SortOrder.By(key, column.getSortType() == TableColumn.SortType.ASCENDING)));
        }
        rows.orderProperty().set(keysNow.isEmpty() ? SortOrder.DEFAULT : new SortOrder(keysNow));
    }

    private void showOrder(SortOrder order) {
        following = true;
        try {
            List<TableColumn<Row, ?>> sorted = new ArrayList<>();
            for (SortOrder.By by : order.keys()) {
                for (TableColumn<Row, ?> column : getColumns()) {
                    if (what(column).key().filter(key -> key == by.key()).isPresent()) {
                        column.setSortType(
                                by.ascending() ? TableColumn.SortType.ASCENDING : TableColumn.SortType.DESCENDING);
                        sorted.add(column);
                    }
                }
            }
            if (!getSortOrder().equals(sorted)) {
                getSortOrder().setAll(sorted);
            }
        } finally {
            following = false;
        }
    }

    private final class PickedRow extends TableRow<Row> {
        PickedRow() {
            addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                if (getItem() != null) {
                    RowTable.this.requestFocus();
                    keys.clicked(event, getItem());
                    // The table's own selection would follow another rule.
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            show();
        }

        void show() {
            pseudoClassStateChanged(PICKED, getItem() != null && !isEmpty() && rows.isSelected(getItem()));
        }
    }
}
