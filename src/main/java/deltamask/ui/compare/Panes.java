package deltamask.ui.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** The panes: what they show, one camera moved in any of them, and the pixel that the cursor is on. */
final class Panes {
    /** A notch of the wheel is some 40 units: a fifth more. */
    private static final double WHEEL_BASE = 1.0045;

    private final Camera camera;
    private final ViewState state;
    private final Runnable touched;
    private final Map<Slot, PicturePane> panes = new EnumMap<>(Slot.class);
    private final MiniMap map;
    private final PictureGrid grid;
    private final ReadOnlyObjectWrapper<Point2D> pixel = new ReadOnlyObjectWrapper<>(this, "pixel");
    private double dragX;
    private double dragY;

    /** @param touched when the mouse is pressed in one of them */
    Panes(Camera camera, ViewState state, Runnable touched) {
        this.camera = camera;
        this.state = state;
        this.touched = touched;
        this.map = new MiniMap(camera);
        this.grid = new PictureGrid(camera, map);
        for (Slot slot : Slot.values()) {
            PicturePane pane = new PicturePane(slot, camera);
            pane.maskOpacityProperty().bind(state.opacityProperty());
            panes.put(slot, pane);
            makeMovable(pane);
            makePointed(pane);
        }
        makeWipeable(panes.get(Slot.BOTH), state.shareProperty());
        arrange(List.of(Slot.IMAGE, Slot.TRUTH, Slot.A, Slot.B));
    }

    PictureGrid grid() {
        return grid;
    }

    PicturePane get(Slot slot) {
        return panes.get(slot);
    }

    /** The pixel of the image under the cursor; null where there is none. */
    ReadOnlyObjectProperty<Point2D> pixelProperty() {
        return pixel.getReadOnlyProperty();
    }

    /** Shows these panes and no others. */
    void arrange(List<Slot> slots) {
        grid.setPanes(slots.stream().map(panes::get).toList());
    }

    /** Shows what was painted. */
    void show(Painted painted) {
        arrange(painted.order().slots());
        painted.panes().forEach((slot, pane) -> panes.get(slot).show(pane));
        blend();
    }

    /** Shows a photograph until the masks are painted. */
    void showBase(Picture picture) {
        panes.values().forEach(pane -> pane.showBase(picture));
        map.show(picture);
    }

    void showMap(Picture picture) {
        map.show(picture);
    }

    /** Shows words in the place of every picture. */
    void say(String words) {
        panes.values().forEach(pane -> pane.say(words));
        map.show(null);
    }

    /** Mixes A and B as is wanted now. */
    void blend() {
        panes.get(Slot.BOTH).blend(state.blend());
    }

    private void makeMovable(PicturePane pane) {
        var canvas = pane.canvas();
        canvas.addEventHandler(ScrollEvent.SCROLL, event -> {
            double factor = Math.pow(WHEEL_BASE, event.getDeltaY());
            camera.zoomAt(factor, event.getX(), event.getY());
            event.consume();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            touched.run();
            dragX = event.getX();
            dragY = event.getY();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            camera.pan(event.getX() - dragX, event.getY() - dragY);
            dragX = event.getX();
            dragY = event.getY();
        });
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                camera.fit();
            }
        });
    }

    private void makePointed(PicturePane pane) {
        var canvas = pane.canvas();
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(pane, event));
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> point(pane, event));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(null));
    }

    private void point(PicturePane pointed, MouseEvent event) {
        double x = Math.floor(camera.imageX(event.getX()));
        double y = Math.floor(camera.imageY(event.getY()));
        boolean inside = x >= 0 && y >= 0 && x < camera.imageWidth() && y < camera.imageHeight();
        point(inside ? new Point2D(x, y) : null);
        // The cursor marks it there.
        pointed.mark(Double.NaN, Double.NaN);
    }

    private void point(Point2D at) {
        pixel.set(at);
        for (PicturePane pane : panes.values()) {
            pane.mark(at == null ? Double.NaN : at.getX() + 0.5, at == null ? Double.NaN : at.getY() + 0.5);
        }
    }

    private static void makeWipeable(PicturePane pane, DoubleProperty share) {
        pane.handle().addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        pane.handle().addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double x = pane.canvas()
                    .sceneToLocal(event.getSceneX(), event.getSceneY())
                    .getX();
            share.set(Math.max(0, Math.min(1, x / pane.canvas().getWidth())));
            event.consume();
        });
    }
}
