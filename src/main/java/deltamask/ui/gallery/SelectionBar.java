package deltamask.ui.gallery;

import deltamask.metrics.Statistics;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Throttle;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/**
 * Figures of the selected images, while there is more than one, of those that have the number: mean scores, and median times as in the figures
 * of all.
 */
final class SelectionBar extends HBox {
    private static final Duration REFRESH = Duration.ofMillis(200);

    private final Rows rows;
    private final Label count = Nodes.label("", "selection-count");
    private final Label figures = Nodes.label("", "muted");
    private final Tooltip whole = new Tooltip();
    private final Throttle refresh = new Throttle(REFRESH, this::refresh);

    SelectionBar(Rows rows) {
        this.rows = rows;
        setId("selection-bar");
        getStyleClass().add("selection-bar");
        count.setId("selection-count");
        figures.setId("selection-figures");
        figures.setTooltip(whole);
        figures.setMinWidth(0);
        count.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(count, figures);
        rows.selection().addListener((ListChangeListener<Row>) change -> refresh.request());
        rows.revisionProperty().addListener((property, old, now) -> refresh.request());
        Nodes.show(this, false);
    }

    private void refresh() {
        List<Row> selected = rows.selection();
        Nodes.show(this, selected.size() > 1);
        if (selected.size() < 2) {
            return;
        }
        count.setText(selected.size() + " selected");
        OptionalDouble a = mean(selected, SortOrder.Key.IOU_A);
        OptionalDouble b = mean(selected, SortOrder.Key.IOU_B);
        OptionalDouble delta = mean(selected, SortOrder.Key.DELTA_IOU);
        OptionalDouble timeA = median(selected, SortOrder.Key.TIME_A);
        OptionalDouble timeB = median(selected, SortOrder.Key.TIME_B);
        figures.setText(text(a, b, delta, timeA, timeB));
        long scored = selected.stream()
                .filter(row -> !Double.isNaN(row.value(SortOrder.Key.DELTA_IOU)))
                .count();
        whole.setText("Mean scores and median times of the selected images\n" + scored + " of " + selected.size()
                + " have a score in A and B"
                + "\nIoU A " + Numbers.exact(a) + "\nIoU B " + Numbers.exact(b) + "\nDelta IoU " + Numbers.exact(delta)
                + "\nForward A " + Numbers.exact(timeA) + " ms\nForward B " + Numbers.exact(timeB) + " ms");
        figures.setAccessibleText(whole.getText());
    }

    private static String text(
            OptionalDouble a, OptionalDouble b, OptionalDouble delta, OptionalDouble timeA, OptionalDouble timeB) {
        if (a.isEmpty() && b.isEmpty() && timeA.isEmpty() && timeB.isEmpty()) {
            return "no results yet";
        }
        return "Mean Δ IoU " + Numbers.delta(delta) + "   IoU " + Numbers.score(a) + " → " + Numbers.score(b) + "   "
                + Numbers.milliseconds(timeA) + " → " + Numbers.milliseconds(timeB) + " ms";
    }

    private static OptionalDouble mean(List<Row> rows, SortOrder.Key key) {
        return values(rows, key).average();
    }

    private static OptionalDouble median(List<Row> rows, SortOrder.Key key) {
        return Statistics.median(values(rows, key).toArray());
    }

    private static DoubleStream values(List<Row> rows, SortOrder.Key key) {
        return rows.stream().mapToDouble(row -> row.value(key)).filter(value -> !Double.isNaN(value));
    }
}
