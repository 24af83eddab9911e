package deltamask.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import deltamask.report.FigureFonts;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.charts.StyleMenu;
import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Notices;
import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.SystemOpener;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import deltamask.ui.compare.ComparePane;
import deltamask.ui.gallery.GalleryPane;
import deltamask.ui.runs.RunQueue;
import deltamask.ui.runs.RunsPane;
import deltamask.ui.variants.Preflight;
import deltamask.ui.variants.VariantList;
import deltamask.ui.variants.VariantsPane;
import deltamask.variant.UserCards;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** The window: its parts, their places, and the keys that work everywhere. */
public final class Window {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> SHEETS = List.of(
            "common/base.css",
            "window.css",
            "shell.css",
            "gallery/gallery.css",
            "compare/compare.css",
            "charts/charts.css",
            "variants/variants.css",
            "runs/runs.css");
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double MIN_WIDTH = 1024;
    private static final double MIN_HEIGHT = 640;
    private static final double GALLERY_SHARE = 0.31;
    private static final double WIDE_GALLERY_SHARE = 0.27;

    private final Stage stage;
    private final Session session;
    private final Opener opener;
    private final RunControl runs;
    private final Reopener reopener;
    private final RunQueue queue;
    private final Drops drops;
    private final GalleryPane gallery;
    private final ComparePane compare;
    private final Toolbar toolbar;
    private final Actions actions = new Actions();
    private final StackPane root = new StackPane();
    private final Panels panels;
    private final VariantsPane variants;
    private final RunsPane kept;
    private final WindowPlace place;

    /** Fills a stage, and opens what was asked for. */
    public Window(Stage stage, Session session, Tasks tasks, UiRequest request) {
        this(stage, session, tasks, request, new FileChoosers(stage, session));
    }

