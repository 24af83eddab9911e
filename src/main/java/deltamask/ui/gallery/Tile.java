package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.ui.common.DeltaLabel;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Row;
import deltamask.ui.common.Tasks;
import deltamask.ui.gallery.Thumbnails.Thumbnail;
import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A place in the gallery: thumbnail, number, name and badge of the image that is there now. It stays where it is in the
 * scene and changes its image, because a node that comes anew has its style sheets applied anew, which costs more than all
 * the rest.
 */
final class Tile extends VBox {
    private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");

    private final TileGrid grid;
    private final ImageView picture = new ImageView();
    private final Label unreadable = Nodes.label("cannot be read", "muted");
    private final StackPane frame = new StackPane(picture, unreadable);
    private final Label number = Nodes.label("", "tile-number");
    private final Label name = Nodes.label("", "tile-name");
    private final DeltaLabel delta = new DeltaLabel();
    private Row row;
    private Tasks.Handle reading;
    private ComparisonRow shownResult;
    private boolean shownOutlier;

    Tile(TileGrid grid) {
        this.grid = grid;
        getStyleClass().add("tile");
        frame.getStyleClass().add("tile-frame");
        frame.minHeightProperty().bind(grid.pictureHeightProperty());
        frame.maxHeightProperty().bind(grid.pictureHeightProperty());
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(frame.widthProperty());
        picture.fitHeightProperty().bind(grid.pictureHeightProperty());
        name.setMinWidth(0);
        delta.setMinWidth(USE_PREF_SIZE);
        number.setMinWidth(USE_PREF_SIZE);
        HBox caption = Nodes.row("tile-caption", number, name, Nodes.spacer(), delta);
        getChildren().addAll(frame, caption);
        setManaged(false);
        setVisible(false);
        setOnMousePressed(event -> {
            if (row != null) {
                grid.clicked(event, row);
            }
        });
    }

    /** The image that is shown; null where there is none. */
    Row row() {
        return row;
    }

    /** Shows an image; null for none. */
    void show(Row now) {
        if (now == row) {
            return;
        }
        row = now;
        setVisible(now != null);
        if (now == null) {
            stopReading();
            picture.setImage(null);
            return;
        }
        number.setText(Integer.toString(now.number()));
        name.setText(Sample.isOnlyNumber(now.number(), now.name()) ? "" : now.name());
        picture.setImage(null);
        showResult();
        showSelection();
        refreshPicture();
    }

    /** Shows what is selected now. */
    void showSelection() {
        if (row != null) {
            pseudoClassStateChanged(SELECTED, grid.session().rows().isSelected(row));
            pseudoClassStateChanged(LEAD, grid.session().rows().selected() == row);
        }
    }

    /** Shows what landed since the last time, if anything did. */
    void refreshResult() {
        if (row == null) {
            return;
        }
        boolean pictureToo = !Objects.equals(row.result(), shownResult);
        if (!pictureToo && row.isOutlier() == shownOutlier) {
            return;
        }
        showResult();
        if (pictureToo) {
            refreshPicture();
        }
    }

    private void showResult() {
        shownResult = row.result();
        shownOutlier = row.isOutlier();
        if (shownResult == null) {
            delta.clear();
            setAccessibleText(row.toString());
        } else {
            delta.show(shownResult, shownOutlier);
            setAccessibleText(row + ", delta IoU " + delta.getText());
        }
    }

    /** Shows the picture that belongs to the row and the overlay as they are now; the former stays until it is there. */
    void refreshPicture() {
        stopReading();
        if (row == null) {
            return;
        }
        int side = grid.side();
        Optional<Thumbnail> kept = grid.thumbnails().kept(row, grid.overlay(), side);
        if (kept.isPresent()) {
            show(kept.get());
            return;
        }
        pseudoClassStateChanged(LOADING, picture.getImage() == null);
        Nodes.show(unreadable, false);
        reading = grid.thumbnails().read(row, grid.overlay(), side, this::show);
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
