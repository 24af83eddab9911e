package deltamask.ui.compare;

import deltamask.ui.common.Nodes;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** One picture with its title, and a mask laid over it; or words in its place. */
final class PicturePane extends Region {
    private final Camera camera;
    private final Label title = Nodes.label("", "picture-title");
    private final Label meta = Nodes.label("", "picture-meta");
    private final Label placeholder = Nodes.label("", "picture-placeholder");
    private final ImageView base = new ImageView();
    private final ImageView mask = new ImageView();
    private final Pane canvas = new Pane(base, mask, placeholder);
    private final Rectangle clip = new Rectangle();
    private Picture basePicture;
    private Picture maskPicture;

    PicturePane(String id, String name, Camera camera) {
        this.camera = camera;
        setId(id);
        getStyleClass().add("picture-pane");
        title.setText(name);
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        canvas.getStyleClass().add("picture-canvas");
        canvas.setClip(clip);
        // A pane would give it the size of its text at the left.
        placeholder.setManaged(false);
        placeholder.setWrapText(true);
        placeholder.setId(id + "-placeholder");
        meta.setId(id + "-meta");
        getChildren().addAll(title, canvas, meta);
        camera.revisionProperty().addListener((property, old, now) -> place());
        setAccessibleText(name);
    }

    void setTitle(String text) {
        title.setText(text);
        setAccessibleText(text);
    }

    void setMeta(String text) {
        meta.setText(text);
    }

    /** How much of the picture the mask hides, 0 to 1. */
    DoubleProperty maskOpacityProperty() {
        return mask.opacityProperty();
    }

    /** Shows a picture; without a mask where that is null. */
    void show(Picture picture, Picture over) {
        basePicture = picture;
        maskPicture = over;
        placeholder.setText("");
        place();
    }

    /** Shows words in the place of a picture. */
    void say(String words) {
        basePicture = null;
        maskPicture = null;
        placeholder.setText(words);
        place();
    }

    Pane canvas() {
        return canvas;
    }

    /** What title and words below take of the height. */
    double chromeHeight() {
        return title.prefHeight(-1) + meta.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double top = title.prefHeight(-1);
        double bottom = meta.prefHeight(-1);
        double height = Math.max(0, getHeight() - top - bottom);
        title.resizeRelocate(0, 0, getWidth(), top);
        canvas.resizeRelocate(0, top, getWidth(), height);
        meta.resizeRelocate(0, top + height, getWidth(), bottom);
        clip.setWidth(getWidth());
        clip.setHeight(height);
        placeholder.resizeRelocate(0, 0, getWidth(), height);
        place();
    }

    private void place() {
        double zoom = pixelScale();
        place(base, basePicture, zoom);
        place(mask, maskPicture, zoom);
    }

    /** Pixels of the device for one of the picture. */
    private double pixelScale() {
        double device = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
        return camera.scale() * device;
    }

    private void place(ImageView view, Picture picture, double zoom) {
        view.setImage(picture == null ? null : picture.at(zoom));
        // Above 1:1 a pixel is to be seen as a pixel.
        view.setSmooth(zoom < 1);
        view.setFitWidth(camera.imageWidth() * camera.scale());
        view.setFitHeight(camera.imageHeight() * camera.scale());
        view.setX(snapPositionX(camera.left(canvas.getWidth())));
        view.setY(snapPositionY(camera.top(canvas.getHeight())));
    }
}
