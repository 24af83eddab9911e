package deltamask.ui.compare;

import deltamask.mask.MaskColours;
import deltamask.ui.common.Nodes;
import javafx.beans.property.Property;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** Colours, contour, and what is below the masks. */
final class OverlayPopover {
    private final Popover popover;

    OverlayPopover(ViewState state) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("overlay-options");
        grid.setId("overlay-options");
        row(grid, 0, "Colours", chooser("overlay-colours", state.coloursProperty(), MaskColours.values()));
        row(grid, 1, "Image", chooser("overlay-backdrop", state.backdropProperty(), Backdrop.values()));
        CheckBox outlined = new CheckBox("Contour only (C)");
        outlined.setId("overlay-outlined");
        outlined.setTooltip(new Tooltip("Masks as lines, which keep their width while you zoom (C)"));
        outlined.selectedProperty().bindBidirectional(state.outlinedProperty());
        row(grid, 2, "Masks", outlined);
        Slider width = new Slider(1, Look.WIDEST, Look.DEFAULT.outlineWidth());
        width.setId("overlay-outline-width");
        width.setMajorTickUnit(1);
        width.setMinorTickCount(0);
        width.setSnapToTicks(true);
        width.setBlockIncrement(1);
        width.setShowTickLabels(true);
        width.setAccessibleText("Width of the contour in pixels of the screen");
        width.setTooltip(new Tooltip("Width of the contour in pixels of the screen"));
        width.valueProperty().bindBidirectional(state.outlineWidthProperty());
        width.disableProperty().bind(state.outlinedProperty().not());
        row(grid, 3, "Line width", width);
        popover = new Popover(grid);
    }

    /** Opens above a node, or closes. */
    void toggle(Node below) {
        popover.toggle(below, true);
    }

    private static void row(GridPane grid, int row, String name, Node node) {
        Label label = Nodes.label(name, "muted");
        label.setLabelFor(node);
        grid.addRow(row, label, node);
    }

    private static <T> ComboBox<T> chooser(String id, Property<T> property, T[] values) {
        ComboBox<T> chooser = new ComboBox<>();
        chooser.getItems().setAll(values);
        chooser.setId(id);
        chooser.setMaxWidth(Double.MAX_VALUE);
        chooser.valueProperty().bindBidirectional(property);
        return chooser;
    }
}
