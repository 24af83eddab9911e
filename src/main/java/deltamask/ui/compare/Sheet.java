package deltamask.ui.compare;

import javafx.scene.image.Image;

/**
 * A painted layer and the part of the picture that it covers.
 *
 * @param image its pixels
 * @param left in pixels of the picture
 * @param top likewise
 * @param width likewise
 * @param height likewise
 * @param solid whether it stands in the photograph's place, at full strength
 */
record Sheet(Image image, double left, double top, double width, double height, boolean solid) {}
