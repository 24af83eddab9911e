package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The images as tiles, of which there are as many as are seen. An image's tile is found by its index modulo their number,
 * so that scrolling by a line changes the tiles of one line.
 */
final class TileGrid extends Region {
    static final double SMALLEST = 96;
    static final double LARGEST = 360;
    private static final double USUAL = 160;
    private static final double HEIGHT_OF_WIDTH = 0.825;
    private static final double CAPTION = 40;
    private static final double GAP = 8;
    /** Lines that a click on the scroll bar's arrow goes. */
    private static final double UNIT = 0.5;

    private final Session session;
    private final Rows rows;
    private final Thumbnails thumbnails;
    private final ImageKeys keys;
    private final List<Tile> tiles = new ArrayList<>();
    private final ScrollBar bar = new ScrollBar();
    private final DoubleProperty tileWidth = new SimpleDoubleProperty(this, "tileWidth", USUAL);
    private final ReadOnlyDoubleWrapper pictureHeight = new ReadOnlyDoubleWrapper(this, "pictureHeight");
    private OverlayChoice overlay = OverlayChoice.B;
    private int columns = 1;
    private double width = USUAL;
    private int side;
    private boolean revealNext;

    TileGrid(Session session, Thumbnails thumbnails) {
        this.session = session;
        this.rows = session.rows();
        this.thumbnails = thumbnails;
        this.keys = new ImageKeys(rows, () -> columns, this::visibleLines);
        setId("gallery");
        getStyleClass().add("tile-grid");
        setFocusTraversable(true);
        setAccessibleText("Images");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().addListener((property, old, now) -> arrange());
        getChildren().add(bar);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        tileWidth.addListener((property, old, now) -> requestLayout());
        visibleProperty().addListener((property, old, now) -> revealNext |= now);
        rows.selectedProperty().addListener((property, old, now) -> {
            each(Tile::showSelection);
            reveal(now);
        });
        rows.selection().addListener((ListChangeListener<Row>) change -> each(Tile::showSelection));
        rows.shown().addListener((ListChangeListener<Row>) change -> showImages());
        rows.revisionProperty().addListener((property, old, now) -> each(Tile::refreshResult));
        rows.orderProperty().addListener((property, old, now) -> bar.setValue(0));
        rows.filterProperty().addListener((property, old, now) -> {
            bar.setValue(0);
            reveal(rows.selected());
        });
        session.resultsProperty().addListener((property, old, now) -> each(Tile::refreshPicture));
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

    private void scrolled(ScrollEvent event) {
        scrollTo(bar.getValue() - event.getDeltaY());
        event.consume();
    }

    private void scrollTo(double top) {
        bar.setValue(Math.max(0, Math.min(bar.getMax(), Math.rint(top))));
    }

    @Override
    protected void layoutChildren() {
        int first = firstIndex();
        // A bar that comes below must not cover the tile that is looked at; one that is far away stays there.
        boolean keep = revealNext || isSeen(rows.selected());
        revealNext = false;
        boolean other = size();
        double barWidth = bar.prefWidth(-1);
        bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
        int needed = columns * ((int) Math.ceil(getHeight() / lineHeight()) + 1);
        while (tiles.size() < needed) {
            Tile tile = new Tile(this);
            tiles.add(tile);
            getChildren().add(tiles.size() - 1, tile);
            tile.applyCss();
        }
        range();
        if (other) {
            scrollTo(lineTop(first));
        }
        arrange();
        if (keep) {
            reveal(rows.selected());
        }
    }

    /** As many tiles side by side as fit, and as wide as leaves no room. Says whether they lie otherwise now. */
    private boolean size() {
        double room = getWidth() - bar.prefWidth(-1) - GAP;
        double least = Math.max(SMALLEST, Math.min(LARGEST, tileWidth.get()));
        int fitting = Math.max(1, (int) (room / (least + GAP)));
        double wide = Math.max(least, Math.floor(room / fitting - GAP));
        double high = Math.rint(least * HEIGHT_OF_WIDTH);
        boolean other = fitting != columns || high != pictureHeight.get();
        columns = fitting;
        width = wide;
        pictureHeight.set(high);
        double density = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        int now = Thumbnails.side(Math.max(Math.min(wide, least), high) * density);
        if (now != side) {
            side = now;
            each(Tile::refreshPicture);
        }
        return other;
    }

    /** What the scroll bar goes over. */
    private void range() {
        double all = GAP / 2 + lineHeight() * Math.ceil(rows.shown().size() / (double) columns);
        double max = Math.max(0, all - getHeight());
        bar.setVisible(max > 0);
        bar.setMax(max);
        bar.setVisibleAmount(all > 0 ? max * getHeight() / all : 0);
        bar.setUnitIncrement(UNIT * lineHeight());
        bar.setBlockIncrement(getHeight());
        scrollTo(bar.getValue());
    }

    private void showImages() {
        range();
        arrange();
    }

    /** Puts the images that are seen into the tiles. */
    private void arrange() {
        if (tiles.isEmpty()) {
            return;
        }
        int first = firstIndex();
        for (int index = first; index < first + tiles.size(); index++) {
            Tile tile = tiles.get(index % tiles.size());
            double top = GAP / 2 + Math.rint(lineTop(index) - bar.getValue());
            if (index < rows.shown().size() && top < getHeight()) {
                tile.show(rows.shown().get(index));
                tile.resizeRelocate(GAP + index % columns * (width + GAP), top, width, lineHeight() - GAP);
            } else {
                tile.show(null);
            }
        }
    }

    private double lineHeight() {
        return pictureHeight.get() + CAPTION + GAP;
    }

    private double lineTop(int index) {
        int line = index / columns;
        return line * lineHeight();
    }

    /** The first image of the first line that is seen. */
    private int firstIndex() {
        int line = (int) (bar.getValue() / lineHeight());
        return line * columns;
    }

    private int visibleLines() {
        return Math.max(1, (int) (getHeight() / lineHeight()));
    }

    private boolean isSeen(Row row) {
        return row != null && tiles.stream().anyMatch(tile -> tile.row() == row);
    }

    /** Scrolls as little as needed for the row's tile to be seen. */
    private void reveal(Row row) {
        int index = rows.indexOf(row);
        if (index < 0 || !isVisible()) {
            return;
        }
        double top = lineTop(index);
        double bottom = top + lineHeight() + GAP / 2;
        if (top < bar.getValue()) {
            scrollTo(top);
        } else if (bottom > bar.getValue() + getHeight()) {
            scrollTo(bottom - getHeight());
        }
    }
}
