package deltamask.ui.compare;

import java.util.List;
import javafx.scene.layout.Region;

/** Panes of one size in a row, or in two: whichever shows the picture larger. */
final class PictureGrid extends Region {
    private static final double GAP = 8;
    private static final double MARGIN = 12;

    private final Camera camera;
    private final List<PicturePane> panes;
    private int laidOutColumns;

    PictureGrid(Camera camera, List<PicturePane> panes) {
        this.camera = camera;
        this.panes = panes;
        getStyleClass().add("picture-grid");
        getChildren().addAll(panes);
        camera.revisionProperty().addListener((property, old, now) -> {
            if (columns() != laidOutColumns) {
                requestLayout();
            }
        });
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
        camera.setPane(width, Math.max(0, height - panes.get(0).chromeHeight()));
    }
}
