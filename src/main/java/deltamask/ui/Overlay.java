package deltamask.ui;

import deltamask.ui.common.Nodes;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** A card over the window, one at a time. Esc or a click beside it closes it, and the focus goes back to where it was. */
final class Overlay extends StackPane {
    private Node focus;
    private Node focusBefore;

    Overlay() {
        setId("card-layer");
        getStyleClass().add("overlay");
        Nodes.show(this, false);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
        // The window's shortcuts wait until the card is gone.
        addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
        sceneProperty().addListener((property, old, scene) -> scene.focusOwnerProperty()
                .addListener((focused, before, now) -> keepFocus(now)));
    }

    /**
     * Shows a card in the place of the former.
     *
     * @param first gets the focus
     */
    void show(Node card, Node first) {
        if (!isVisible()) {
            focusBefore = getScene().getFocusOwner();
        }
        focus = first;
        getChildren().setAll(card);
        Nodes.show(this, true);
        first.requestFocus();
    }

    boolean isShown(Node card) {
        return isVisible() && getChildren().contains(card);
    }

    void hide() {
        if (!isVisible()) {
            return;
        }
        focus = null;
        Nodes.show(this, false);
        getChildren().clear();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    /** What lies under the card must not be worked with the keyboard. */
    private void keepFocus(Node now) {
        if (focus != null && now != null && !isInside(now)) {
            focus.requestFocus();
        }
    }

    private boolean isInside(Node node) {
        for (Parent parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent == this) {
                return true;
            }
        }
        return false;
    }
}
