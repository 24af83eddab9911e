package deltamask.ui.gallery;

import deltamask.ui.common.Actions;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.converter.BooleanStringConverter;

/** All images, sorted and filtered, as tiles or as a table. */
public final class GalleryPane extends VBox {
    /** Some 30,000 thumbnails. */
    private static final long CACHE_BYTES = 512_000_000;

    private final Session session;
    private final Rows rows;
    private final TileGrid grid;
    private final RowTable table;
    private final GalleryHeader header;
    private final Label count = Nodes.label("", "muted", "count");
    private final Label nothing = Nodes.label("", "muted", "nothing");
    private final Button showAll = Nodes.button(
            new Button("Show all images"), "show-all", "", "Take away the filter, so that all images are shown");
    private final VBox empty = new VBox(nothing, showAll);

    /** @param cache folder for thumbnails; need not exist */
    public GalleryPane(Session session, Tasks tasks, Settings settings, Actions actions, Path cache) {
        this.session = session;
        this.rows = session.rows();
        this.grid = new TileGrid(
                session, new Thumbnails(session, tasks, new ThumbnailFiles(cache.resolve("thumbnails"), CACHE_BYTES)));
        this.table = new RowTable(session, settings);
        KindChoices kinds = new KindChoices(rows);
        this.header = new GalleryHeader(rows, grid, table, kinds, this::focusImages);
        setId("gallery-pane");
        getStyleClass().add("gallery-pane");
        NumberJump jump = new NumberJump(rows, this::focusImages);
        StackPane.setAlignment(jump, Pos.BOTTOM_CENTER);
        empty.getStyleClass().add("gallery-empty");
        showAll.setOnAction(event -> rows.filterProperty().set(RowFilter.ALL));
        StackPane views = new StackPane(grid, table, empty, jump);
        setVgrow(views, Priority.ALWAYS);
        DeltaRange range = new DeltaRange(rows);
        range.visibleProperty().bind(header.rangeShownProperty());
        range.managedProperty().bind(range.visibleProperty());
        getChildren().addAll(header, range, new FilterChips(rows), views, new SelectionBar(rows), footer(settings));
        grid.listen(jump, table::copy);
        table.listen(jump);
        GalleryActions.add(actions, rows, kinds, header.rangeShownProperty(), grid.tileWidthProperty(), table, jump);
        settings.remember("gallery.overlay", header.overlayProperty(), OverlayChoice.class);
        settings.remember("gallery.range", header.rangeShownProperty(), new BooleanStringConverter());
        tableShownProperty().addListener((property, old, now) -> showView());
        rows.shown().addListener((ListChangeListener<Object>) change -> showCount());
        session.datasetProperty().addListener((property, old, now) -> showCount());
        showView();
        showCount();
    }

    private HBox footer(Settings settings) {
        Slider size = new Slider(
                TileGrid.SMALLEST, TileGrid.LARGEST, grid.tileWidthProperty().get());
        size.setId("tile-size");
        size.setAccessibleText("Size of the tiles");
        size.setTooltip(new Tooltip("Size of the tiles"));
        size.setBlockIncrement(32);
        settings.remember("gallery.tile-size", grid.tileWidthProperty(), new WidthConverter());
        size.valueProperty().bindBidirectional(grid.tileWidthProperty());
        HBox sizes = Nodes.row("tile-sizes", Nodes.icon("fth-image"), size);
        sizes.visibleProperty().bind(tableShownProperty().not());
        return Nodes.row("gallery-footer", count, Nodes.spacer(), sizes);
    }

    private static final class WidthConverter extends StringConverter<Number> {
        @Override
        public String toString(Number width) {
            return Long.toString(Math.round(width.doubleValue()));
        }

        @Override
        public Number fromString(String text) {
            return Math.max(TileGrid.SMALLEST, Math.min(TileGrid.LARGEST, Double.parseDouble(text)));
        }
    }

    private void showView() {
        boolean wantTable = tableShownProperty().get();
        Nodes.show(table, wantTable);
        Nodes.show(grid, !wantTable);
    }

    private void showCount() {
        int all = rows.all().size();
        int shown = rows.shown().size();
        count.setText(shown == all ? Numbers.count(all, "image") : shown + " of " + all);
        boolean filtered = session.dataset() != null && shown == 0;
        nothing.setText(
                session.dataset() == null
                        ? "Open a folder of images,\nor drop one here"
                        : filtered ? "No image passes the filter" : "");
        Nodes.show(showAll, filtered);
        Nodes.show(empty, !nothing.getText().isEmpty());
    }

    /** Whether the table is shown in the place of the tiles. */
    public BooleanProperty tableShownProperty() {
        return header.tableShownProperty();
    }

    /** Puts the cursor into the filter. */
    public void focusSearch() {
        header.focusSearch();
    }

    /** Puts the keyboard to the images. */
    public void focusImages() {
        (tableShownProperty().get() ? table : grid).requestFocus();
    }
}
