package deltamask.ui.compare;

import deltamask.ui.common.Nodes;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** What the colours mean. */
final class LegendBar extends HBox {
    private static final double CHIP = 11;

    LegendBar() {
        setId("legend");
        getStyleClass().add("legend");
    }

    void show(List<LegendEntry> entries, String note) {
        getChildren().clear();
        for (LegendEntry entry : entries) {
            Label label = Nodes.label(entry.text(), "legend-entry");
            label.setGraphic(chip(entry.rgb()));
            label.setMinWidth(0);
            getChildren().add(label);
        }
        if (!note.isEmpty()) {
            getChildren().add(Nodes.label(note, "muted"));
        }
    }

    private static Rectangle chip(int rgb) {
        Rectangle chip = new Rectangle(CHIP, CHIP, Color.rgb(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF));
        chip.getStyleClass().add("legend-chip");
        return chip;
    }
}
