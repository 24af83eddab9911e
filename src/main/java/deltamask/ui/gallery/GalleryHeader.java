package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Rows;
import deltamask.ui.common.SortOrder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Search, order, filter, and what is shown of each image. */
final class GalleryHeader extends VBox {
    private static final String SORT_SAYS = "In the table a click on a header with Shift adds a key";

    private final Rows rows;
    private final TextField search = new TextField();
    private final ToggleButton asTable =
            Nodes.button(new ToggleButton(), "as-table", "fth-list", "Show a table (Ctrl+T)");
    private final ToggleButton range = Nodes.button(
            new ToggleButton(), "range", "fth-bar-chart-2", "Filter by a range of delta IoU, over its histogram");

    private final ObjectProperty<OverlayChoice> overlayChoice = new SimpleObjectProperty<>(this, "overlay");

    /** @param toImages gives the keyboard to the images */
    GalleryHeader(Rows rows, TileGrid grid, RowTable table, KindChoices kinds, Runnable toImages) {
        this.rows = rows;
        getChildren().addAll(searchRow(toImages), choicesRow(grid, table, kinds));
    }

    BooleanProperty tableShownProperty() {
        return asTable.selectedProperty();
    }

    ObjectProperty<OverlayChoice> overlayProperty() {
        return overlayChoice;
    }

    BooleanProperty rangeShownProperty() {
        return range.selectedProperty();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private HBox searchRow(Runnable toImages) {
        search.setId("search");
        search.setPromptText("Filter by name or number");
        search.setAccessibleText("Filter by name or number");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().addListener((property, old, now) -> rows.filterProperty()
                .set(rows.filterProperty().get().withText(now)));
        rows.filterProperty().addListener((property, old, now) -> {
            if (!search.getText().equals(now.text())) {
                search.setText(now.text());
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                toFound(toImages);
                event.consume();
            }
        });
        ToggleButton asTiles = Nodes.button(new ToggleButton(), "as-tiles", "fth-grid", "Show tiles (Ctrl+T)");
        ToggleGroup group = new ToggleGroup();
        asTiles.setToggleGroup(group);
        asTable.setToggleGroup(group);
        asTiles.setSelected(true);
        // A second click on the chosen view, or on the menu's tick, chooses the other one: one is always chosen.
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                (old == asTable ? asTiles : asTable).setSelected(true);
            }
        });
        asTiles.getStyleClass().add("left-pill");
        asTable.getStyleClass().add("right-pill");
        return Nodes.row("pane-header", search, Nodes.row("segments", asTiles, asTable));
    }

    /** From what was typed to what was found by it. */
    private void toFound(Runnable toImages) {
        if (!rows.shown().isEmpty()) {
            if (rows.indexOf(rows.selected()) < 0) {
                rows.pick(rows.shown().get(0));
            }
            toImages.run();
        }
    }

    private HBox choicesRow(TileGrid grid, RowTable table, KindChoices kinds) {
        MenuButton overlay = choice(
                "overlay", "Mask on thumbnails", OverlayChoice.values(), OverlayChoice::label, overlayChoice::set);
        overlayChoice.set(grid.overlay());
        mark(overlay, grid.overlay(), OverlayChoice::label);
        overlayChoice.addListener((property, old, now) -> {
            grid.setOverlay(now);
            mark(overlay, now, OverlayChoice::label);
        });
        overlay.visibleProperty().bind(asTable.selectedProperty().not());
        overlay.managedProperty().bind(overlay.visibleProperty());
        MenuButton columns = columns(table);
        columns.visibleProperty().bind(asTable.selectedProperty());
        columns.managedProperty().bind(columns.visibleProperty());
        return Nodes.row("pane-subheader", sort(), filter(kinds), range, Nodes.spacer(), overlay, columns);
    }

    private HBox sort() {
        MenuButton sort =
                choice("sort", SORT_SAYS, SortOrder.Key.values(), SortOrder.Key::label, key -> rows.orderProperty()
                        .set(key.order()));
        Tooltip says = sort.getTooltip();
        Button direction = Nodes.button(new Button(), "direction", "fth-arrow-up", "Turn the order round");
        direction.setOnAction(
                event -> rows.orderProperty().set(rows.orderProperty().get().reversed()));
        Consumer<SortOrder> show = order -> {
            mark(sort, order.key(), SortOrder.Key::label);
            sort.setText(order.key().label() + (order.keys().size() == 1 ? "" : ", …"));
            says.setText("Sorted by "
                    + order.keys().stream().map(by -> by.key().label()).collect(Collectors.joining(", then ")) + "\n"
                    + SORT_SAYS);
            direction.setGraphic(Nodes.icon(order.ascending() ? "fth-arrow-up" : "fth-arrow-down"));
        };
        rows.orderProperty().addListener((property, old, now) -> show.accept(now));
        show.accept(rows.orderProperty().get());
        return Nodes.row("joined", sort, direction);
    }

    private MenuButton filter(KindChoices kinds) {
        MenuButton filter = Nodes.button(new MenuButton("Filter"), "filter", "", "Filter by result");
        MenuItem heading = new MenuItem("Only images that are all of:");
        heading.setDisable(true);
        heading.getStyleClass().add("menu-heading");
        filter.getItems().add(heading);
        for (RowFilter.Kind kind : RowFilter.Kind.values()) {
            CheckMenuItem item = new CheckMenuItem(kind.title());
            item.setId("filter-" + Words.id(kind));
            item.selectedProperty().bindBidirectional(kinds.wanted(kind));
            filter.getItems().add(item);
        }
        MenuItem all = new MenuItem("Show all images");
        all.setOnAction(event -> rows.filterProperty().set(RowFilter.ALL));
        filter.getItems().addAll(new SeparatorMenuItem(), all);
        return filter;
    }

    private static MenuButton columns(RowTable table) {
        MenuButton columns = Nodes.button(new MenuButton("Columns"), "table-columns", "", "Columns of the table");
        for (Column what : Column.values()) {
            TableColumn<?, ?> column = table.getColumns().stream()
                    .filter(candidate -> RowTable.what(candidate) == what)
                    .findFirst()
                    .orElseThrow();
            if (what != Column.NUMBER) {
                CheckMenuItem item = new CheckMenuItem(what.title());
                item.setId("show-" + Words.id(what));
                item.selectedProperty().bindBidirectional(column.visibleProperty());
                columns.getItems().add(item);
            }
        }
        MenuItem reset = new MenuItem("Reset columns");
        reset.setOnAction(event -> table.resetColumns());
        columns.getItems().addAll(new SeparatorMenuItem(), reset);
        return columns;
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
}
