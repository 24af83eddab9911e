package deltamask.ui;

import deltamask.ui.common.Action;
import deltamask.ui.common.Actions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.collections.ObservableList;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/**
 * The menu bar: every action in its menu, actions of one kind together, those whose texts share a beginning in a
 * submenu. Its items hold the window's shortcuts.
 */
final class MainMenu extends MenuBar {
    private final Menu recent;

    MainMenu(Actions actions, Menu recent) {
        this.recent = recent;
        setId("menu-bar");
        getStyleClass().add("main-menu");
        setAccessibleText("Menu bar");
        setUseSystemMenuBar(
                System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac"));
        for (Action.Menu place : Action.Menu.values()) {
            List<Action> own = actions.all().stream()
                    .filter(action -> action.menu() == place)
                    .toList();
            if (!own.isEmpty()) {
                getMenus().add(menu(place, own));
            }
        }
    }

    private Menu menu(Action.Menu place, List<Action> own) {
        Menu menu = new Menu(place.title());
        menu.setId("menu-" + place.name().toLowerCase(Locale.ROOT));
        Map<String, Menu> submenus = new LinkedHashMap<>();
        String kind = kind(own.get(0));
        for (Action action : own) {
            if (!kind(action).equals(kind)) {
                kind = kind(action);
                menu.getItems().add(new SeparatorMenuItem());
            }
            int colon = action.text().indexOf(Action.SUBMENU);
            if (colon < 0) {
                menu.getItems().add(item(action, action.text()));
            } else {
                String name = action.text().substring(0, colon);
                submenus.computeIfAbsent(name, missing -> submenu(menu.getItems(), missing))
                        .getItems()
                        .add(item(action, action.text().substring(colon + Action.SUBMENU.length())));
            }
            if (action.id().equals(DatasetActions.OPEN)) {
                menu.getItems().add(recent);
            }
        }
        return menu;
    }

    private static Menu submenu(ObservableList<MenuItem> items, String name) {
        Menu submenu = new Menu(name);
        submenu.setMnemonicParsing(false);
        items.add(submenu);
        return submenu;
    }

    /** What stands before the dot of its id. */
    private static String kind(Action action) {
        return action.id().substring(0, Math.max(0, action.id().indexOf('.')));
    }

    private static MenuItem item(Action action, String text) {
        MenuItem item = action.selected().map(selected -> ticked(action)).orElseGet(MenuItem::new);
        item.setText(text);
        item.setId("menu-" + action.id());
        item.setMnemonicParsing(false);
        if (action.scope() == Action.Scope.WINDOW) {
            action.keys().ifPresent(item::setAccelerator);
        }
        item.setDisable(!action.enabled().get());
        action.enabled().addListener((property, old, now) -> item.setDisable(!now));
        if (action.selected().isEmpty()) {
            item.setOnAction(event -> action.fire());
        }
        return item;
    }

    private static MenuItem ticked(Action action) {
        CheckMenuItem item = new CheckMenuItem();
        var selected = action.selected().orElseThrow();
        item.setSelected(selected.get());
        selected.addListener((property, old, now) -> item.setSelected(now));
        item.setOnAction(event -> {
            action.fire();
            // A click turns the tick round also where the action leaves things as they are.
            item.setSelected(selected.get());
        });
        return item;
    }
}
