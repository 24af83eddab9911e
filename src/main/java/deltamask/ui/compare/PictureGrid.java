package deltamask.ui.compare;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Panes of one size in a row, or in two: whichever shows the picture larger. A map lies in a corner of the first. */
final class PictureGrid extends Region {
    private static final double GAP = 8;
    private static final double MARGIN = 12;
    private static final double MAP_INSET = 6;

    private final Camera camera;
    private final Node map;
    private List<PicturePane> panes = List.of();
    private int laidOutColumns;

    PictureGrid(Camera camera, Node map) {
        this.camera = camera;
        this.map = map;
        setId("picture-grid");
        getStyleClass().add("picture-grid");
        map.setManaged(false);
        map.layoutBoundsProperty().addListener((property, old, now) -> requestLayout());
        camera.revisionProperty().addListener((property, old, now) -> {
            if (columns() != laidOutColumns) {
                requestLayout();
            }
        });
    }

    /** Shows these panes and no others. */
    void setPanes(List<PicturePane> wanted) {
        if (!wanted.equals(panes)) {
            panes = List.copyOf(wanted);
            getChildren().setAll(panes);
            getChildren().add(map);
            requestLayout();
        }
    }

    private int columns() {
        if (camera.imageWidth() == 0) {
            return panes.size();
        }
        int half = (panes.size() + 1) / 2;
        return scale(panes.size()) >= scale(half) ? panes.size() : half;
    }

    private double scale(int columns) {
        return Math.min(
                paneWidth(columns) / camera.imageWidth(),
                (paneHeight(columns) - panes.get(0).chromeHeight()) / camera.imageHeight());
    }

    private double paneWidth(int columns) {
        return (getWidth() - 2 * MARGIN - GAP * (columns - 1)) / columns;
    }

    private double paneHeight(int columns) {
        int rows = (panes.size() + columns - 1) / columns;
        return (getHeight() - GAP * (rows - 1)) / rows;
    }

    @Override
    protected void layoutChildren() {
        int columns = columns();
        laidOutColumns = columns;
        double width = Math.floor(paneWidth(columns));
        double height = Math.floor(paneHeight(columns));
        for (int i = 0; i < panes.size(); i++) {
            int column = i % columns;
            int line = i / columns;
            panes.get(i).resizeRelocate(MARGIN + (width + GAP) * column, (height + GAP) * line, width, height);
        }
        if (!panes.isEmpty()) {
            camera.setPane(width, Math.max(0, height - panes.get(0).chromeHeight()));
            placeMap();
        }
    }

    /** In the lower left corner of the first picture. */
    private void placeMap() {
        PicturePane first = panes.get(0);
        double bottom = first.getLayoutY()
                + first.canvas().getLayoutY()
                + first.canvas().getHeight();
        map.relocate(
                first.getLayoutX() + MAP_INSET, bottom - map.getLayoutBounds().getHeight() - MAP_INSET);
    }
}
