package deltamask.ui.compare;

import deltamask.ui.common.Nodes;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.controlsfx.control.PopOver;

/** How a score was counted. */
final class ScorePopover {
    private final Label text = Nodes.label("", "score-explained");
    private final PopOver popOver = new PopOver(text);

    ScorePopover() {
        text.setId("score-explained");
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_CENTER);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
    }

    /** Opens below a node, or closes. */
    void toggle(Node above, String words) {
        if (popOver.isShowing()) {
            popOver.hide();
        } else {
            text.setText(words);
            popOver.show(above);
        }
    }
}
