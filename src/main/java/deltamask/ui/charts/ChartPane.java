package deltamask.ui.charts;

import deltamask.comparison.ComparisonRow;
import deltamask.report.DeltaFigure;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import deltamask.report.FigureFonts;
import deltamask.report.FigureTheme;
import deltamask.ui.common.Action;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import deltamask.ui.common.Throttle;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jfree.chart.fx.ChartCanvas;
import org.jfree.chart.fx.interaction.ChartMouseEventFX;
import org.jfree.chart.fx.interaction.ChartMouseListenerFX;

/** Delta per image; a click on an image selects it. */
public final class ChartPane extends VBox {
    private static final Duration REDRAW = Duration.ofMillis(400);

    private final Session session;
    private final Latest drawing;
    private final Throttle redraw = new Throttle(REDRAW, this::draw);
    private final ToggleGroup measures = new ToggleGroup();
    private final ToggleGroup orders = new ToggleGroup();
    private final Pane canvasHolder = new Holder();
    private final Label nothing =
            Nodes.label("The chart fills while a run goes on: press Run (F5)", "muted", "nothing");
    private ChartCanvas canvas;
    private DeltaFigure figure;

    public ChartPane(Session session, Tasks tasks) {
        this.session = session;
        this.drawing = new Latest(tasks, Tasks.Lane.FIGURES);
        setId("chart-pane");
        getStyleClass().add("chart-pane");
        for (URL font : FigureFonts.files()) {
            Font.loadFont(font.toExternalForm(), 12);
        }
        canvasHolder.setId("chart");
        canvasHolder.setAccessibleText("Chart of the delta of each image");
        StackPane area = new StackPane(canvasHolder, nothing);
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
        session.rows().selectedProperty().addListener((property, old, now) -> mark());
        session.themeProperty().addListener((property, old, now) -> draw());
        draw();
        tasks.start(
                Tasks.Lane.FIGURES,
                () -> {
                    warmUp();
                    return null;
                },
                done -> {},
                failure -> session.problem("Charts cannot be drawn: " + failure.getMessage()));
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

    private void draw() {
        List<ComparisonRow> rows = session.rows().results();
        Results results = session.results();
        Nodes.show(nothing, rows.isEmpty() || results == null);
        canvasHolder.setVisible(!nothing.isVisible());
        if (nothing.isVisible()) {
            drawing.cancel();
            return;
        }
        FigureTheme theme = session.themeProperty().get() == Theme.DARK ? FigureTheme.DARK : FigureTheme.LIGHT;
        Options options = Options.screen(
                        measure(),
                        order(),
                        theme,
                        results.a().name(),
                        results.b().name())
                .under(results.conditionsInWords())
                .titled(false);
        drawing.start(
                () -> DeltaFigure.of(rows, options),
                this::show,
                failure -> session.problem("The chart cannot be drawn: " + failure.getMessage()));
    }

    private void show(DeltaFigure drawn) {
        figure = drawn;
        mark();
        if (canvas != null) {
            canvas.setChart(drawn.chart());
            return;
        }
        canvas = new ChartCanvas(drawn.chart());
        canvas.setDomainZoomable(false);
        canvas.setRangeZoomable(false);
        canvas.addChartMouseListener(new Clicks());
        canvasHolder.getChildren().setAll(canvas);
    }

    /** A pane that gives its chart all its room, and only where that changed: each change draws the chart anew. */
    private static final class Holder extends Pane {
        @Override
        protected void layoutChildren() {
            if (!getChildren().isEmpty() && getChildren().get(0) instanceof ChartCanvas chart) {
                chart.setWidth(getWidth());
                chart.setHeight(getHeight());
            }
        }
    }

    /**
     * Draws a chart nobody sees, in the background, as a canvas outside the window may be: the first takes half a
     * second, for which a run would seem to stand still.
     */
    private static void warmUp() {
        ChartCanvas unseen = new ChartCanvas(
                DeltaFigure.of(List.of(), Options.screen(Measure.IOU, Order.NUMBER, FigureTheme.LIGHT, "A", "B"))
                        .chart());
        unseen.setWidth(600);
        unseen.setHeight(300);
    }

    private void mark() {
        if (figure != null) {
            figure.select(
                    session.rows().selected() == null
                            ? OptionalInt.empty()
                            : OptionalInt.of(session.rows().selected().number()));
        }
    }

    private final class Clicks implements ChartMouseListenerFX {
        @Override
        public void chartMouseClicked(ChartMouseEventFX event) {
            figure.sample(event.getEntity()).ifPresent(session.rows()::select);
        }

        @Override
        public void chartMouseMoved(ChartMouseEventFX event) {
            boolean image = event.getEntity() != null
                    && figure.sample(event.getEntity()).isPresent();
            canvas.setCursor(image ? javafx.scene.Cursor.HAND : javafx.scene.Cursor.DEFAULT);
        }
    }
}
