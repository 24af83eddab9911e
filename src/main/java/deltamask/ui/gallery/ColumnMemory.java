package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;

/** Remembers which columns the table shows, in which order, and how wide. */
final class ColumnMemory {
    private static final String KEY = "gallery.columns";
    private static final Duration KEEP = Duration.ofMillis(500);

    private final Settings settings;
    private final RowTable table;
    private final Throttle keep = new Throttle(KEEP, this::keep);
    private boolean changing;

    ColumnMemory(Settings settings, RowTable table) {
        this.settings = settings;
        this.table = table;
        recall(settings.list(KEY));
        ChangeListener<Object> changed = (property, old, now) -> changed();
        for (TableColumn<Row, ?> column : table.getColumns()) {
            column.widthProperty().addListener(changed);
            column.visibleProperty().addListener(changed);
        }
        table.getColumns().addListener((ListChangeListener<TableColumn<Row, ?>>) change -> changed());
    }

    private void changed() {
        if (!changing) {
            keep.request();
        }
    }

    private void keep() {
        settings.set(
                KEY,
                table.getColumns().stream()
                        .map(column -> RowTable.what(column).name() + " " + Math.round(column.getWidth()) + " "
                                + column.isVisible())
                        .toList());
    }

    /** Columns that are not remembered, as those of a later version, stay at the end as they are. */
    private void recall(List<String> remembered) {
        List<TableColumn<Row, ?>> order = new ArrayList<>();
        for (String line : remembered) {
            String[] words = line.split(" ", -1);
            find(words[0])
                    .filter(column -> words.length == 3 && !order.contains(column))
                    .ifPresent(column -> {
                        if (words[1].matches("[0-9]{1,4}")) {
                            column.setPrefWidth(Math.max(20, Integer.parseInt(words[1])));
                        }
                        column.setVisible(RowTable.what(column) == Column.NUMBER || words[2].equals("true"));
                        order.add(column);
                    });
        }
        for (TableColumn<Row, ?> column : table.getColumns()) {
            if (!order.contains(column)) {
                order.add(column);
            }
        }
        table.getColumns().setAll(order);
    }

    private Optional<TableColumn<Row, ?>> find(String name) {
        return table.getColumns().stream()
                .filter(column -> RowTable.what(column).name().equals(name))
                .findFirst();
    }

    void reset() {
        changing = true;
        try {
            List<TableColumn<Row, ?>> order = new ArrayList<>();
            for (Column what : Column.values()) {
                find(what.name()).ifPresent(column -> {
                    column.setVisible(what.shownFirst());
                    column.setPrefWidth(what.width());
                    order.add(column);
                });
            }
            table.getColumns().setAll(order);
        } finally {
            changing = false;
        }
        keep();
    }
}
