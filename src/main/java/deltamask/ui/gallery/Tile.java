package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.DeltaLabel;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Row;
import deltamask.ui.common.Tasks;
import deltamask.ui.gallery.Thumbnails.Thumbnail;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;

/** One image in the gallery: thumbnail, number, name, badge. */
final class Tile extends GridCell<Row> {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");
    /** At least. */
    static final double WIDTH = 160;

    private static final double PICTURE_HEIGHT = 132;

    private final TileGrid grid;
    private final ImageView picture = new ImageView();
    private final Label unreadable = Nodes.label("cannot be read", "muted");
    private final StackPane frame = new StackPane(picture, unreadable);
    private final Label number = Nodes.label("", "tile-number");
    private final Label name = Nodes.label("", "tile-name");
    private final DeltaLabel delta = new DeltaLabel();
    private final VBox content;
    private final InvalidationListener changes = this::changed;
    private final WeakInvalidationListener weakChanges = new WeakInvalidationListener(changes);
    private Tasks.Handle reading;

    Tile(TileGrid grid) {
        this.grid = grid;
        getStyleClass().add("tile");
        frame.getStyleClass().add("tile-frame");
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(frame.widthProperty());
        picture.setFitHeight(PICTURE_HEIGHT);
        name.setMinWidth(0);
        delta.setMinWidth(USE_PREF_SIZE);
        number.setMinWidth(USE_PREF_SIZE);
        HBox caption = Nodes.row("tile-caption", number, name, Nodes.spacer(), delta);
        content = new VBox(frame, caption);
        content.getStyleClass().add("tile-content");
        content.prefWidthProperty().bind(widthProperty());
        grid.session().rows().selectedProperty().addListener(weakChanges);
        setOnMousePressed(event -> {
            if (getItem() != null) {
                grid.pick(getItem());
            }
        });
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        Row former = getItem();
        if (row == former && isEmpty() == empty) {
            // GridView calls this all the time, mostly for nothing.
            return;
        }
        super.updateItem(row, empty);
        if (former != null) {
            former.resultProperty().removeListener(weakChanges);
            former.outlierProperty().removeListener(weakChanges);
        }
        if (row == null || empty) {
            stopReading();
            setGraphic(null);
            return;
        }
        row.resultProperty().addListener(weakChanges);
        row.outlierProperty().addListener(weakChanges);
        number.setText(Integer.toString(row.number()));
        name.setText(row.name());
        picture.setImage(null);
        setGraphic(content);
        showResult(row);
        showSelection(row);
        refreshPicture();
    }

    private void changed(Observable what) {
        Row row = getItem();
        if (row == null) {
            return;
        }
        if (what == row.resultProperty()) {
            showResult(row);
            refreshPicture();
        } else if (what == row.outlierProperty()) {
            showResult(row);
        } else {
            showSelection(row);
        }
    }

    private void showSelection(Row row) {
        pseudoClassStateChanged(SELECTED, grid.session().rows().selected() == row);
    }

    private void showResult(Row row) {
        ComparisonRow result = row.result();
        if (result == null) {
            delta.clear();
            setAccessibleText(row.toString());
        } else {
            delta.show(result, row.isOutlier());
            setAccessibleText(row + ", delta IoU " + delta.getText());
        }
    }

    /** Shows the picture that belongs to the row and the overlay as they are now; the former stays until it is there. */
    void refreshPicture() {
        stopReading();
        Row row = getItem();
        if (row == null) {
            return;
        }
        Optional<Thumbnail> kept = grid.thumbnails().kept(row, grid.overlay());
        if (kept.isPresent()) {
            show(kept.get());
            return;
        }
        pseudoClassStateChanged(LOADING, picture.getImage() == null);
        Nodes.show(unreadable, false);
        reading = grid.thumbnails().read(row, grid.overlay(), this::show);
    }

    private void show(Thumbnail thumbnail) {
        pseudoClassStateChanged(LOADING, false);
        picture.setImage(thumbnail.image().orElse(null));
        Nodes.show(unreadable, thumbnail.image().isEmpty());
    }

    private void stopReading() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }
}
