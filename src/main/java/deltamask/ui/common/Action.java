package deltamask.ui.common;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something the user can do. Menu bar, command palette, shortcut sheet and keyboard all show the same actions.
 *
 * @param id unique, in the form {@code run.start}; names menu items for tests
 * @param menu the menu it stands in
 * @param text in the imperative, as in a menu; what stands before a colon names a submenu: {@code Sort by: Name}
 * @param keys its shortcut, in JavaFX's notation: {@code Shortcut+R}
 * @param scope where the shortcut works
 * @param enabled whether it can be done now
 * @param selected for what is on or off; absent for what is simply done
 * @param run does it; on the JavaFX thread
 */
public record Action(
        String id,
        Menu menu,
        String text,
        Optional<KeyCombination> keys,
        Scope scope,
        ObservableBooleanValue enabled,
        Optional<BooleanProperty> selected,
        Runnable run) {
    /** What stands between the name of a submenu and the rest of a text. */
    public static final String SUBMENU = ": ";

    /** The menus of the menu bar, in its order. */
    public enum Menu {
        FILE("File"),
        EDIT("Edit"),
        VIEW("View"),
        IMAGE("Image"),
        COMPARE("Compare"),
        VARIANTS("Variants"),
        RUN("Run"),
        HELP("Help");

        private final String title;

        Menu(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Where a shortcut works. */
    public enum Scope {
        /** Anywhere in the window. */
        WINDOW,
        /** Only in a part that has the focus, which handles the key itself; shown in the shortcut sheet all the same. */
        PART
    }

    /** One for each action: a shared one would hold on to whatever listens to it. */
    private static ObservableBooleanValue always() {
        return new SimpleBooleanProperty(true);
    }

    /** Something that is done. */
    public static Action of(String id, Menu menu, String text, Runnable run) {
        return new Action(id, menu, text, Optional.empty(), Scope.WINDOW, always(), Optional.empty(), run);
    }

    /** Something that is on or off. */
    public static Action toggle(String id, Menu menu, String text, BooleanProperty selected) {
        return new Action(
                id,
                menu,
                text,
                Optional.empty(),
                Scope.WINDOW,
                always(),
                Optional.of(selected),
                () -> selected.set(!selected.get()));
    }

    /** One of several that exclude one another. */
    public static Action choice(String id, Menu menu, String text, ObservableBooleanValue chosen, Runnable choose) {
        BooleanProperty selected = new SimpleBooleanProperty();
        selected.bind(chosen);
        return new Action(id, menu, text, Optional.empty(), Scope.WINDOW, always(), Optional.of(selected), choose);
    }

    /** With a shortcut that works everywhere. */
    public Action keys(String combination) {
        return keys(combination, Scope.WINDOW);
    }

    /** With a key that a part handles while it has the focus. */
    public Action partKeys(String combination) {
        return keys(combination, Scope.PART);
    }

    private Action keys(String combination, Scope where) {
        return new Action(
                id, menu, text, Optional.of(KeyCombination.valueOf(combination)), where, enabled, selected, run);
    }

    public Action enabledWhen(ObservableBooleanValue condition) {
        return new Action(id, menu, text, keys, scope, condition, selected, run);
    }

    /** Its shortcut as the user's keyboard says it: "Ctrl+K"; empty where it has none. */
    public String keysInWords() {
        return keys.map(KeyCombination::getDisplayText).orElse("");
    }

    /** Does it, where it can be done now. */
    public void fire() {
        if (enabled.get()) {
            run.run();
        }
    }
}
