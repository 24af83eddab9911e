package deltamask.ui.common;

import javafx.scene.Node;

/**
 * Keeps a hidden node from following what goes on: JavaFX lays out and styles invisible nodes too, and a table behind
 * another tab would hold up the window. What was missed is made up for when the node is shown.
 */
public final class WhenVisible {
    private final Node node;
    private final Runnable update;
    private boolean due;

    /**
     * @param node whose own visibility counts
     * @param update shows what is to be seen by then
     */
    public WhenVisible(Node node, Runnable update) {
        this.node = node;
        this.update = update;
        node.visibleProperty().addListener((property, old, now) -> {
            if (now && due) {
                request();
            }
        });
    }

    /** Updates now, or as soon as the node is visible. */
    public void request() {
        due = !node.isVisible();
        if (!due) {
            update.run();
        }
    }
}
