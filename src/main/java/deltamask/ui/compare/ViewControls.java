package deltamask.ui.compare;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.YieldingRow;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Below the pictures: how A and B are shown, how strong the masks are, and the zoom. */
final class ViewControls extends YieldingRow {
    private static final double STEP = 1.5;
    private static final Map<Layout, String> ICONS =
            new EnumMap<>(Map.of(Layout.FOUR, "fth-grid", Layout.TWO, "fth-columns", Layout.ONE, "fth-square"));

    private final Camera camera;
    private final Slider opacity = new Slider(0, 1, 1);
    private final Label share = Nodes.label("", "muted", "control-number");
    private final Label zoom = Nodes.label("", "muted", "control-number");
    private final Button overlay =
            Nodes.button(new Button("Overlay…"), "overlay", "", "Colours, contour, and the image below the masks (O)");

    private final OverlayPopover options;

    /** @param more what else can be done with the pictures */
    ViewControls(Camera camera, ViewState state, MenuButton more) {
        this.camera = camera;
        this.options = new OverlayPopover(state);
        overlay.setOnAction(event -> toggleOverlay());
        getStyleClass().add("pane-footer");
        opacity.setId("opacity");
        opacity.setBlockIncrement(0.1);
        opacity.setAccessibleText("Opacity of the masks");
        opacity.setTooltip(new Tooltip("Opacity of the masks (Shift+Up, Shift+Down)"));
        opacity.setMinWidth(70);
        zoom.setId("zoom");
        opacity.valueProperty().bindBidirectional(state.opacityProperty());
        opacity.valueProperty().addListener((property, old, now) -> showShare());
        camera.revisionProperty()
                .addListener((property, old, now) -> zoom.setText(percent(camera.scale() * Devices.scale(this))));
        showShare();

        Button out = Nodes.button(new Button(), "zoom-out", "fth-zoom-out", "Zoom out (−)");
        Button in = Nodes.button(new Button(), "zoom-in", "fth-zoom-in", "Zoom in (+)");
        Button fit = Nodes.button(new Button("Fit"), "fit", "", "Show the whole image (F, or double click)");
        Button whole =
                Nodes.button(new Button("1:1"), "one-to-one", "", "One pixel of the image a pixel of the screen (Z)");
        out.setOnAction(event -> zoomOut());
        in.setOnAction(event -> zoomIn());
        fit.setOnAction(event -> camera.fit());
        whole.setOnAction(event -> oneToOne());
        HBox closer = Nodes.row("zoom-buttons", out, in);
        MenuButton modes = modes(state);
        getChildren()
                .addAll(modes, layouts(state), overlay, opacity, share, Nodes.spacer(), zoom, closer, fit, whole, more);
        // What gives way has its keys, the wheel and the menu. The zoom's number is the first: beside the slider alone
        // it
        // would pass for the masks' opacity.
        setYielding(zoom, closer, share, whole, fit, opacity);
        for (Region region : new Region[] {modes, overlay, share, zoom, closer, out, in, fit, whole, more}) {
            region.setMinWidth(USE_PREF_SIZE);
        }
    }

    private static MenuButton modes(ViewState state) {
        MenuButton modes = new MenuButton(state.mode().title());
        modes.setId("mode");
        modes.setAccessibleText("How A and B are compared");
        ToggleGroup group = new ToggleGroup();
        for (Mode mode : Modes.ALL) {
            RadioMenuItem item = new RadioMenuItem(mode.title());
            item.setToggleGroup(group);
            item.setSelected(mode == state.mode());
            item.setOnAction(event -> state.modeProperty().set(mode));
            state.modeProperty().addListener((property, old, now) -> item.setSelected(now == mode));
            modes.getItems().add(item);
        }
        Tooltip tooltip = new Tooltip();
        modes.setTooltip(tooltip);
        Runnable tell = () -> {
            modes.setText(state.mode().title());
            tooltip.setText(state.mode().says() + "\nM: the next way, Shift+M: the one before");
        };
        state.modeProperty().addListener((property, old, now) -> tell.run());
        tell.run();
        return modes;
    }

    private static HBox layouts(ViewState state) {
        HBox row = Nodes.row("segments");
        ToggleGroup group = new ToggleGroup();
        for (Layout layout : Layout.values()) {
            ToggleButton button = Nodes.button(
                    new ToggleButton(),
                    "layout-" + layout.name().toLowerCase(Locale.ROOT),
                    ICONS.get(layout),
                    layout.title() + " (" + layout.shownKeys() + ")");
            button.getStyleClass()
                    .add(layout == Layout.FOUR ? "left-pill" : layout == Layout.TWO ? "center-pill" : "right-pill");
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.setSelected(layout == state.layoutProperty().get());
            // A click on the chosen one would choose none.
            button.setOnAction(event -> {
                state.layoutProperty().set(layout);
                button.setSelected(true);
            });
            state.layoutProperty().addListener((property, old, now) -> button.setSelected(now == layout));
            row.getChildren().add(button);
        }
        return row;
    }

    void toggleOverlay() {
        options.toggle(overlay);
    }

    void zoomIn() {
        camera.zoomTo(camera.scale() * STEP);
    }

    void zoomOut() {
        camera.zoomTo(camera.scale() / STEP);
    }

    void oneToOne() {
        camera.zoomTo(1 / Devices.scale(this));
    }

    private void showShare() {
        share.setText(percent(opacity.getValue()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
