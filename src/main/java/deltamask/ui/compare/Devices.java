package deltamask.ui.compare;

import javafx.scene.Node;

/** Of the screen that a node is on. */
final class Devices {
    private Devices() {}

    /** Pixels of the device for one of the layout. */
    static double scale(Node node) {
        return node.getScene() == null || node.getScene().getWindow() == null
                ? 1
                : node.getScene().getWindow().getRenderScaleX();
    }
}
