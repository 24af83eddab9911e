package deltamask.ui.gallery;

import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Rows;
import deltamask.ui.common.SortOrder;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;

/** What can be done with the images, for menus, palette and keyboard. */
final class GalleryActions {
    /** A step of the tiles' width. */
    private static final double STEP = 32;

    private GalleryActions() {}

    static void add(
            Actions actions,
            Rows rows,
            KindChoices kinds,
            BooleanProperty range,
            DoubleProperty tileWidth,
            RowTable table,
            NumberJump jump) {
        actions.add(
                Action.of("gallery.select-all", Menu.EDIT, "Select all shown images", rows::selectAll)
                        .partKeys("Shortcut+A"),
                Action.of("gallery.copy", Menu.EDIT, "Copy the selected rows as text", table::copy)
                        .partKeys("Shortcut+C"),
                Action.of("gallery.go-to", Menu.IMAGE, "Go to image number…", jump::ask)
                        .keys("Shortcut+G"),
                Action.of("gallery.first", Menu.IMAGE, "First image", () -> rows.step(-Integer.MAX_VALUE))
                        .partKeys("Home"),
                Action.of("gallery.last", Menu.IMAGE, "Last image", () -> rows.step(Integer.MAX_VALUE))
                        .partKeys("End"),
                Action.of("gallery.larger", Menu.VIEW, "Larger tiles", () -> resize(tileWidth, STEP)),
                Action.of("gallery.smaller", Menu.VIEW, "Smaller tiles", () -> resize(tileWidth, -STEP)),
                Action.of("gallery.reset-columns", Menu.VIEW, "Reset the table's columns", table::resetColumns),
                Action.toggle("gallery.range", Menu.VIEW, "Range of delta IoU", range));
        for (RowFilter.Kind kind : RowFilter.Kind.values()) {
            actions.add(Action.toggle(
                    "filter." + Words.id(kind),
                    Menu.VIEW,
                    "Filter" + Action.SUBMENU + kind.label(),
                    kinds.wanted(kind)));
        }
        actions.add(Action.of(
                        "filter.clear", Menu.VIEW, "Filter" + Action.SUBMENU + "All images", () -> rows.filterProperty()
                                .set(RowFilter.ALL))
                .keys("Shortcut+Shift+F"));
        for (SortOrder.Key key : SortOrder.Key.values()) {
            BooleanBinding chosen = Bindings.createBooleanBinding(
                    () -> rows.orderProperty().get().key() == key, rows.orderProperty());
            actions.add(Action.choice(
                    "sort." + Words.id(key),
                    Menu.VIEW,
                    "Sort by" + Action.SUBMENU + key.label(),
                    chosen,
                    () -> rows.orderProperty().set(key.order())));
        }
        actions.add(Action.of(
                "sort.reverse",
                Menu.VIEW,
                "Sort by" + Action.SUBMENU + "The other way round",
                () -> rows.orderProperty().set(rows.orderProperty().get().reversed())));
    }

    private static void resize(DoubleProperty tileWidth, double by) {
        tileWidth.set(Math.max(TileGrid.SMALLEST, Math.min(TileGrid.LARGEST, tileWidth.get() + by)));
    }
}
