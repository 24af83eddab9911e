package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Settings;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.util.converter.BooleanStringConverter;

/** The window's three panels. Two of them can be hidden; where the dividers were is remembered. */
final class Panels {
    private static final double TABLE_SHARE = 0.5;
    private static final double COMPARE_SHARE = 0.58;

    private final SplitPane columns = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final Node gallery;
    private final TabPane lower;
    private final Settings settings;
    private final BooleanProperty galleryShown = new SimpleBooleanProperty(this, "galleryShown", true);
    private final BooleanProperty lowerShown = new SimpleBooleanProperty(this, "lowerShown", true);
    private final BooleanProperty table;
    private double galleryShare = 0.3;
    /** Until the window is shown dividers move by themselves. */
    private boolean remembering;

    /** @param table whether the gallery is a table, which wants more room */
    Panels(Node gallery, Node compare, TabPane lower, BooleanProperty table, Settings settings) {
        this.gallery = gallery;
        this.lower = lower;
        this.table = table;
        this.settings = settings;
        columns.setId("columns");
        right.setId("rows");
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(compare, lower);
        columns.getItems().addAll(gallery, right);
        SplitPane.setResizableWithParent(gallery, false);
        remember("panel.gallery", galleryShown);
        remember("panel.lower", lowerShown);
        galleryShown.addListener((property, old, now) -> arrange());
        lowerShown.addListener((property, old, now) -> arrange());
        table.addListener((property, old, now) -> placeDividers());
        arrange();
    }

    private void remember(String key, Property<Boolean> shown) {
        settings.remember(key, shown, new BooleanStringConverter());
    }

    SplitPane node() {
        return columns;
    }

    BooleanProperty galleryShownProperty() {
        return galleryShown;
    }

    BooleanProperty lowerShownProperty() {
        return lowerShown;
    }

    /** A switch for each panel that can be hidden: whoever wants larger pictures finds them without knowing the keys. */
    List<ToggleButton> switches() {
        return List.of(
                toggle("show-gallery", "fth-sidebar", "Show or hide the gallery (Ctrl+B)", galleryShown),
                toggle(
                        "show-lower",
                        "fth-bar-chart-2",
                        "Show or hide the lower panel, for larger pictures (Ctrl+J)",
                        lowerShown));
    }

    private static ToggleButton toggle(String id, String icon, String says, BooleanProperty shown) {
        ToggleButton button = Nodes.button(new ToggleButton(), id, icon, says);
        button.selectedProperty().bindBidirectional(shown);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Shows the lower panel with one of its tabs in front. */
    void showTab(int index) {
        lowerShown.set(true);
        lower.getSelectionModel().select(index);
    }

    /**
     * Puts the dividers where they were, and remembers from now on where they are.
     *
     * @param usualGalleryShare where nothing is remembered
     */
    void shown(double usualGalleryShare) {
        galleryShare = usualGalleryShare;
        placeDividers();
        remembering = true;
    }

    private void arrange() {
        boolean remembered = remembering;
        remembering = false;
        set(columns, gallery, 0, galleryShown.get());
        set(right, lower, 1, lowerShown.get());
        placeDividers();
        remembering = remembered;
    }

    private static void set(SplitPane pane, Node panel, int place, boolean wanted) {
        if (wanted != pane.getItems().contains(panel)) {
            if (wanted) {
                pane.getItems().add(place, panel);
            } else {
                pane.getItems().remove(panel);
            }
        }
    }

    private void placeDividers() {
        boolean remembered = remembering;
        remembering = false;
        place(columns, galleryKey(), table.get() ? TABLE_SHARE : galleryShare);
        place(right, "divider.lower", COMPARE_SHARE);
        remembering = remembered;
    }

    private String galleryKey() {
        return table.get() ? "divider.table" : "divider.gallery";
    }

    private void place(SplitPane pane, String key, double usual) {
        if (pane.getDividers().isEmpty()) {
            return;
        }
        double share = usual;
        try {
            share = Double.parseDouble(settings.get(key, Double.toString(usual)));
        } catch (NumberFormatException unreadable) {
            settings.set(key, Double.toString(usual));
        }
        pane.setDividerPositions(Math.max(0, Math.min(1, share)));
    }

    /** Remembers where the dividers are now, as the user's hand has let go of one. */
    void keepDividers() {
        if (remembering) {
            keep(columns, galleryKey());
            keep(right, "divider.lower");
        }
    }

    private void keep(SplitPane pane, String key) {
        if (!pane.getDividers().isEmpty()) {
            settings.set(key, String.format(java.util.Locale.ROOT, "%.4f", pane.getDividerPositions()[0]));
        }
    }
}
