package deltamask.ui.common;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/** A row in which what can be done without gives way before anything is cut, and comes back where there is room. */
public class YieldingRow extends HBox {
    private List<Node> yielding = List.of();

    protected YieldingRow() {
        // Else it would never be narrow: the window would be made as wide as all of it, and cut at its edge.
        setMinWidth(0);
    }

    /** @param first the first gives way first; all are children of this row, and shown where there is room */
    protected final void setYielding(Node... first) {
        yielding = List.of(first);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double missing = leastWidth() - getWidth();
        for (Node node : yielding) {
            boolean fits = missing <= 0;
            if (!fits) {
                missing -= snapSizeX(node.minWidth(-1)) + getSpacing();
            }
            if (node.isManaged() != fits) {
                Nodes.show(node, fits);
            }
        }
        super.layoutChildren();
    }

    /** The least that the whole row can do with, all that may give way included. */
    private double leastWidth() {
        double width = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (Node node : getChildren()) {
            if (node.isManaged() || yielding.contains(node)) {
                width += snapSizeX(node.minWidth(-1)) + getSpacing();
            }
        }
        return width;
    }
}
