package deltamask.ui.compare;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;

/** A small sheet beside a node, with the window's looks; Esc or a click elsewhere closes it. */
final class Popover {
    private static final double GAP = 4;

    private final Popup popup = new Popup();

    Popover(Node content) {
        StackPane sheet = new StackPane(content);
        sheet.getStyleClass().add("popover-sheet");
        popup.getContent().add(sheet);
        popup.setAutoHide(true);
        // Before a control in it takes the key for itself.
        popup.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                popup.hide();
                event.consume();
            }
        });
    }

    /** Opens above or below a node, or closes. */
    void toggle(Node anchor, boolean above) {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        popup.getScene().getStylesheets().setAll(anchor.getScene().getStylesheets());
        Bounds bounds = anchor.localToScreen(anchor.getLayoutBounds());
        popup.show(anchor, bounds.getMinX(), bounds.getMaxY() + GAP);
        if (above) {
            popup.setY(bounds.getMinY() - popup.getHeight() - GAP);
        }
    }
}
