package deltamask.ui.compare;

import deltamask.ui.common.FittedName;
import deltamask.ui.common.Nodes;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;

/** One picture with its title, and masks laid over it; or words in its place. */
final class PicturePane extends Region {
    private static final double MARKER = 6;

    private final Camera camera;
    private final Label title = Nodes.label("", "picture-title");
    private final Tooltip whole = new Tooltip();
    private final FittedName fitted = new FittedName(title, 2);
    private final Label meta = Nodes.label("", "picture-meta");
    private final Label placeholder = Nodes.label("", "picture-placeholder");
    private final ImageView base = new ImageView();
    private final ImageView first = new ImageView();
    private final ImageView second = new ImageView();
    private final Group marker = new Group(circle("marker-edge"), circle("marker-line"));
    private final Region handle = new Region();
    private final Pane canvas = new Pane(base, first, second, placeholder, marker, handle);
    private final Rectangle clip = new Rectangle();
    private final Rectangle left = new Rectangle();
    private final Rectangle right = new Rectangle();
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "maskOpacity", 1);
    private Painted.Pane painted;
    private Picture basePicture;
    private Blend blend = Blend.A_ALONE;
    private double markedX = Double.NaN;
    private double markedY;

    PicturePane(Slot slot, Camera camera) {
        this.camera = camera;
        setId(slot.id());
        getStyleClass().add("picture-pane");
        title.setTooltip(whole);
        setTitle(slot.title());
        canvas.getStyleClass().add("picture-canvas");
        canvas.setClip(clip);
        // A pane would give it the size of its text at the left.
        placeholder.setManaged(false);
        placeholder.setWrapText(true);
        placeholder.setId(slot.id() + "-placeholder");
        meta.setId(slot.id() + "-meta");
        marker.getStyleClass().add("marker");
        marker.setMouseTransparent(true);
        handle.getStyleClass().add("wipe-handle");
        handle.setId(slot.id() + "-handle");
        handle.setManaged(false);
        handle.setVisible(false);
        marker.setVisible(false);
        getChildren().addAll(title, canvas, meta);
        camera.revisionProperty().addListener((property, old, now) -> place());
        opacity.addListener((property, old, now) -> placeOpacity());
    }

    private static Circle circle(String style) {
        Circle circle = new Circle(MARKER);
        circle.getStyleClass().add(style);
        return circle;
    }

    void setTitle(String text) {
        setTitle(text, "", List.of());
    }

    /**
     * Names the pane; where it is narrow what the name has in common with the others goes first.
     *
     * @param lead stays whole
     * @param name of a variant
     * @param others from which it is to be told apart
     */
    void setTitle(String lead, String name, List<String> others) {
        fitted.show(lead, name, others);
        whole.setText(lead + name);
        setAccessibleText(lead + name);
    }

    void setMeta(String text) {
        meta.setText(text);
    }

    /** How much of the picture the masks hide, 0 to 1. */
    DoubleProperty maskOpacityProperty() {
        return opacity;
    }

    /** Shows what was painted. */
    void show(Painted.Pane pane) {
        painted = pane;
        basePicture = pane.base().orElse(null);
        placeholder.setText(pane.missing().orElse(""));
        place();
    }

    /** Shows a photograph until more of it is painted. */
    void showBase(Picture picture) {
        painted = null;
        basePicture = picture;
        placeholder.setText("");
        place();
    }

    /** Shows words in the place of a picture. */
    void say(String words) {
        painted = null;
        basePicture = null;
        placeholder.setText(words);
        place();
    }

    /** Mixes two layers. */
    void blend(Blend wanted) {
        blend = wanted;
        place();
    }

    /** Marks a point of the picture, in its pixels; not a number for none. */
    void mark(double x, double y) {
        markedX = x;
        markedY = y;
        placeMarker();
    }

    Pane canvas() {
        return canvas;
    }

    /** The line between A and B of a wipe. */
    Region handle() {
        return handle;
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
        placeBase();
        List<Sheet> sheets = painted == null ? List.of() : painted.sheets();
        place(first, sheets.isEmpty() ? null : sheets.get(0));
        place(second, sheets.size() < 2 ? null : sheets.get(1));
        boolean wiped = blend.wiped() && sheets.size() == 2;
        cut(wiped);
        handle.setVisible(wiped);
        placeOpacity();
        placeMarker();
    }

    private void placeBase() {
        double zoom = camera.scale() * Devices.scale(this);
        base.setImage(basePicture == null ? null : basePicture.at(zoom));
        // Above 1:1 a pixel is to be seen as a pixel.
        base.setSmooth(zoom < 1);
        base.setFitWidth(camera.imageWidth() * camera.scale());
        base.setFitHeight(camera.imageHeight() * camera.scale());
        base.setX(originX());
        base.setY(originY());
    }

    private double originX() {
        return snapPositionX(camera.left(canvas.getWidth()));
    }

    private double originY() {
        return snapPositionY(camera.top(canvas.getHeight()));
    }

    private void place(ImageView view, Sheet sheet) {
        if (sheet == null) {
            view.setImage(null);
            return;
        }
        view.setImage(sheet.image());
        view.setSmooth(camera.scale() * Devices.scale(this) < 1);
        view.setX(originX() + sheet.left() * camera.scale());
        view.setY(originY() + sheet.top() * camera.scale());
        view.setFitWidth(sheet.width() * camera.scale());
        view.setFitHeight(sheet.height() * camera.scale());
    }

    private void cut(boolean wiped) {
        double at = Math.round(blend.cut() * canvas.getWidth());
        left.setWidth(at);
        left.setHeight(canvas.getHeight());
        right.setX(at);
        right.setWidth(Math.max(0, canvas.getWidth() - at));
        right.setHeight(canvas.getHeight());
        first.setClip(wiped ? left : null);
        second.setClip(wiped ? right : null);
        double width = handle.prefWidth(-1);
        handle.resizeRelocate(at - width / 2, 0, width, canvas.getHeight());
    }

    private void placeOpacity() {
        List<Sheet> sheets = painted == null ? List.of() : painted.sheets();
        boolean solid = !sheets.isEmpty() && sheets.get(0).isSolid();
        boolean two = sheets.size() == 2;
        first.setOpacity(solid ? 1 : opacity.get() * (two ? blend.a() : 1));
        second.setOpacity(opacity.get() * blend.b());
    }

    private void placeMarker() {
        boolean shown =
                basePicture != null || (painted != null && painted.missing().isEmpty());
        boolean marked = shown && !Double.isNaN(markedX);
        marker.setVisible(marked);
        if (marked) {
            marker.setTranslateX(originX() + markedX * camera.scale());
            marker.setTranslateY(originY() + markedY * camera.scale());
        }
    }
}
