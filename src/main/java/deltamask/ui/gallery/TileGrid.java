package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import impl.org.controlsfx.skin.GridViewSkin;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;

/** The images as tiles. ControlsFX's GridView knows neither selection nor keys: both are here. */
final class TileGrid extends GridView<Row> {
    /** Screens beyond which the way to a tile is jumped instead of scrolled. */
    private static final double FAR = 3;

    private static final double SCROLL_BAR = 19;

    private final Session session;
    private final Thumbnails thumbnails;
    private final Set<Tile> tiles = Collections.newSetFromMap(new WeakHashMap<>());
    private OverlayChoice overlay = OverlayChoice.B;

    TileGrid(Session session, Thumbnails thumbnails) {
        super(session.rows().shown());
        this.session = session;
        this.thumbnails = thumbnails;
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
        widthProperty().addListener((property, old, now) -> fillWidth(now.doubleValue()));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        session.rows().selectedProperty().addListener((property, old, now) -> reveal(now));
        session.resultsProperty().addListener((property, old, now) -> tiles.forEach(Tile::refreshPicture));
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
        tiles.forEach(Tile::refreshPicture);
    }

    void pick(Row row) {
        requestFocus();
        session.rows().selectedProperty().set(row);
    }

    /** As many tiles side by side as fit, and as wide as leaves no room. */
    private void fillWidth(double width) {
        double spacing = 2 * getHorizontalCellSpacing();
        double room = width - SCROLL_BAR - snappedLeftInset() - snappedRightInset();
        int columns = Math.max(1, (int) (room / (Tile.WIDTH + spacing)));
        setCellWidth(Math.max(Tile.WIDTH, Math.floor(room / columns - spacing)));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int columns = columns();
        KeyCode code = event.getCode();
        switch (code) {
            case LEFT -> session.rows().step(-1);
            case RIGHT -> session.rows().step(1);
            case UP -> stepRow(-columns);
            case DOWN -> stepRow(columns);
            case PAGE_UP -> session.rows().step(-columns * visibleRows());
            case PAGE_DOWN -> session.rows().step(columns * visibleRows());
            case HOME -> session.rows().step(Integer.MIN_VALUE / 2);
            case END -> session.rows().step(Integer.MAX_VALUE / 2);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** To the tile above or below; stays where there is none above. */
    private void stepRow(int places) {
        int now = session.rows().shown().indexOf(session.rows().selected());
        if (now + places >= 0) {
            session.rows().step(places);
        }
    }

    private int columns() {
        return getSkin() instanceof GridViewSkin<?> skin ? Math.max(1, skin.computeMaxCellsInRow()) : 1;
    }

    private int visibleRows() {
        double rowHeight = getCellHeight() + 2 * getVerticalCellSpacing();
        return Math.max(1, (int) (getHeight() / rowHeight));
    }

    /** Scrolls as little as needed for the row's tile to be seen. */
    private void reveal(Row row) {
        int index = row == null ? -1 : session.rows().shown().indexOf(row);
        if (index < 0 || !(lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        if (first == null) {
            return;
        }
        int line = index / columns();
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
