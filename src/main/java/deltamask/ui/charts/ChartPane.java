package deltamask.ui.charts;

import deltamask.comparison.Library;
import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.report.Figure;
import deltamask.report.FigureChart;
import deltamask.report.FigureChoice;
import deltamask.report.FigureData;
import deltamask.report.FigureRanges;
import deltamask.report.FigureTheme;
import deltamask.report.Hits.Hit;
import deltamask.ui.common.Action;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Pixels;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import deltamask.ui.common.Throttle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The figures of the comparison on screen, one at a time; a click on an image selects it. */
public final class ChartPane extends VBox {
    private static final Duration REDRAW = Duration.ofMillis(400);
    private static final Duration SOON = Duration.ofMillis(60);

    /** Longest side of the picture in a tip, in pixels. */
    private static final int THUMBNAIL = 160;

    private static final String NO_RESULTS = "The chart fills while a run goes on: press Run (F5)";
    private static final String FIRST_IMAGE = "The chart fills with the first image that A and B have done";
    private static final String WAITING = "Gathering what this figure needs…";

    private final Session session;
    private final Latest drawing;
    private final Latest selecting;
    private final Latest pointing;
    private final FigureChooser chooser;
    private final FigureSource source;
    private final Throttle redraw = new Throttle(REDRAW, this::draw);
    private final Throttle soon = new Throttle(SOON, this::render);
    private final Throttle soonSelected = new Throttle(SOON, this::select);
    private final ChartView view = new ChartView(new Listening());
    private final Label unfiltered = Nodes.label("", "muted");
    private final Label nothing = Nodes.label(NO_RESULTS, "muted", "nothing");
    /** Of the rows as they are now; null where it has to be made anew. Drawn by the background alone. */
    private FigureChart chart;

    private Optional<FigureRanges> ranges = Optional.empty();

    /** @param library where other comparisons of the dataset are kept */
    public ChartPane(Session session, Tasks tasks, Settings settings, Library library) {
        this.session = session;
        this.drawing = new Latest(tasks, Tasks.Lane.FIGURES);
        this.selecting = new Latest(tasks, Tasks.Lane.FIGURES);
        this.pointing = new Latest(tasks, Tasks.Lane.THUMBNAILS);
        this.source = new FigureSource(session, tasks, library, this::draw, this::progressed);
        this.chooser = new FigureChooser(settings, this::another);
        setId("chart-pane");
        getStyleClass().add("chart-pane");
        StackPane area = new StackPane(view, nothing);
        area.getStyleClass().add("chart-area");
        setVgrow(area, Priority.ALWAYS);
        unfiltered.setId("chart-unfiltered");
        unfiltered.setMinWidth(0);
        unfiltered.setTooltip(new Tooltip("The filter is the gallery's: the chart shows all images"));
        chooser.getChildren().add(1, unfiltered);
        getChildren().addAll(chooser, area);
        Rows rows = session.rows();
        rows.shown().addListener((ListChangeListener<Row>) change -> tellUnfiltered());
        tellUnfiltered();
        rows.revisionProperty().addListener((property, old, now) -> redraw.request());
        session.resultsProperty().addListener((property, old, now) -> redraw.request());
        session.runStateProperty().addListener((property, old, now) -> redraw.request());
        rows.selectedProperty().addListener((property, old, now) -> soonSelected.request());
        rows.selection().addListener((ListChangeListener<Row>) change -> soonSelected.request());
        view.widthProperty().addListener((property, old, now) -> soon.request());
        view.heightProperty().addListener((property, old, now) -> soon.request());
        session.themeProperty().addListener((property, old, now) -> draw());
        draw();
    }

    /** A filter is the gallery's: a chart of some images would pass for one of all. */
    private void tellUnfiltered() {
        int all = session.rows().all().size();
        boolean filtered = session.rows().shown().size() < all;
        unfiltered.setText(filtered ? "Of all " + Numbers.count(all, "image") : "");
        Nodes.show(unfiltered, filtered);
    }

