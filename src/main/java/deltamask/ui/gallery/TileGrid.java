package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import impl.org.controlsfx.skin.GridViewSkin;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.GridView;

/** The images as tiles. ControlsFX's GridView knows neither selection nor keys: both are here. */
final class TileGrid extends GridView<Row> {
    static final double SMALLEST = 96;
    static final double LARGEST = 360;
    private static final double USUAL = 160;
    private static final double HEIGHT_OF_WIDTH = 0.825;
    private static final double CAPTION = 40;
    /** Screens beyond which the way to a tile is jumped instead of scrolled. */
    private static final double FAR = 3;

    private static final double SCROLL_BAR = 19;

    private final Session session;
    private final Rows rows;
    private final Thumbnails thumbnails;
    private final ImageKeys keys;
    private final Set<Tile> tiles = Collections.newSetFromMap(new WeakHashMap<>());
    private final DoubleProperty tileWidth = new SimpleDoubleProperty(this, "tileWidth", USUAL);
    private final ReadOnlyDoubleWrapper pictureHeight = new ReadOnlyDoubleWrapper(this, "pictureHeight");
    private OverlayChoice overlay = OverlayChoice.B;
    private int side;
    private boolean revealNext;

    TileGrid(Session session, Thumbnails thumbnails) {
        super(session.rows().shown());
        this.session = session;
        this.rows = session.rows();
        this.thumbnails = thumbnails;
        this.keys = new ImageKeys(rows, this::columns, this::visibleLines);
        setId("gallery");
        getStyleClass().add("tile-grid");
        setFocusTraversable(true);
        setAccessibleText("Images");
        setCellFactory(view -> {
            Tile tile = new Tile(this);
            tiles.add(tile);
            return tile;
        });
        // Its inner list would be a second stop of the Tab key, at which no key does anything.
        skinProperty()
                .addListener((property, old, now) -> lookup(".virtual-flow").setFocusTraversable(false));
        widthProperty().addListener((property, old, now) -> size());
        tileWidth.addListener((property, old, now) -> size());
        // A bar that comes below must not cover the tile that is looked at; one that is far away stays there.
        heightProperty().addListener((property, old, now) -> revealNext |= isSeen(rows.selected()));
        rows.selectedProperty().addListener((property, old, now) -> {
            each(Tile::showSelection);
            reveal(now);
        });
        rows.selection().addListener((ListChangeListener<Row>) change -> each(Tile::showSelection));
        rows.revisionProperty().addListener((property, old, now) -> each(Tile::refreshResult));
        rows.orderProperty().addListener((property, old, now) -> scrollToStart());
        session.resultsProperty().addListener((property, old, now) -> each(Tile::refreshPicture));
        size();
    }

    private void each(Consumer<Tile> action) {
        tiles.forEach(action);
    }

    Session session() {
        return session;
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    OverlayChoice overlay() {
        return overlay;
    }

    void setOverlay(OverlayChoice choice) {
        overlay = choice;
        each(Tile::refreshPicture);
    }

    /** Width of a tile, at least, from {@link #SMALLEST} to {@link #LARGEST}. */
    DoubleProperty tileWidthProperty() {
        return tileWidth;
    }

    ReadOnlyDoubleProperty pictureHeightProperty() {
        return pictureHeight.getReadOnlyProperty();
    }

    /** The longest side of the thumbnails to read, in pixels. */
    int side() {
        return side;
    }

    void listen(NumberJump jump, Runnable copy) {
        keys.listen(this, jump, copy);
    }

    void clicked(MouseEvent event, Row row) {
        requestFocus();
        keys.clicked(event, row);
    }

    /** As many tiles side by side as fit, and as wide as leaves no room. */
    private void size() {
        double spacing = 2 * getHorizontalCellSpacing();
        double room = getWidth() - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        double least = Math.max(SMALLEST, Math.min(LARGEST, tileWidth.get()));
        int columns = Math.max(1, (int) (room / (least + spacing)));
        double width = Math.max(least, Math.floor(room / columns - spacing));
        double height = Math.rint(least * HEIGHT_OF_WIDTH);
        boolean other = getCellHeight() != height + CAPTION || getCellWidth() != width;
        setCellWidth(width);
        setCellHeight(height + CAPTION);
        pictureHeight.set(height);
        revealNext |= other;
        double density = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        int now = Thumbnails.side(Math.max(Math.min(width, least), height) * density);
        if (now != side) {
            side = now;
            each(Tile::refreshPicture);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (revealNext) {
            revealNext = false;
            reveal(rows.selected());
        }
    }

    private int columns() {
        return getSkin() instanceof GridViewSkin<?> skin ? Math.max(1, skin.computeMaxCellsInRow()) : 1;
    }

    private int visibleLines() {
        double height = getCellHeight() + 2 * getVerticalCellSpacing();
        return Math.max(1, (int) (getHeight() / height));
    }

    /** Where the first of another order is. */
    private void scrollToStart() {
        if (lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getCellCount() > 0) {
            flow.scrollTo(0);
        }
    }

    private boolean isSeen(Row row) {
        return tiles.stream().anyMatch(tile -> tile.getItem() == row && tile.isVisible() && tile.getParent() != null);
    }

    /** Scrolls as little as needed for the row's tile to be seen. */
    private void reveal(Row row) {
        int index = rows.indexOf(row);
        if (index < 0 || !isVisible() || !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        int line = index / columns();
        if (first == null) {
            // It was scrolled already and is not laid out yet, as when a number is typed quickly.
            flow.scrollTo(line);
            return;
        }
        double height = first.getHeight();
        double top = first.getLayoutY() + height * (line - first.getIndex());
        double below = top + height - flow.getHeight();
        if (Math.abs(top) > FAR * flow.getHeight()) {
            flow.scrollTo(line);
        } else if (top < 0) {
            flow.scrollPixels(top);
        } else if (below > 0) {
            flow.scrollPixels(below);
        }
    }
}
