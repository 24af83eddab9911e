package deltamask.ui;

import deltamask.home.UserFolders;
import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Notices;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.SystemOpener;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** What can be done with the window itself and with what it shows. */
final class WindowActions {
    private final Actions actions;
    private final Session session;

    WindowActions(Actions actions, Session session) {
        this.actions = actions;
        this.session = session;
    }

    /** Taking back what was done last. */
    void undo() {
        actions.add(Action.of("undo.undo", Menu.EDIT, "Undo", this::takeBack)
                .keys("Shortcut+Z")
                .enabledWhen(session.undo()
                        .nextProperty()
                        .isNotEmpty()
                        .and(session.machine().takenProperty().not())));
    }

    /** Forgetting what was remembered. */
    void forget(Overlay overlay, Settings settings, Runnable reset) {
        Question question = new Question(
                overlay,
                "forget",
                "Forget all settings?",
                "The window's places, the columns, recent folders, the models that were added and all other choices go back"
                        + " to how they are at the first start. Kept runs and files stay.",
                "Forget them",
                () -> forget(settings, reset));
        actions.add(Action.of("settings.reset", Menu.EDIT, "Forget all settings…", question::ask));
    }

    private void forget(Settings settings, Runnable reset) {
        Map<String, String> former = settings.all();
        settings.clear();
        reset.run();
        session.undo().add("forgetting of all settings", () -> {
            settings.restore(former);
            session.noticeProperty().set(Notice.info("All settings are back, and are used from the next start on."));
        });
        session.noticeProperty()
                .set(Notice.info("All settings are forgotten. Undo (Ctrl+Z) brings them back with the next start."));
    }

    private void takeBack() {
        String what = session.undo().nextProperty().get();
        session.undo().undo();
        session.activityProperty().set("Undone: " + what);
    }

    /** Walking through the images. */
    void walk() {
        Rows rows = session.rows();
        BooleanBinding some = Bindings.isNotEmpty(rows.shown());
        actions.add(
                Action.of("image.next", Menu.IMAGE, "Next image", () -> rows.step(1))
                        .partKeys("Right")
                        .enabledWhen(some),
                Action.of("image.previous", Menu.IMAGE, "Previous image", () -> rows.step(-1))
                        .partKeys("Left")
                        .enabledWhen(some));
    }

    private static String id(String kind, Enum<?> value) {
        return kind + "." + value.name().toLowerCase(Locale.ROOT);
    }

    /** Panels, tabs and colours. */
    void view(Panels panels, TabPane lower, Stage stage) {
        actions.add(
                Action.toggle("panel.gallery", Menu.VIEW, "Gallery", panels.galleryShownProperty())
                        .keys("Shortcut+B"),
                Action.toggle("panel.lower", Menu.VIEW, "Lower panel", panels.lowerShownProperty())
                        .keys("Shortcut+J"),
                fullScreen(stage));
        for (int i = 0; i < lower.getTabs().size(); i++) {
            int index = i;
            Tab tab = lower.getTabs().get(i);
            BooleanBinding front = tab.selectedProperty().and(panels.lowerShownProperty());
            actions.add(Action.choice(
                            tab.getId().replace('-', '.'),
                            Menu.VIEW,
                            "Tab" + Action.SUBMENU + tab.getUserData(),
                            front,
                            () -> panels.showTab(index))
                    .keys("Shortcut+Shift+" + (i + 1)));
        }
        actions.add(Action.of("theme.switch", Menu.VIEW, "Light or dark", this::switchTheme)
                .keys("Shortcut+D"));
    }

    private static Action fullScreen(Stage stage) {
        BooleanProperty full = new SimpleBooleanProperty();
        full.addListener((property, old, now) -> stage.setFullScreen(now));
        stage.fullScreenProperty().addListener((property, old, now) -> full.set(now));
        // Esc closes messages: the key that fills the screen also gives it back.
        stage.setFullScreenExitKeyCombination(javafx.scene.input.KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("F11 leaves the full screen");
        return Action.toggle("panel.full_screen", Menu.VIEW, "Full screen", full)
                .keys("F11");
    }

    private void switchTheme() {
        session.themeProperty().set(session.themeProperty().get().other());
    }

    /** Closing what the user is told. */
    void messages(Notices notices) {
        actions.add(Action.of("notices.close", Menu.HELP, "Close the message", notices::close)
                .keys("Esc")
                .enabledWhen(session.noticeProperty().isNotNull()));
    }

    /** What is found without knowing where it is. */
    void help(CommandPalette palette, ShortcutSheet sheet, AboutCard about, NoticeList notices, SystemOpener opener) {
        actions.add(
                Action.of("palette.show", Menu.HELP, "Find a command, folder or image…", palette::open)
                        .keys("Shortcut+K"),
                Action.of("keys.show", Menu.HELP, "Keys", sheet::open).keys("F1"),
                Action.of("notices.show", Menu.HELP, "Messages since the start", notices::open)
                        .keys("Shortcut+Shift+M"));
        for (UserFolders.Kind kind : UserFolders.Kind.values()) {
            actions.add(Action.of(
                    id("folder", kind),
                    Menu.HELP,
                    "Open folder" + Action.SUBMENU + AboutText.name(kind),
                    () -> opener.open(UserFolders.folder(kind))));
        }
        actions.add(Action.of("about.show", Menu.HELP, "About DeltaMask", about::open));
    }

    /** The last of the File menu. */
    void close(Stage stage) {
        actions.add(Action.of(
                        "window.close",
                        Menu.FILE,
                        "Close",
                        () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)))
                .keys("Shortcut+Q"));
    }
}