    /** What can be done with the figure, for a click with the other button. */
    public void setCommands(List<MenuItem> commands) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().addAll(commands);
        MenuItem whole = new MenuItem("Show all of it");
        whole.setOnAction(event -> range(Optional.empty()));
        menu.getItems().add(whole);
        view.setOnContextMenuRequested(event -> {
            if (view.isVisible()) {
                menu.show(view, event.getScreenX(), event.getScreenY());
            }
        });
    }

    /** What the figure is dragged out by. */
    public void setHandle(Node handle) {
        chooser.getChildren().add(handle);
    }

    /** Which figure is shown and of what, for the menu bar. */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>(chooser.actions());
        actions.add(Action.of("chart.whole", Action.Menu.VIEW, "Chart: Show all of it", () -> range(Optional.empty()))
                .partKeys("0"));
        actions.add(Action.of("chart.closer", Action.Menu.VIEW, "Chart: Look closer", () -> view.zoom(true))
                .partKeys("Plus"));
        actions.add(Action.of("chart.further", Action.Menu.VIEW, "Chart: Look from further off", () -> view.zoom(false))
                .partKeys("Minus"));
        return actions;
    }

    /** What is on screen. */
    public Figure figure() {
        return chooser.figure();
    }

    /** What it shows. */
    public FigureChoice choice() {
        return chooser.choice();
    }

    /** What it is drawn of; only while there are results. */
    public FigureData data() {
        return source.data();
    }

    /** From where to where its axes go; empty: all that there is. */
    public Optional<FigureRanges> ranges() {
        return ranges;
    }

    /** Another figure has other axes. */
    private void another() {
        ranges = Optional.empty();
        draw();
    }

    private void range(Optional<FigureRanges> wanted) {
        ranges = wanted;
        render();
    }

    /** Shows the rows as they are now. */
    private void draw() {
        chart = null;
        render();
    }

    /** Draws the picture anew: other rows, another size, other axes. */
    private void render() {
        boolean empty = session.rows().results().isEmpty() || session.results() == null;
        if (!empty) {
            source.need(figure().needs(choice()));
        }
        boolean waiting = !empty && source.isBusy(figure().needs(choice()));
        nothing.setText(waiting ? waiting() : session.runState().isBusy() ? FIRST_IMAGE : NO_RESULTS);
        Nodes.show(nothing, empty || waiting);
        view.setVisible(!nothing.isVisible());
        if (nothing.isVisible() || view.getWidth() < 1 || view.getHeight() < 1) {
            drawing.cancel();
            return;
        }
        FigureChart known = chart;
        Figure figure = figure();
        FigureData data = known == null ? source.data() : null;
        FigureChoice choice = choice();
        FigureTheme theme = session.themeProperty().get() == Theme.DARK ? FigureTheme.DARK : FigureTheme.LIGHT;
        Selected selected = Selected.of(session.rows());
        Optional<FigureRanges> wanted = ranges;
        double width = view.getWidth();
        double height = view.getHeight();
        double density = view.density();
        drawing.start(
                () -> {
                    FigureChart drawn = known == null ? FigureChart.onScreen(figure, data, choice, theme) : known;
                    drawn.show(wanted);
                    DrawnChart picture = DrawnChart.of(drawn, width, height, density);
                    return new Ready(drawn, picture, selected, selected.in(picture));
                },
                ready -> {
                    chart = ready.chart();
                    selecting.cancel();
                    view.show(ready.drawn(), ready.selection());
                    view.setAccessibleText(ready.chart().caption());
                    if (!ready.selected().equals(Selected.of(session.rows()))) {
                        select();
                    }
                },
                failure -> session.problem("The chart cannot be drawn: " + failure.getMessage()));
    }

    /** Draws what is selected over the chart that is on screen. */
    private void select() {
        DrawnChart drawn = view.drawn();
        if (drawn == null || !view.isVisible()) {
            return;
        }
        Selected selected = Selected.of(session.rows());
        selecting.start(
                () -> selected.in(drawn),
                view::select,
                failure -> session.problem("The selection cannot be drawn: " + failure.getMessage()));
    }

    private record Ready(FigureChart chart, DrawnChart drawn, Selected selected, Image selection) {}

    /** @param others all that are selected where that is more than the one that is looked at */
    private record Selected(OptionalInt lead, Set<Integer> others) {
        static Selected of(Rows rows) {
            Row lead = rows.selected();
            return new Selected(
                    lead == null ? OptionalInt.empty() : OptionalInt.of(lead.number()),
                    rows.selection().size() < 2
                            ? Set.of()
                            : rows.selection().stream().map(Row::number).collect(Collectors.toSet()));
        }

        Image in(DrawnChart drawn) {
            return drawn.selected(lead, others);
        }
    }

    private void progressed() {
        if (nothing.isVisible() && source.isBusy(figure().needs(choice()))) {
            nothing.setText(waiting());
        }
    }

    private String waiting() {
        String progress = source.progress(figure().needs(choice()));
        return progress.isEmpty() ? WAITING : progress;
    }

    /** Where an image's point is, in the chart's own coordinates; empty where none is drawn. */
    public Optional<Point2D> pointOf(int number) {
        return Optional.ofNullable(view.drawn())
                .flatMap(drawn -> drawn.figure().hits().place(number))
                .map(place -> new Point2D(place.getX(), place.getY()));
    }

    /** What the user does to the chart. */
    private final class Listening implements ChartView.Listener {
        @Override
        public void clicked(Hit hit, boolean adding) {
            Rows rows = session.rows();
            if (hit.numbers().size() > 1) {
                rows.pickAll(hit.numbers());
            } else if (hit.numbers().size() == 1) {
                int number = hit.numbers().get(0);
                Row row = rows.all().get(number - 1);
                if (adding && rows.indexOf(row) >= 0) {
                    rows.toggle(row);
                } else {
                    rows.select(number);
                }
            }
        }

        @Override
        public void banded(List<Integer> numbers) {
            session.rows().pickAll(numbers);
        }

        @Override
        public void pointed(int number) {
            pointing.cancel();
            if (number > 0) {
                Path image = session.rows().all().get(number - 1).sample().image();
                pointing.start(
                        () -> {
                            RgbImage small = ImageReader.readReduced(image, THUMBNAIL);
                            return Pixels.image(Pixels.opaque(small), small.width(), small.height());
                        },
                        picture -> view.picture(number, picture),
                        // The gallery says what is wrong with it; its values are in the tip all the same.
                        failure -> {});
            }
        }

        @Override
        public void ranged(Optional<FigureRanges> wanted) {
            range(wanted);
        }
    }
}