    Window(Stage stage, Session session, Tasks tasks, UiRequest request, Choosers choosers) {
        for (URL font : FigureFonts.files()) {
            Font.loadFont(font.toExternalForm(), 12);
        }
        Settings settings = request.settings();
        this.stage = stage;
        this.session = session;
        this.opener = new Opener(session, tasks);
        this.runs = new RunControl(session, tasks, request.starter(), request.newFolder(), request.rules());
        this.place = new WindowPlace(stage, settings);
        this.reopener = new Reopener(session, tasks, opener, runs, request.library(), request.newFolder());
        this.queue = new RunQueue(session, tasks, request.starter(), request.newFolder(), runs, request.rules());
        session.conditionsProperty().set(request.conditions());
        RecentFolders recent = new RecentFolders(session, settings, tasks);
        SystemOpener system = new SystemOpener(session, tasks);
        Notices notices = new Notices(session);
        Overlay overlay = new Overlay();
        this.gallery = new GalleryPane(session, tasks, settings, actions, request.cache());
        this.compare = new ComparePane(session, tasks, actions, settings, choosers);
        ChartPane chart = new ChartPane(session, tasks, settings, request.library());
        UserCards cards = UserCards.ofUser();
        Preflight preflight = new Preflight(stage, session, tasks, opener, cards);
        opener.onWithoutCard(preflight::open);
        VariantList list =
                new VariantList(session, tasks, opener, settings, request.models(), cards, request.library());
        this.variants = new VariantsPane(session, opener, list, choosers, system, preflight, actions, tasks);
        ProblemsPane problems = new ProblemsPane(session);
        ExportMenu export =
                new ExportMenu(session, tasks, choosers, chart, new StyleMenu(settings), compare::overlayLook);
        this.toolbar = new Toolbar(session, opener, runs, choosers, export, gallery::focusImages);
        this.kept = new RunsPane(session, tasks, actions, runs, reopener, request.library(), queue, choosers);

        TabPane lower = new TabPane(
                tab("Chart", chart),
                tab("Summary", new SummaryPane(session, tasks)),
                tab("Variants", variants),
                tab("Runs", kept),
                tab("Problems", problems));
        lower.setId("lower");
        lower.setAccessibleText("Chart, summary and lists");
        lower.getStyleClass().add("lower");
        Tab problemsTab = lower.getTabs().get(lower.getTabs().size() - 1);
        problems.countProperty()
                .addListener((property, old, now) ->
                        problemsTab.setText(now.intValue() == 0 ? "Problems" : "Problems (" + now + ")"));
        this.panels = new Panels(gallery, compare, lower, gallery.tableShownProperty(), settings);
        Memory.remember(settings, session, lower, gallery.tableShownProperty());

        LastTime last = new LastTime(session, settings, recent);
        DatasetActions.add(actions, session, opener, reopener, toolbar, recent, last);
        export.actions().forEach(actions::add);
        WindowActions own = new WindowActions(actions, session);
        new CloseQuestion(overlay, session, queue, stage);
        own.close(stage);
        own.undo();
        own.messages(notices);
        actions.add(
                Action.of("images.find", Menu.EDIT, "Find an image", gallery::focusSearch)
                        .keys("Shortcut+F"),
                Action.toggle("gallery.table", Menu.VIEW, "Images as a table", gallery.tableShownProperty())
                        .keys("Shortcut+T"));
        own.walk();
        own.forget(overlay, settings, this::reset);
        chart.actions().forEach(actions::add);
        own.view(panels, lower, stage);
        toolbar.actions().forEach(actions::add);
        NoticeList noticeList = new NoticeList(overlay, notices, system);
        CommandPalette palette =
                new CommandPalette(overlay, new PaletteSearch(actions, recent, session, opener, settings));
        ShortcutSheet sheet = new ShortcutSheet(overlay, actions);
        own.help(palette, sheet, new AboutCard(overlay, session, tasks, system), noticeList, system);

        DropHint hint = new DropHint();
        Runnable showProblems = () -> panels.showTab(lower.getTabs().indexOf(problemsTab));
        StackPane middle = new StackPane(
                panels.node(),
                new Welcome(session, opener, recent, toolbar, request.models().resolveSibling("sample-images")));
        VBox.setVgrow(middle, Priority.ALWAYS);
        StatusBar status = new StatusBar(session, problems.countProperty(), notices, showProblems, noticeList::open);
        status.getChildren().addAll(panels.switches());
        VBox parts = new VBox(
                new MainMenu(actions, new RecentMenu(recent, opener, session)),
                toolbar,
                new KeyFigures(session, tasks, () -> panels.showTab(1)),
                new OtherPair(session),
                middle,
                status);
        root.getStyleClass().add("window");
        root.getChildren().addAll(parts, new NoticeBar(session, notices, system, showProblems), overlay, hint);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        for (String file : SHEETS) {
            scene.getStylesheets().add(Window.class.getResource(file).toExternalForm());
        }
        this.drops = new Drops(opener, reopener, hint);
        drops.accept(scene, toolbar);
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !overlay.isVisible()) {
                sheet.open();
            }
        });
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> panels.keepDividers());
        theme();
        stage.setScene(scene);
        stage.setTitle("DeltaMask");
        session.datasetProperty().addListener((property, old, now) -> stage.setTitle(now.name() + " – DeltaMask"));
        opener.models(request.models());
        opener.dataset(request.dataset(), request.narrowing());
        opener.variant(Side.A, request.a());
        opener.variant(Side.B, request.b());
        variants.restore();
        if (!request.warnings().isEmpty()) {
            session.problem(String.join(" ", request.warnings()));
        }
        if (request.run()) {
            new RunAtStart(session, runs, preflight);
        }
    }

    Actions actions() {
        return actions;
    }

    private static Tab tab(String title, Node content) {
        Tab tab = new Tab(title, content);
        tab.setId("tab-" + title.toLowerCase(Locale.ROOT));
        tab.setUserData(title);
        tab.setClosable(false);
        // For WhenVisible: by itself a tab hides its content without a word to it.
        content.visibleProperty().bind(tab.selectedProperty());
        return tab;
    }

    /** All as it is without settings. */
    private void reset() {
        session.themeProperty().set(Theme.LIGHT);
        session.rows().orderProperty().set(SortOrder.DEFAULT);
        gallery.tableShownProperty().set(false);
        panels.galleryShownProperty().set(true);
        panels.lowerShownProperty().set(true);
        panels.showTab(0);
        panels.shown(GALLERY_SHARE);
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

    Drops drops() {
        return drops;
    }

    /** Shows the window where it was, or as large as the screen allows up to its usual size. */
    public void show() {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(screen.getWidth(), MIN_WIDTH));
        stage.setMinHeight(Math.min(screen.getHeight(), MIN_HEIGHT));
        place.restore();
        double width = stage.getWidth();
        double height = stage.getHeight();
        stage.show();
        // Some window managers (Openbox) give a window its smallest size at first.
        stage.setWidth(width);
        stage.setHeight(height);
        panels.shown(stage.getWidth() > WIDTH ? WIDE_GALLERY_SHARE : GALLERY_SHARE);
        gallery.focusImages();
        stage.addEventHandler(WindowEvent.WINDOW_HIDING, event -> place.keep());
    }

    /** What to do once the window is closed; a run is cancelled first, and what it did is kept. */
    public void onClosed(Runnable action) {
        stage.setOnHidden(event -> {
            queue.cancelAll();
            runs.cancel();
            compare.close();
            variants.close();
            kept.close();
            action.run();
        });
    }
}
