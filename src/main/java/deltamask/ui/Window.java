package deltamask.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.charts.FigureExport;
import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Opener;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import deltamask.ui.compare.ComparePane;
import deltamask.ui.gallery.GalleryPane;
import deltamask.ui.runs.RunQueue;
import deltamask.ui.runs.RunsPane;
import java.util.List;
import javafx.application.Application;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The window: its parts, their places, and the keys that work everywhere. */
public final class Window {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> SHEETS = List.of(
            "common/base.css",
            "window.css",
            "gallery/gallery.css",
            "compare/compare.css",
            "charts/charts.css",
            "runs/runs.css");
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 1024;
    private static final double MIN_HEIGHT = 640;
    private static final double GALLERY_SHARE = 0.31;
    private static final double WIDE_GALLERY_SHARE = 0.27;
    private static final double TABLE_SHARE = 0.5;

    private final Stage stage;
    private final Session session;
    private final Opener opener;
    private final RunControl runs;
    private final Reopener reopener;
    private final RunQueue queue;
    private final Drops drops;
    private final GalleryPane gallery;
    private final Toolbar toolbar;
    private final Actions actions = new Actions();
    private final VBox root = new VBox();
    private final SplitPane columns = new SplitPane();

    /** Fills a stage, and opens what was asked for. */
    public Window(Stage stage, Session session, Tasks tasks, UiRequest request) {
        this(stage, session, tasks, request, new FileChoosers(stage));
    }

    Window(Stage stage, Session session, Tasks tasks, UiRequest request, Choosers choosers) {
        this.stage = stage;
        this.session = session;
        this.opener = new Opener(session, tasks);
        this.runs = new RunControl(session, tasks, request.starter(), request.newFolder(), request.rules());
        this.reopener = new Reopener(session, tasks, opener, runs, request.library(), request.newFolder());
        this.queue = new RunQueue(session, tasks, request.starter(), request.newFolder(), runs, request.rules());
        session.conditionsProperty().set(request.conditions());
        this.gallery = new GalleryPane(session, tasks);
        ChartPane chart = new ChartPane(session, tasks);
        ExportMenu export = new ExportMenu(session, tasks, choosers, new FigureExport(session, chart));
        this.toolbar = new Toolbar(session, opener, runs, choosers, export);
        arrange(
                new ComparePane(session, tasks),
                chart,
                new RunsPane(session, tasks, actions, runs, reopener, request.library(), queue, choosers));
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        for (String sheet : SHEETS) {
            scene.getStylesheets().add(Window.class.getResource(sheet).toExternalForm());
        }
        this.drops = new Drops(opener, reopener);
        drops.accept(scene, toolbar);
        actions();
        keys(scene);
        theme();
        stage.setScene(scene);
        stage.setTitle("DeltaMask");
        session.datasetProperty().addListener((property, old, now) -> stage.setTitle(now.name() + " – DeltaMask"));
        opener.models(request.models());
        opener.dataset(request.dataset(), request.narrowing());
        opener.variant(Side.A, request.a());
        opener.variant(Side.B, request.b());
        if (request.run()) {
            runWhenReady();
        }
    }

    private void arrange(ComparePane compare, ChartPane chart, RunsPane kept) {
        TabPane lower = new TabPane(tab("Chart", chart), tab("Summary", new SummaryPane(session)), tab("Runs", kept));
        lower.setId("lower");
        lower.getStyleClass().add("lower");
        SplitPane right = new SplitPane(compare, lower);
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.58);
        columns.getItems().addAll(gallery, right);
        columns.setDividerPositions(GALLERY_SHARE);
        SplitPane.setResizableWithParent(gallery, false);
        gallery.tableShownProperty()
                .addListener((property, old, now) -> columns.setDividerPositions(now ? TABLE_SHARE : GALLERY_SHARE));
        VBox.setVgrow(columns, Priority.ALWAYS);
        root.getStyleClass().add("window");
        root.getChildren()
                .addAll(toolbar, new NoticeBar(session), new KeyFigures(session), columns, new StatusBar(session));
    }

    private static Tab tab(String title, javafx.scene.Node content) {
        Tab tab = new Tab(title, content);
        tab.setClosable(false);
        return tab;
    }

    private void actions() {
        actions.add(
                Action.of("dataset.open", Menu.FILE, "Open a folder of images…", toolbar::chooseDataset)
                        .keys("Shortcut+O"),
                Action.of("export.show", Menu.FILE, "Export…", toolbar::showExport)
                        .keys("Shortcut+E"),
                Action.of("images.find", Menu.EDIT, "Find an image", gallery::focusSearch)
                        .keys("Shortcut+F"),
                Action.toggle("gallery.table", Menu.VIEW, "Images as a table", gallery.tableShownProperty())
                        .keys("Shortcut+T"),
                Action.of("theme.switch", Menu.VIEW, "Light or dark", this::switchTheme)
                        .keys("Shortcut+D"),
                Action.of("run.start", Menu.RUN, "Run both variants", toolbar::run)
                        .keys("F5"),
                Action.of("run.cancel", Menu.RUN, "Cancel the run", runs::cancel)
                        .keys("Esc"));
    }

    private void keys(Scene scene) {
        for (Action action : actions.all()) {
            if (action.scope() == Action.Scope.WINDOW) {
                action.keys().ifPresent(keys -> scene.getAccelerators().put(keys, action::fire));
            }
        }
    }

    private void switchTheme() {
        session.themeProperty().set(session.themeProperty().get().other());
    }

    private void theme() {
        ChangeListener<Theme> apply = (property, old, now) -> {
            Application.setUserAgentStylesheet(
                    (now == Theme.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
            root.pseudoClassStateChanged(DARK, now == Theme.DARK);
        };
        session.themeProperty().addListener(apply);
        apply.changed(session.themeProperty(), null, session.themeProperty().get());
    }

    /** Starts the run as soon as dataset and variants are open; not at all where one of them cannot be opened. */
    private void runWhenReady() {
        ChangeListener<Object> ready = new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<?> property, Object old, Object now) {
                if (session.dataset() != null && session.variant(Side.A) != null && session.variant(Side.B) != null) {
                    session.datasetProperty().removeListener(this);
                    session.variantProperty(Side.A).removeListener(this);
                    session.variantProperty(Side.B).removeListener(this);
                    runs.start();
                }
            }
        };
        session.datasetProperty().addListener(ready);
        session.variantProperty(Side.A).addListener(ready);
        session.variantProperty(Side.B).addListener(ready);
    }

    Drops drops() {
        return drops;
    }

    /** Shows the window, as large as the screen allows up to its usual size. */
    public void show() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(screen.getWidth(), MIN_WIDTH));
        stage.setMinHeight(Math.min(screen.getHeight(), MIN_HEIGHT));
        stage.setWidth(Math.min(screen.getWidth(), Math.max(WIDTH, screen.getWidth() * 0.8)));
        stage.setHeight(Math.min(screen.getHeight(), Math.max(HEIGHT, screen.getHeight() * 0.85)));
        stage.show();
        columns.setDividerPositions(stage.getWidth() > WIDTH ? WIDE_GALLERY_SHARE : GALLERY_SHARE);
        gallery.focusImages();
    }

    /** What to do once the window is closed; a run is cancelled first, and what it did is kept. */
    public void onClosed(Runnable action) {
        stage.setOnHidden(event -> {
            queue.cancelAll();
            runs.cancel();
            action.run();
        });
    }
}
