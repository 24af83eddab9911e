package deltamask.ui.compare;

import deltamask.mask.LabelMap;
import deltamask.mask.Region;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Side;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** Walks the places where A and B differ, the largest first. */
final class Walker extends HBox {
    private final Camera camera;
    private final Label place = Nodes.label("", "muted", "walker-place");
    private final Button previous = Nodes.button(
            new Button(), "previous-difference", "fth-chevron-left", "Previous region where A and B differ (Shift+N)");
    private final Button next = Nodes.button(
            new Button(),
            "next-difference",
            "fth-chevron-right",
            "Next region where A and B differ, the largest first (N)");
    private List<Region> regions = List.of();
    private Subject subject;
    private int at = -1;

    Walker(Camera camera) {
        this.camera = camera;
        getStyleClass().addAll("walker", "joined");
        place.setId("difference");
        place.setMinWidth(USE_PREF_SIZE);
        previous.setOnAction(event -> step(-1));
        next.setOnAction(event -> step(1));
        getChildren().addAll(place, previous, next);
        show(null, List.of());
    }

    /**
     * Takes another sample's differences.
     *
     * @param now null for none
     * @param found in it, the largest first
     */
    void show(Subject now, List<Region> found) {
        subject = now;
        regions = found;
        at = -1;
        previous.setDisable(found.isEmpty());
        next.setDisable(found.isEmpty());
        tell();
    }

    /** Whether it has the sample's differences. */
    boolean isOf(Subject other) {
        return subject == other;
    }

    /** Shows the largest difference. */
    void largest() {
        go(0);
    }

    /** Shows the next smaller difference, or the next larger; after the last comes the first. */
    void step(int places) {
        if (!regions.isEmpty()) {
            go(at < 0 ? (places > 0 ? 0 : regions.size() - 1) : Math.floorMod(at + places, regions.size()));
        }
    }

    private void go(int index) {
        if (index < regions.size()) {
            at = index;
            camera.show(onImage(regions.get(at)));
            tell();
        }
    }

    /** Regions are counted in A's mask, which may have another size than the image. */
    private Region onImage(Region region) {
        LabelMap mask = subject.mask(Side.A).value().orElseThrow().labels();
        double x = camera.imageWidth() / mask.width();
        double y = camera.imageHeight() / mask.height();
        return new Region(
                region.size(),
                (int) (region.left() * x),
                (int) (region.top() * y),
                (int) Math.ceil((region.right() + 1) * x) - 1,
                (int) Math.ceil((region.bottom() + 1) * y) - 1);
    }

    private void tell() {
        if (at >= 0) {
            place.setText("Region " + (at + 1) + " of " + Numbers.thousands(regions.size()) + ": "
                    + Numbers.thousands(regions.get(at).size()) + " px differ");
        } else if (!regions.isEmpty()) {
            place.setText(
                    regions.size() == 1
                            ? "A and B differ in 1 region"
                            : "A and B differ in " + Numbers.thousands(regions.size()) + " regions");
        } else {
            boolean both = Optional.ofNullable(subject)
                    .filter(shown ->
                            shown.mask(Side.A).isThere() && shown.mask(Side.B).isThere())
                    .isPresent();
            place.setText(both ? "A and B are the same" : "");
        }
    }
}
