package deltamask.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small parts of which the window is made; how they look is the style sheet's. */
public final class Nodes {
    private Nodes() {}

    /** @param literal Feather's name of it, such as {@code fth-play} */
    public static FontIcon icon(String literal) {
        return new FontIcon(literal);
    }

    /** A label with style classes. */
    public static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** Gives a button an icon, an id for tests, and one text for tooltip and screen reader. */
    public static <B extends ButtonBase> B button(B button, String id, String icon, String says) {
        button.setId(id);
        if (!icon.isEmpty()) {
            button.setGraphic(icon(icon));
        }
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        return button;
    }

    /** Room that grows. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    /** A row with a style class. */
    public static HBox row(String style, Node... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add(style);
        return row;
    }

    /** Takes a node out of the layout while it is not wanted. */
    public static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }
}
