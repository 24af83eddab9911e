package deltamask.ui.compare;

import javafx.scene.image.Image;

/**
 * A painted layer and the part of the picture that it covers.
 *
 * @param layer what was painted
 * @param image its pixels
 * @param left in pixels of the picture
 * @param top likewise
 * @param width likewise
 * @param height likewise
 */
record Sheet(Layer layer, Image image, double left, double top, double width, double height) {
    /** Whether it stands in the photograph's place, at full strength. */
    boolean isSolid() {
        return layer.kind() == Layer.Kind.PICTURE;
    }
}
