package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Rows;
import java.util.OptionalDouble;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;

/** What the images are filtered by now; a click on one takes it away. */
final class FilterChips extends FlowPane {
    private final Rows rows;

    FilterChips(Rows rows) {
        this.rows = rows;
        setId("chips");
        getStyleClass().add("chips");
        rows.filterProperty().addListener((property, old, now) -> show(now));
        show(rows.filterProperty().get());
    }

    private void show(RowFilter filter) {
        getChildren().clear();
        if (!filter.text().isBlank()) {
            chip("text", "“" + filter.text().strip() + "”", filter.withText(""));
        }
        for (RowFilter.Kind kind : RowFilter.Kind.values()) {
            if (filter.kinds().contains(kind)) {
                chip(Words.id(kind), kind.label(), filter.with(kind, false));
            }
        }
        filter.delta()
                .ifPresent(range -> chip(
                        "delta",
                        "Δ IoU " + delta(range.low()) + " to " + delta(range.high()),
                        filter.withDelta(java.util.Optional.empty())));
        if (getChildren().size() > 1) {
            Button all = Nodes.button(new Button("Clear all"), "chip-all", "", "Take away all filters");
            all.getStyleClass().add("clear-all");
            all.setOnAction(event -> rows.filterProperty().set(RowFilter.ALL));
            getChildren().add(all);
        }
        Nodes.show(this, !getChildren().isEmpty());
    }

    private static String delta(double value) {
        return Numbers.delta(OptionalDouble.of(value));
    }

    private void chip(String id, String text, RowFilter without) {
        Button chip = Nodes.button(new Button(text), "chip-" + id, "fth-x", "Take away the filter: " + text);
        chip.getStyleClass().add("chip");
        chip.setContentDisplay(ContentDisplay.RIGHT);
        chip.setOnAction(event -> rows.filterProperty().set(without));
        getChildren().add(chip);
    }
}
