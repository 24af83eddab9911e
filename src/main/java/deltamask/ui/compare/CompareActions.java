package deltamask.ui.compare;

import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** All that can be done in the compare view. */
final class CompareActions {
    private static final double STEP = 0.05;
    private static final double OPACITY_STEP = 0.1;
    /** What has no button of its own. */
    private static final Set<String> MORE = Set.of(
            "image.save.a",
            "image.save.b",
            "image.save.both",
            "image.copy",
            "image.explain",
            "image.zoom.fit",
            "image.zoom.whole",
            "image.difference.largest");

    private final List<Action> all = new ArrayList<>();

    CompareActions(
            ViewState state,
            Camera camera,
            ViewControls controls,
            ModeTools tools,
            Walker walker,
            Header header,
            PictureExport export,
            ComparePane pane) {
        camera(camera, controls);
        differences(walker);
        all.add(Action.of("image.explain", Menu.IMAGE, "How the IoU was counted", header::explain)
                .partKeys("I"));
        all.add(Action.of("image.threshold", Menu.IMAGE, "What if the threshold were another…", pane::toggleWhatIf)
                .partKeys("T")
                .enabledWhen(pane.canAskProperty()));
        save("image.save.a", "Save A's picture as PNG…", Slot.A, export, pane, "Shortcut+Shift+A");
        save("image.save.b", "Save B's picture as PNG…", Slot.B, export, pane, "Shortcut+Shift+B");
        save("image.save.both", "Save the picture of A and B as PNG…", Slot.BOTH, export, pane, "Shortcut+Shift+P");
        all.add(Action.of("image.copy", Menu.IMAGE, "Copy the view", () -> export.copy(pane.grid()))
                .keys("Shortcut+Shift+C"));
        modes(state, tools);
        layouts(state);
        looks(state, controls);
    }

    private void camera(Camera camera, ViewControls controls) {
        all.add(Action.of("image.zoom.in", Menu.IMAGE, "Zoom in", controls::zoomIn)
                .partKeys("Plus"));
        all.add(Action.of("image.zoom.out", Menu.IMAGE, "Zoom out", controls::zoomOut)
                .partKeys("Minus"));
        all.add(Action.of("image.zoom.fit", Menu.IMAGE, "Show the whole image", camera::fit)
                .partKeys("F"));
        all.add(Action.of("image.zoom.whole", Menu.IMAGE, "One pixel a pixel", controls::oneToOne)
                .partKeys("Z"));
    }

    private void differences(Walker walker) {
        all.add(Action.of(
                        "image.difference.largest",
                        Menu.IMAGE,
                        "Go to the largest region where A and B differ",
                        walker::largest)
                .partKeys("D"));
        all.add(Action.of("image.difference.next", Menu.IMAGE, "Next region where A and B differ", () -> walker.step(1))
                .partKeys("N"));
        all.add(Action.of(
                        "image.difference.previous",
                        Menu.IMAGE,
                        "Previous region where A and B differ",
                        () -> walker.step(-1))
                .partKeys("Shift+N"));
    }

    private void save(String id, String text, Slot slot, PictureExport export, ComparePane pane, String keys) {
        all.add(Action.of(id, Menu.IMAGE, text, () -> export.save(pane.wish(slot)))
                .keys(keys)
                .enabledWhen(pane.savableProperty(slot)));
    }

    private void modes(ViewState state, ModeTools tools) {
        int number = 1;
        for (Mode mode : Modes.ALL) {
            all.add(Action.of("compare.mode." + number, Menu.COMPARE, mode.title(), () -> state.modeProperty()
                            .set(mode))
                    .keys("Alt+" + number));
            number++;
        }
        all.add(Action.of(
                        "compare.mode.next",
                        Menu.COMPARE,
                        "Next way to compare",
                        () -> ViewState.step(state.modeProperty(), Modes.ALL, 1))
                .partKeys("M"));
        all.add(Action.of(
                        "compare.mode.previous",
                        Menu.COMPARE,
                        "Previous way to compare",
                        () -> ViewState.step(state.modeProperty(), Modes.ALL, -1))
                .partKeys("Shift+M"));
        all.add(Action.of(
                        "compare.share.less",
                        Menu.COMPARE,
                        "More of B",
                        () -> ViewState.move(state.shareProperty(), -STEP))
                .partKeys("Shift+Left"));
        all.add(Action.of(
                        "compare.share.more",
                        Menu.COMPARE,
                        "More of A",
                        () -> ViewState.move(state.shareProperty(), STEP))
                .partKeys("Shift+Right"));
        all.add(Action.of("compare.blink", Menu.COMPARE, "Blink by itself", tools::toggleBlinking)
                .partKeys("K"));
    }

    private void layouts(ViewState state) {
        for (Layout layout : Layout.values()) {
            all.add(Action.of(
                            "compare.layout." + layout.name().toLowerCase(Locale.ROOT),
                            Menu.COMPARE,
                            layout.title(),
                            () -> state.layoutProperty().set(layout))
                    .keys(layout.keys()));
        }
        all.add(Action.of(
                        "compare.other",
                        Menu.COMPARE,
                        "A or B in the one pane",
                        () -> ViewState.step(state.aloneProperty(), List.of(Side.values()), 1))
                .partKeys("X"));
    }

    private void looks(ViewState state, ViewControls controls) {
        all.add(Action.of("compare.overlay", Menu.COMPARE, "Overlay…", controls::toggleOverlay)
                .partKeys("O"));
        all.add(Action.toggle("compare.contour", Menu.COMPARE, "Contour only", state.outlinedProperty())
                .partKeys("C"));
        all.add(Action.of(
                        "compare.backdrop",
                        Menu.COMPARE,
                        "Image in colour, grey, or hidden",
                        () -> ViewState.step(state.backdropProperty(), List.of(Backdrop.values()), 1))
                .partKeys("G"));
        all.add(Action.of(
                        "compare.opacity.more",
                        Menu.COMPARE,
                        "Stronger masks",
                        () -> ViewState.move(state.opacityProperty(), OPACITY_STEP))
                .partKeys("Shift+Up"));
        all.add(Action.of(
                        "compare.opacity.less",
                        Menu.COMPARE,
                        "Fainter masks",
                        () -> ViewState.move(state.opacityProperty(), -OPACITY_STEP))
                .partKeys("Shift+Down"));
    }

    void addTo(Actions actions) {
        actions.add(all.toArray(Action[]::new));
    }

    /** Those whose keys work while the compare view has the focus. */
    List<Action> ofThePart() {
        return all.stream()
                .filter(action -> action.scope() == Action.Scope.PART)
                .toList();
    }

    /** Puts what has no button into a menu. */
    void fill(MenuButton menu) {
        for (Action action : all) {
            if (MORE.contains(action.id())) {
                String keys =
                        action.keys().map(key -> "   " + key.getDisplayText()).orElse("");
                MenuItem item = new MenuItem(action.text() + keys);
                item.setId("more-" + action.id().replace('.', '-'));
                item.setOnAction(event -> action.fire());
                item.setDisable(!action.enabled().get());
                action.enabled().addListener((property, old, now) -> item.setDisable(!now));
                menu.getItems().add(item);
            }
        }
    }
}
