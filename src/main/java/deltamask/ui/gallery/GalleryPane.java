package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Tasks;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All images, sorted and filtered, as tiles or as a table. */
public final class GalleryPane extends VBox {
    private final Session session;
    private final Rows rows;
    private final TileGrid grid;
    private final RowTable table;
    private final TextField search = new TextField();
    private final ToggleButton asTable =
            Nodes.button(new ToggleButton(), "as-table", "fth-list", "Show a table (Ctrl+T)");
    private final Label count = Nodes.label("", "muted", "count");
    private final Label nothing = Nodes.label("", "muted", "nothing");

    public GalleryPane(Session session, Tasks tasks) {
        this.session = session;
        this.rows = session.rows();
        this.grid = new TileGrid(session, new Thumbnails(session, tasks));
        this.table = new RowTable(session);
        setId("gallery-pane");
        getStyleClass().add("gallery-pane");
        StackPane views = new StackPane(grid, table, nothing);
        setVgrow(views, Priority.ALWAYS);
        getChildren().addAll(searchRow(), sortRow(), views);
        asTable.selectedProperty().addListener((property, old, now) -> showView());
        rows.shown().addListener((ListChangeListener<Object>) change -> showCount());
        session.datasetProperty().addListener((property, old, now) -> showCount());
        showView();
        showCount();
    }

    private HBox searchRow() {
        search.setId("search");
        search.setPromptText("Filter by name or number");
        search.setAccessibleText("Filter by name or number");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().addListener((property, old, now) -> rows.filterProperty()
                .set(rows.filterProperty().get().withText(now)));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            }
        });
        ToggleButton asTiles = Nodes.button(new ToggleButton(), "as-tiles", "fth-grid", "Show tiles (Ctrl+T)");
        ToggleGroup group = new ToggleGroup();
        asTiles.setToggleGroup(group);
        asTable.setToggleGroup(group);
        asTiles.setSelected(true);
        // A second click on the chosen view must not leave none chosen.
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                old.setSelected(true);
            }
        });
        asTiles.getStyleClass().add("left-pill");
        asTable.getStyleClass().add("right-pill");
        return Nodes.row("pane-header", search, Nodes.row("segments", asTiles, asTable));
    }

    private HBox sortRow() {
        MenuButton sort =
                choice("sort", "Sort by", SortOrder.Key.values(), SortOrder.Key::label, key -> rows.orderProperty()
                        .set(key.order()));
        MenuButton filter = choice(
                "filter",
                "Filter by result",
                RowFilter.Kind.values(),
                RowFilter.Kind::label,
                kind -> rows.filterProperty().set(rows.filterProperty().get().withKind(kind)));
        MenuButton overlay =
                choice("overlay", "Mask on thumbnails", OverlayChoice.values(), OverlayChoice::label, grid::setOverlay);
        Button direction = Nodes.button(new Button(), "direction", "fth-arrow-up", "Turn the order round");
        direction.setOnAction(
                event -> rows.orderProperty().set(rows.orderProperty().get().reversed()));
        rows.orderProperty().addListener((property, old, now) -> {
            mark(sort, now.key(), SortOrder.Key::label);
            direction.setGraphic(Nodes.icon(now.ascending() ? "fth-arrow-up" : "fth-arrow-down"));
        });
        rows.filterProperty().addListener((property, old, now) -> {
            mark(filter, now.kind(), RowFilter.Kind::label);
            search.setText(now.text());
        });
        mark(sort, rows.orderProperty().get().key(), SortOrder.Key::label);
        mark(filter, rows.filterProperty().get().kind(), RowFilter.Kind::label);
        mark(overlay, grid.overlay(), OverlayChoice::label);
        overlay.visibleProperty().bind(asTable.selectedProperty().not());
        overlay.managedProperty().bind(overlay.visibleProperty());
        return Nodes.row(
                "pane-subheader", Nodes.row("joined", sort, direction), filter, overlay, Nodes.spacer(), count);
    }

    private static <T> MenuButton choice(
            String id, String says, T[] values, Function<T, String> label, Consumer<T> chosen) {
        MenuButton menu = Nodes.button(new MenuButton(), id, "", says);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(value));
            item.setUserData(value);
            item.setToggleGroup(group);
            item.setOnAction(event -> {
                chosen.accept(value);
                mark(menu, value, label);
            });
            menu.getItems().add(item);
        }
        return menu;
    }

    private static <T> void mark(MenuButton menu, T value, Function<T, String> label) {
        menu.setText(label.apply(value));
        menu.getItems().stream().filter(item -> item.getUserData() == value).forEach(item -> ((RadioMenuItem) item)
                .setSelected(true));
    }

    private void showView() {
        boolean wantTable = asTable.isSelected();
        Nodes.show(table, wantTable);
        Nodes.show(grid, !wantTable);
    }

    private void showCount() {
        int all = rows.all().size();
        int shown = rows.shown().size();
        count.setText(shown == all ? Numbers.count(all, "image") : shown + " of " + all);
        nothing.setText(
                session.dataset() == null
                        ? "Open a folder of images,\nor drop one here"
                        : shown == 0 ? "No image passes the filter" : "");
        Nodes.show(nothing, !nothing.getText().isEmpty());
    }

    /** Whether the table is shown in the place of the tiles. */
    public BooleanProperty tableShownProperty() {
        return asTable.selectedProperty();
    }

    /** Puts the cursor into the filter. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Puts the keyboard to the images. */
    public void focusImages() {
        (asTable.isSelected() ? table : grid).requestFocus();
    }
}
