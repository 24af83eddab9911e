package deltamask.ui.compare;

import deltamask.mask.Region;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/**
 * Which part of a picture is seen and how large: one for all panes, which are of one size. The point of the picture in
 * the middle of a pane is kept in image coordinates.
 */
final class Camera {
    /** Pixels of the screen for one of the picture, at most. */
    private static final double LARGEST = 64;
    /** The same where a part is to be shown: more would hide what is around it. */
    private static final double LARGEST_TO_SHOW = 16;

    private final BooleanProperty fit = new SimpleBooleanProperty(this, "fit", true);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private double paneWidth;
    private double paneHeight;
    private double imageWidth;
    private double imageHeight;
    private double scale = 1;
    private double centerX;
    private double centerY;

    /** Grows with every change. */
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** Whether the whole picture is kept in view, whatever size the panes get. */
    BooleanProperty fitProperty() {
        return fit;
    }

    double scale() {
        return scale;
    }

    double imageWidth() {
        return imageWidth;
    }

    double imageHeight() {
        return imageHeight;
    }

    /** Where the picture's left edge is, from the left edge of a pane of that width. */
    double left(double width) {
        return width / 2 - centerX * scale;
    }

    double top(double height) {
        return height / 2 - centerY * scale;
    }

    /** Takes the size that all panes have. */
    void setPane(double width, double height) {
        paneWidth = width;
        paneHeight = height;
        settle();
    }

    /** Takes a picture's size; what is seen stays where the former had the same. */
    void setImage(double width, double height) {
        if (width != imageWidth || height != imageHeight) {
            imageWidth = width;
            imageHeight = height;
            fit.set(true);
        }
        settle();
    }

    /** Shows the whole picture. */
    void fit() {
        fit.set(true);
        settle();
    }

    /** Sets the scale and keeps the middle. */
    void zoomTo(double wanted) {
        zoomAt(wanted / scale, paneWidth / 2, paneHeight / 2);
    }

    /** Scales by a factor and keeps the point of the picture that lies at a point of the pane. */
    void zoomAt(double factor, double x, double y) {
        double former = scale;
        double smallest = Math.min(1, fitScale());
        scale = Math.max(smallest, Math.min(LARGEST, scale * factor));
        centerX += (x - paneWidth / 2) * (1 / former - 1 / scale);
        centerY += (y - paneHeight / 2) * (1 / former - 1 / scale);
        fit.set(false);
        settle();
    }

    /** Moves the picture by so many pixels of the screen. */
    void pan(double x, double y) {
        centerX -= x / scale;
        centerY -= y / scale;
        fit.set(false);
        settle();
    }

    /** Brings a point of the picture to the middle. */
    void centerOn(double x, double y) {
        centerX = x;
        centerY = y;
        fit.set(false);
        settle();
    }

    /** Brings a part of the picture to the middle, as large as leaves as much around it, and never smaller than fit. */
    void show(Region part) {
        double wanted = Math.min(paneWidth / part.width(), paneHeight / part.height()) / 2;
        scale = Math.max(fitScale(), Math.min(LARGEST_TO_SHOW, wanted));
        centerOn(part.left() + part.width() / 2.0, part.top() + part.height() / 2.0);
    }

    /** The column of the picture at a place of a pane; may lie outside. */
    double imageX(double x) {
        return (x - left(paneWidth)) / scale;
    }

    double imageY(double y) {
        return (y - top(paneHeight)) / scale;
    }

    /** What of the picture the panes show, for a screen with so many pixels a unit of the layout. */
    View view(double device) {
        return new View(
                Math.max(0, imageX(0)),
                Math.max(0, imageY(0)),
                Math.min(imageWidth, imageX(paneWidth)),
                Math.min(imageHeight, imageY(paneHeight)),
                scale * device,
                device);
    }

    /** Whether there is nothing to be seen: no picture yet, or no room. */
    boolean isEmpty() {
        return imageWidth == 0 || paneWidth < 1 || paneHeight < 1;
    }

    /** Whether a part of the picture is out of sight. */
    boolean isCropped() {
        return imageWidth * scale > paneWidth + 1 || imageHeight * scale > paneHeight + 1;
    }

    private double fitScale() {
        return imageWidth == 0 || paneWidth == 0
                ? 1
                : Math.min(LARGEST, Math.min(paneWidth / imageWidth, paneHeight / imageHeight));
    }

    private void settle() {
        if (fit.get()) {
            scale = fitScale();
            centerX = imageWidth / 2;
            centerY = imageHeight / 2;
        }
        centerX = within(centerX, imageWidth, paneWidth / scale);
        centerY = within(centerY, imageHeight, paneHeight / scale);
        revision.set(revision.get() + 1);
    }

    /** A picture smaller than the pane stays in its middle, a larger one fills it. */
    private static double within(double center, double image, double seen) {
        return seen >= image ? image / 2 : Math.max(seen / 2, Math.min(image - seen / 2, center));
    }
}
