package deltamask.ui.compare;

import deltamask.mask.Palette;
import deltamask.ui.common.Nodes;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Below the pictures: how strong the masks are, and the zoom. */
final class ViewControls extends HBox {
    private static final double STEP = 1.5;

    private final Camera camera;
    private final Slider opacity = new Slider(0, 1, Palette.SHOW_MASK_ALPHA);
    private final Label share = Nodes.label("", "muted", "control-number");
    private final Label zoom = Nodes.label("", "muted", "control-number");

    ViewControls(Camera camera) {
        this.camera = camera;
        getStyleClass().add("pane-footer");
        opacity.setId("opacity");
        opacity.setBlockIncrement(0.1);
        opacity.setAccessibleText("Opacity of the masks");
        opacity.setTooltip(new Tooltip("Opacity of the masks"));
        zoom.setId("zoom");
        opacity.valueProperty().addListener((property, old, now) -> showShare());
        camera.revisionProperty().addListener((property, old, now) -> zoom.setText(percent(camera.scale() * device())));
        showShare();

        Button out = Nodes.button(new Button(), "zoom-out", "fth-zoom-out", "Zoom out (−)");
        Button in = Nodes.button(new Button(), "zoom-in", "fth-zoom-in", "Zoom in (+)");
        Button fit = Nodes.button(new Button("Fit"), "fit", "", "Show the whole image (0, or double click)");
        Button whole = Nodes.button(new Button("1:1"), "one-to-one", "", "One pixel of the image a pixel (1)");
        out.setOnAction(event -> zoomOut());
        in.setOnAction(event -> zoomIn());
        fit.setOnAction(event -> camera.fit());
        whole.setOnAction(event -> oneToOne());
        getChildren().addAll(Nodes.label("Mask", "muted"), opacity, share, Nodes.spacer(), zoom, out, in, fit, whole);
    }

    Slider opacity() {
        return opacity;
    }

    void zoomIn() {
        camera.zoomTo(camera.scale() * STEP);
    }

    void zoomOut() {
        camera.zoomTo(camera.scale() / STEP);
    }

    void oneToOne() {
        camera.zoomTo(1 / device());
    }

    /** Pixels of the device for one of the layout. */
    private double device() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private void showShare() {
        share.setText(percent(opacity.getValue()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
