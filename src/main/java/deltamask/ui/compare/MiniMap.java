package deltamask.ui.compare;

import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** The whole picture, small, with the part that is seen framed: there only while a part is out of sight. */
final class MiniMap extends Region {
    private static final double SIDE = 96;

    private final Camera camera;
    private final ImageView whole = new ImageView();
    private final Rectangle frame = new Rectangle();
    private Picture picture;

    MiniMap(Camera camera) {
        this.camera = camera;
        setId("mini-map");
        getStyleClass().add("mini-map");
        setAccessibleText("Which part of the image is seen");
        frame.getStyleClass().add("mini-map-frame");
        whole.setPreserveRatio(true);
        getChildren().addAll(whole, frame);
        camera.revisionProperty().addListener((property, old, now) -> place());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::move);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::move);
        setVisible(false);
    }

    /** @param shown null for none */
    void show(Picture shown) {
        picture = shown;
        place();
    }

    private double scale() {
        return SIDE / Math.max(picture.width(), picture.height());
    }

    private void move(MouseEvent event) {
        camera.centerOn(event.getX() / scale(), event.getY() / scale());
        event.consume();
    }

    private void place() {
        boolean wanted = picture != null && camera.isCropped();
        setVisible(wanted);
        if (!wanted) {
            return;
        }
        double scale = scale();
        whole.setImage(picture.at(scale));
        whole.setFitWidth(picture.width() * scale);
        whole.setFitHeight(picture.height() * scale);
        resize(picture.width() * scale, picture.height() * scale);
        View seen = camera.view(1);
        frame.setX(seen.left() * scale);
        frame.setY(seen.top() * scale);
        frame.setWidth(Math.max(2, (seen.right() - seen.left()) * scale));
        frame.setHeight(Math.max(2, (seen.bottom() - seen.top()) * scale));
    }
}
