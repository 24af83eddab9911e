package deltamask.ui.charts;

import deltamask.comparison.ComparisonRow;
import deltamask.report.DeltaFigure;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import deltamask.report.FigureTheme;
import deltamask.ui.common.Action;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import deltamask.ui.common.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jfree.chart.entity.ChartEntity;

/** Delta per image; a click on an image selects it. */
public final class ChartPane extends VBox {
    private static final Duration REDRAW = Duration.ofMillis(400);
    private static final Duration RESIZE = Duration.ofMillis(60);

    private final Session session;
    private final Latest drawing;
    private final Throttle redraw = new Throttle(REDRAW, this::draw);
    private final ToggleGroup measures = new ToggleGroup();
    private final ToggleGroup orders = new ToggleGroup();
    private final Throttle resized = new Throttle(RESIZE, this::render);
    private final ChartView view = new ChartView(this::isImage, this::select);
    private final Label nothing =
            Nodes.label("The chart fills while a run goes on: press Run (F5)", "muted", "nothing");
    /** Of the rows as they are now; null where it has to be made anew. Drawn by the background alone. */
    private DeltaFigure figure;

    public ChartPane(Session session, Tasks tasks) {
        this.session = session;
        this.drawing = new Latest(tasks, Tasks.Lane.FIGURES);
        setId("chart-pane");
        getStyleClass().add("chart-pane");
        StackPane area = new StackPane(view, nothing);
        area.getStyleClass().add("chart-area");
        setVgrow(area, Priority.ALWAYS);
        HBox measure = Nodes.row(
                "segments",
                segment("IoU", Measure.IOU, measures, "left-pill", "Delta of IoU"),
                segment("Dice", Measure.DICE, measures, "center-pill", "Delta of Dice"),
                segment("Time", Measure.TIME, measures, "right-pill", "Delta of forward time"));
        HBox order = Nodes.row(
                "segments",
                segment("In order", Order.NUMBER, orders, "left-pill", "Images by number"),
                segment("Sorted", Order.SORTED, orders, "right-pill", "Images by delta"));
        getChildren()
                .addAll(
                        Nodes.row(
                                "pane-header",
                                Nodes.label("Delta per image, B − A", "pane-title"),
                                Nodes.spacer(),
                                measure,
                                order),
                        area);
        session.rows().revisionProperty().addListener((property, old, now) -> redraw.request());
        session.rows().selectedProperty().addListener((property, old, now) -> render());
        view.widthProperty().addListener((property, old, now) -> resized.request());
        view.heightProperty().addListener((property, old, now) -> resized.request());
        session.themeProperty().addListener((property, old, now) -> draw());
        draw();
    }

    private ToggleButton segment(String text, Object value, ToggleGroup group, String style, String says) {
        ToggleButton button = Nodes.button(
                new ToggleButton(text), "chart-" + value.toString().toLowerCase(java.util.Locale.ROOT), "", says);
        button.getStyleClass().add(style);
        button.setUserData(value);
        button.setToggleGroup(group);
        button.setSelected(group.getToggles().size() == 1);
        button.setOnAction(event -> {
            button.setSelected(true);
            draw();
        });
        return button;
    }

    /** What it shows and in which order, for the menu bar. */
    public List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (ToggleGroup group : List.of(measures, orders)) {
            for (Toggle toggle : group.getToggles()) {
                ToggleButton button = (ToggleButton) toggle;
                String of = group == measures ? "Chart of" : "Chart's order";
                actions.add(Action.choice(
                        "chart." + button.getId().substring("chart-".length()),
                        Action.Menu.VIEW,
                        of + Action.SUBMENU + button.getText(),
                        button.selectedProperty(),
                        button::fire));
            }
        }
        return actions;
    }

    /** What is compared on screen. */
    public Measure measure() {
        return (Measure) measures.getSelectedToggle().getUserData();
    }

    /** In which order it is on screen. */
    public Order order() {
        return (Order) orders.getSelectedToggle().getUserData();
    }

    /** Shows the rows as they are now. */
    private void draw() {
        figure = null;
        render();
    }

    /** Draws the picture anew: other rows, another size, another image selected. */
    private void render() {
        List<ComparisonRow> rows = session.rows().results();
        Results results = session.results();
        Nodes.show(nothing, rows.isEmpty() || results == null);
        view.setVisible(!nothing.isVisible());
        if (nothing.isVisible() || view.getWidth() < 1 || view.getHeight() < 1) {
            drawing.cancel();
            return;
        }
        Options options = options(results);
        OptionalInt selected = session.rows().selected() == null
                ? OptionalInt.empty()
                : OptionalInt.of(session.rows().selected().number());
        DeltaFigure known = figure;
        double width = view.getWidth();
        double height = view.getHeight();
        double density = view.density();
        drawing.start(
                () -> {
                    DeltaFigure wanted = known == null ? DeltaFigure.of(rows, options) : known;
                    wanted.select(selected);
                    return new Ready(wanted, DrawnChart.of(wanted.chart(), width, height, density));
                },
                ready -> {
                    figure = ready.figure();
                    view.show(ready.drawn());
                },
                failure -> session.problem("The chart cannot be drawn: " + failure.getMessage()));
    }

    private record Ready(DeltaFigure figure, DrawnChart drawn) {}

    private Options options(Results results) {
        FigureTheme theme = session.themeProperty().get() == Theme.DARK ? FigureTheme.DARK : FigureTheme.LIGHT;
        return Options.screen(
                        measure(),
                        order(),
                        theme,
                        results.a().name(),
                        results.b().name())
                .under(results.conditionsInWords())
                .titled(false);
    }

    /** Where an image's point is, in the chart's own coordinates; empty where none is drawn. */
    public Optional<Point2D> pointOf(int number) {
        return Optional.ofNullable(view.drawn())
                .flatMap(drawn ->
                        drawn.place(entity -> DeltaFigure.sample(entity).equals(OptionalInt.of(number))));
    }

    private boolean isImage(ChartEntity entity) {
        return DeltaFigure.sample(entity).isPresent();
    }

    private void select(ChartEntity entity) {
        DeltaFigure.sample(entity).ifPresent(session.rows()::select);
    }
}
