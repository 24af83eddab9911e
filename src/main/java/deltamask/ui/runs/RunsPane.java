package deltamask.ui.runs;

import deltamask.comparison.Kept;
import deltamask.comparison.Library;
import deltamask.failure.UnusableException;
import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Row;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.ui.common.WhenVisible;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** The comparisons that are kept, what can be done with them, and the queue. */
public final class RunsPane extends VBox {
    private final Session session;
    private final RunControl runs;
    private final Reopener reopener;
    private final Library library;
    private final RunQueue queue;
    private final Choosers choosers;
    private final Imports imports;
    private final KeptCommands commands;
    private final KeptTable table;
    private final Latest listing;
    private final TextField search = new TextField();
    private final HBox homeless = Nodes.row("runs-homeless");

    /** @param library whose comparisons are shown */
    public RunsPane(
            Session session,
            Tasks tasks,
            Actions actions,
            RunControl runs,
            Reopener reopener,
            Library library,
            RunQueue queue,
            Choosers choosers) {
        this.session = session;
        this.runs = runs;
        this.reopener = reopener;
        this.library = library;
        this.queue = queue;
        this.choosers = choosers;
        this.imports = new Imports(session, tasks, reopener, choosers);
        reopener.onMasks((folder, side) -> imports.open(getScene().getWindow(), folder, side));
        this.commands = new KeptCommands(session, tasks, runs, library);
        this.table = new KeptTable(session, commands::rename);
        this.listing = new Latest(tasks, Lane.FILES);
        setId("runs-pane");
        getStyleClass().add("runs-pane");
        search.setId("kept-search");
        search.setPromptText("Find");
        search.setAccessibleText("Find in what is kept");
        search.setTooltip(new Tooltip("Title, date, dataset, variants or conditions"));
        search.textProperty().addListener((property, old, now) -> table.filter(now));
        List<Action> all = actions();
        actions.add(all.toArray(Action[]::new));
        HBox body = new HBox(table, new QueueView(queue, reopener));
        HBox.setHgrow(table, Priority.ALWAYS);
        setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header(all), homeless, body);
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                withSelected(reopener::open);
            }
        });
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> all.stream()
                .filter(action -> action.scope() == Action.Scope.PART
                        && action.keys().filter(keys -> keys.match(event)).isPresent())
                .forEach(action -> {
                    action.fire();
                    event.consume();
                }));
        ContextMenu menu = new ContextMenu();
        all.stream().filter(action -> !isGeneral(action)).map(RunsPane::item).forEach(menu.getItems()::add);
        table.setContextMenu(menu);
        reopener.homelessProperty().addListener((property, old, now) -> showHomeless(now));
        showHomeless(null);
        WhenVisible list = new WhenVisible(this, this::list);
        runs.revisionProperty().addListener((property, old, now) -> list.request());
        list.request();
        // Another window, or a command line, may have kept something since.
        visibleProperty().addListener((property, old, now) -> list.request());
        whenWindowIsFocused(list::request);
        // Which of them is on screen.
        WhenVisible refresh = new WhenVisible(this, table::refresh);
        session.resultsProperty().addListener((property, old, now) -> refresh.request());
    }

    private void whenWindowIsFocused(Runnable action) {
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::focusedProperty)
                .addListener((property, old, now) -> {
                    if (Boolean.TRUE.equals(now)) {
                        action.run();
                    }
                });
    }

    private HBox header(List<Action> actions) {
        MenuButton more = new MenuButton("More");
        more.setId("kept-more");
        more.setTooltip(new Tooltip("Rename, delete, show the folder, copy"));
        more.setAccessibleText("More that can be done with the selected comparison");
        HBox header = Nodes.row("pane-header", search);
        for (Action action : actions) {
            switch (action.id()) {
                case "runs.open" -> header.getChildren().add(button(action, "Open", "fth-eye"));
                case "runs.finish" -> header.getChildren().add(button(action, "Run missing", "fth-skip-forward"));
                case "runs.again" -> header.getChildren().add(button(action, "Run again", "fth-rotate-cw"));
                case "runs.import" -> header.getChildren().add(button(action, "Import…", "fth-smartphone"));
                case "runs.queue" -> header.getChildren().add(button(action, "Queue…", "fth-list"));
                case "runs.undo" -> {
                    Button undo = button(action, "Undo delete", "fth-corner-up-left");
                    undo.visibleProperty().bind(commands.undoable());
                    undo.managedProperty().bind(undo.visibleProperty());
                    header.getChildren().add(undo);
                }
                default -> more.getItems().add(item(action));
            }
        }
        header.getChildren().add(more);
        // Where the window is narrow the search gives way, and never a button.
        header.getChildren().stream().filter(child -> child != search).forEach(child -> ((Region) child)
                .setMinWidth(USE_PREF_SIZE));
        search.setMinWidth(60);
        return header;
    }

    private static boolean isGeneral(Action action) {
        return Set.of(
                        "runs.queue",
                        "runs.queuePause",
                        "runs.queueCancel",
                        "runs.openFolder",
                        "runs.import",
                        "runs.undo",
                        "runs.again")
                .contains(action.id());
    }

    private static Button button(Action action, String text, String icon) {
        String keys = action.keys()
                .map(combination -> " (" + combination.getDisplayText() + ")")
                .orElse("");
        Button button = Nodes.button(new Button(text), action.id().replace('.', '-'), icon, action.text() + keys);
        button.disableProperty().bind(Bindings.not(BooleanExpression.booleanExpression(action.enabled())));
        button.setOnAction(event -> action.fire());
        return button;
    }

    private static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.text());
        item.setMnemonicParsing(false);
        item.setId(action.id().replace('.', '-') + "-item");
        // The key of a part would work in the whole window.
        if (action.scope() == Action.Scope.WINDOW) {
            action.keys().ifPresent(item::setAccelerator);
        }
        item.disableProperty().bind(Bindings.not(BooleanExpression.booleanExpression(action.enabled())));
        item.setOnAction(event -> action.fire());
        return item;
    }

    private List<Action> actions() {
        BooleanBinding one = table.getSelectionModel().selectedItemProperty().isNotNull();
        BooleanBinding free = session.machine().takenProperty().not();
        BooleanBinding ready = session.datasetProperty().isNotNull();
        return List.of(
                Action.of("runs.openFolder", Menu.FILE, "Open a Run or a comparison…", this::openFolder)
                        .keys("Shortcut+Shift+O"),
                Action.of("runs.open", Menu.RUN, "Show the kept comparison", () -> withSelected(reopener::open))
                        .partKeys("Enter")
                        .enabledWhen(one.and(free)),
                Action.of(
                                "runs.finish",
                                Menu.RUN,
                                "Resume the kept comparison: run only what is missing or failed",
                                () -> withSelected(reopener::finish))
                        .keys("Alt+F5")
                        .enabledWhen(one.and(free)),
                Action.of("runs.again", Menu.RUN, "Run the selected images again", this::runAgain)
                        .keys("Shortcut+F5")
                        .enabledWhen(runs.repeatableProperty()),
                Action.of("runs.queue", Menu.RUN, "Run several variants against one reference…", this::askQueue)
                        .keys("Shortcut+Shift+F5")
                        .enabledWhen(ready),
                Action.of("runs.queuePause", Menu.RUN, "Pause the queue, or go on", queue::togglePause)
                        .keys("Shift+F7")
                        .enabledWhen(queue.runningProperty()),
                Action.of("runs.import", Menu.FILE, "Import masks and times…", this::importMasks)
                        .keys("Shortcut+Alt+I")
                        .enabledWhen(ready.and(session.machine().takenProperty().not())),
                Action.of("runs.queueCancel", Menu.RUN, "Cancel the queue", queue::cancelAll)
                        .enabledWhen(queue.runningProperty()),
                Action.of("runs.rename", Menu.RUN, "Rename the kept comparison", table::editTitle)
                        .partKeys("F2")
                        .enabledWhen(one),
                Action.of(
                                "runs.delete",
                                Menu.RUN,
                                "Move the kept comparison to the trash",
                                () -> withSelected(commands::delete))
                        .partKeys("Delete")
                        .enabledWhen(one.and(free)),
                Action.of("runs.undo", Menu.RUN, "Put back what was deleted last", () -> session.undo()
                                .undo())
                        .enabledWhen(commands.undoable()
                                .and(session.machine().takenProperty().not())),
                Action.of(
                                "runs.folder",
                                Menu.RUN,
                                "Show the comparison's folder in the file manager",
                                () -> withSelected(commands::showFolder))
                        .enabledWhen(one),
                Action.of(
                                "runs.copyPath",
                                Menu.RUN,
                                "Copy the comparison's path",
                                () -> withSelected(commands::copyPath))
                        .enabledWhen(one),
                Action.of(
                                "runs.copyCommand",
                                Menu.RUN,
                                "Copy the command that makes the comparison again",
                                () -> withSelected(commands::copyCommand))
                        .enabledWhen(one),
                Action.of(
                                "runs.dataset",
                                Menu.RUN,
                                "Point to the kept comparison's dataset…",
                                () -> withSelected(this::pointToDataset))
                        .enabledWhen(one));
    }

    private void withSelected(Consumer<Kept> command) {
        table.selected().ifPresent(command);
    }

    private void list() {
        listing.start(
                library::list,
                table::show,
                failure -> session.problem(
                        failure instanceof UnusableException
                                ? failure.getMessage()
                                : "What is kept cannot be listed."));
    }

    private void runAgain() {
        runs.runAgain(session.rows().selection().stream().map(Row::number).collect(Collectors.toSet()));
    }

    private void openFolder() {
        choosers.folder("Open a Run or a comparison").ifPresent(folder -> reopener.openAny(List.of(folder), Side.B));
    }

    private void importMasks() {
        choosers.folder("Masks, or a Run")
                .ifPresent(folder -> imports.open(getScene().getWindow(), folder, Side.B));
    }

    /** Closes what is open beside the window. */
    public void close() {
        imports.close();
    }

    private void pointToDataset(Kept kept) {
        choosers.folder("The dataset of " + kept.title()).ifPresent(folder -> reopener.open(kept, folder));
    }

    private void showHomeless(Kept kept) {
        Nodes.show(homeless, kept != null);
        homeless.getChildren().clear();
        if (kept != null) {
            Label sentence = Nodes.label("Where is the dataset of \"" + kept.title() + "\" now?");
            Button find = Nodes.button(
                    new Button("Find it…"),
                    "kept-find",
                    "fth-folder",
                    "Point to the folder where the dataset lies now");
            find.setOnAction(event -> pointToDataset(kept));
            homeless.getChildren().addAll(sentence, Nodes.spacer(), find);
        }
    }

    private void askQueue() {
        QueueDialog dialog = new QueueDialog(
                session.models(),
                Optional.ofNullable(session.variant(Side.A)).map(variant -> variant.file()),
                session.dataset().name(),
                session.conditionsProperty().get().inWords(),
                choosers);
        dialog.initOwner(getScene().getWindow());
        dialog.getDialogPane().getStylesheets().addAll(getScene().getStylesheets());
        dialog.setOnHidden(event -> Optional.ofNullable(dialog.getResult())
                .ifPresent(choice -> queue.add(
                        session.dataset(),
                        choice.reference(),
                        choice.candidates(),
                        session.conditionsProperty().get())));
        dialog.show();
    }
}
