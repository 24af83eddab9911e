package deltamask.ui;

import deltamask.inference.ComputeDevice;
import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Opener;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What is compared, and the buttons that run it. */
final class Toolbar extends HBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_WIDTH = 1200;

    /** More are to be typed into the field. */
    private static final int MENU_THREADS = 8;

    private final Session session;
    private final BooleanBinding busy;
    private final Opener opener;
    private final RunControl runs;
    private final Choosers choosers;
    private final Runnable toImages;
    private final VariantChooser a;
    private final VariantChooser b;
    private final Button dataset =
            Nodes.button(new Button(), "dataset", "fth-folder", "Open a folder of images (Ctrl+O)");
    private final Button swap = Nodes.button(new Button(), "swap", "fth-repeat", "Swap A and B for the next run");
    private final ComboBox<ComputeDevice> device = new ComboBox<>();
    private final Spinner<Integer> threads =
            new Spinner<>(1, Math.max(1, Runtime.getRuntime().availableProcessors()), 1);
    private final Button run =
            Nodes.button(new Button("Run"), "run", "fth-play", "Run both variants on all images (F5)");
    private final Button resume =
            Nodes.button(new Button("Resume"), "resume", "fth-skip-forward", "Resume the run that was cancelled");
    private final Button pause = Nodes.button(new Button("Pause"), "pause", "fth-pause", "Hold before the next image");
    /** Says why nothing can be chosen: what is disabled shows no tooltip. */
    private final Label queued = Nodes.label("Queue running", "muted");

    private final Button cancel =
            Nodes.button(new Button("Cancel"), "cancel", "fth-x", "End the run; what is done is kept (Shift+F5)");

    /** @param toImages gives the keyboard to the images */
    Toolbar(Session session, Opener opener, RunControl runs, Choosers choosers, ExportMenu export, Runnable toImages) {
        this.toImages = toImages;
        this.session = session;
        this.opener = opener;
        this.runs = runs;
        this.choosers = choosers;
        this.busy = Bindings.createBooleanBinding(() -> session.runState().isBusy(), session.runStateProperty());
        this.a = new VariantChooser(Side.A, session, opener, choosers);
        this.b = new VariantChooser(Side.B, session, opener, choosers);
        getStyleClass().add("main-toolbar");
        dataset.setMnemonicParsing(false);
        dataset.setOnAction(event -> chooseDataset());
        swap.setOnAction(event -> swap());
        run.getStyleClass().add("accent");
        run.setOnAction(event -> runs.start());
        resume.setOnAction(event -> runs.resumeUnfinished());
        pause.setOnAction(event -> togglePause());
        cancel.setOnAction(event -> runs.cancel());
        Button theme = Nodes.button(new Button(), "theme", "fth-moon", "Light or dark (Ctrl+D)");
        theme.setOnAction(event ->
                session.themeProperty().set(session.themeProperty().get().other()));
        session.themeProperty()
                .addListener((property, old, now) ->
                        theme.setGraphic(Nodes.icon(now == Theme.DARK ? "fth-sun" : "fth-moon")));
        threads();
        device();
        queued.setId("queued");
        queued.setTooltip(new Tooltip(
                "A queue is running: images, A, B, threads and device stay as they are until it is through or cancelled (tab"
                        + " Runs)"));
        Label threadsLabel = Nodes.label("Threads", "muted");
        // Where the window is narrow the names of files give way, and never a button.
        for (Region whole : List.of(threadsLabel, device, swap, queued, run, pause, cancel, resume, export, theme)) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        widthProperty()
                .addListener((property, old, now) -> pseudoClassStateChanged(NARROW, now.doubleValue() < NARROW_WIDTH));
        getChildren()
                .addAll(
                        dataset,
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        a,
                        swap,
                        b,
                        new Separator(javafx.geometry.Orientation.VERTICAL),
                        Nodes.row("field", threadsLabel, threads),
                        device,
                        run,
                        queued,
                        pause,
                        cancel,
                        resume,
                        Nodes.spacer(),
                        export,
                        theme);
        follow();
    }

    private void threads() {
        threads.setId("threads");
        threads.setAccessibleText("CPU threads of each variant");
        threads.setTooltip(new Tooltip("CPU threads of each variant: one number for both, shown beside every time"));
        threads.getValueFactory().setValue(session.conditionsProperty().get().threads());
        threads.valueProperty().addListener((property, old, now) -> {
            session.conditionsProperty().set(session.conditionsProperty().get().withThreads(now));
        });
    }

    /** There where DeltaMask was built for more than the CPU. */
    private void device() {
        device.setId("device");
        device.setAccessibleText("What the networks are run on");
        device.setTooltip(new Tooltip("What the networks of the next run are run on: the CPU, or the first CUDA GPU"));
        device.getItems().setAll(ComputeDevice.offered());
        device.setValue(session.conditionsProperty().get().device());
        device.valueProperty().addListener((property, old, now) -> session.conditionsProperty()
                .set(session.conditionsProperty().get().on(now)));
        Nodes.show(device, device.getItems().size() > 1);
    }

    private void follow() {
        session.datasetProperty().addListener((property, old, now) -> refresh());
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        session.runStateProperty().addListener((property, old, now) -> refresh());
        session.machine().takenProperty().addListener((property, old, now) -> refresh());
        runs.resumableProperty().addListener((property, old, now) -> refresh());
        session.conditionsProperty().addListener((property, old, now) -> {
            threads.getValueFactory().setValue(now.threads());
            device.setValue(now.device());
        });
        refresh();
    }

    private void refresh() {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        RunState state = session.runState();
        boolean busy = state.isBusy();
        boolean taken = session.machine().isTaken();
        boolean ready = session.dataset() != null && session.variant(Side.A) != null && session.variant(Side.B) != null;
        dataset.setText(
                session.dataset() == null ? "Open a folder…" : session.dataset().name());
        dataset.setDisable(taken);
        swap.setDisable(taken || !ready);
        threads.setDisable(taken);
        device.setDisable(taken);
        // Run keeps its place and is never another button: a click that comes late must not start a run.
        run.setDisable(!ready || taken);
        Nodes.show(resume, runs.resumableProperty().get());
        Nodes.show(queued, taken && !busy);
        Nodes.show(pause, busy && state != RunState.OPENING);
        Nodes.show(cancel, busy);
        pause.setDisable(state == RunState.ENDING);
        cancel.setDisable(state == RunState.ENDING);
        pause.setText(state == RunState.PAUSED ? "Go on" : "Pause");
        pause.setGraphic(Nodes.icon(state == RunState.PAUSED ? "fth-play" : "fth-pause"));
        if (List.<Node>of(run, resume, pause, cancel).stream()
                .anyMatch(button -> button == focused && (button.isDisabled() || !button.isVisible()))) {
            // It would go to whichever button is next.
            toImages.run();
        }
    }

    private void togglePause() {
        if (session.runState() == RunState.PAUSED) {
            runs.goOn();
        } else {
            runs.pause();
        }
    }

    VariantChooser chooser(Side side) {
        return side == Side.A ? a : b;
    }

    void chooseDataset() {
        if (!session.machine().isTaken()) {
            choosers.folder("Open a folder of images").ifPresent(opener::dataset);
        }
    }

    private void swap() {
        session.swapVariants();
        session.undo().add("swap of A and B", session::swapVariants);
    }

    /** The buttons' and fields' doings, for the menu bar. */
    List<Action> actions() {
        BooleanBinding idle = session.machine().takenProperty().not();
        List<Action> actions = new ArrayList<>();
        for (Side side : Side.values()) {
            actions.add(Action.of(
                            "variant." + side.name().toLowerCase(Locale.ROOT),
                            Menu.VARIANTS,
                            "Open a model as " + side + "…",
                            () -> chooser(side).chooseFile())
                    .enabledWhen(idle));
        }
        actions.add(Action.of("variant.swap", Menu.VARIANTS, "Swap A and B", this::swap)
                .keys("Shortcut+Shift+X")
                .enabledWhen(swap.disableProperty().not()));
        actions.add(Action.of("run.start", Menu.RUN, "Run both variants", runs::start)
                .keys("F5")
                .enabledWhen(run.disableProperty().not()));
        actions.add(Action.of("run.pause", Menu.RUN, "Pause, or go on", this::togglePause)
                .keys("F6")
                .enabledWhen(pause.visibleProperty().and(pause.disableProperty().not())));
        actions.add(Action.of("run.cancel", Menu.RUN, "Cancel the run", runs::cancel)
                .keys("Shift+F5")
                .enabledWhen(busy.and(cancel.disableProperty().not())));
        actions.add(Action.of("run.resume", Menu.RUN, "Resume the run that was cancelled", runs::resumeUnfinished)
                .keys("Shift+F6")
                .enabledWhen(runs.resumableProperty()));
        int most = Math.min(MENU_THREADS, Runtime.getRuntime().availableProcessors());
        for (int number = 1; number <= most; number++) {
            int chosen = number;
            actions.add(Action.choice(
                            "threads." + number,
                            Menu.RUN,
                            "Threads of each variant" + Action.SUBMENU + number,
                            threads.valueProperty().isEqualTo(chosen),
                            () -> threads.getValueFactory().setValue(chosen))
                    .enabledWhen(idle));
        }
        return actions;
    }
}
