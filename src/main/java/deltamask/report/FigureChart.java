package deltamask.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A figure that is ready to be drawn, again and again; by one thread at a time. */
public final class FigureChart {
    /** In a window: 12 points. */
    private static final float SCREEN_FONT = 12;
    /**
     * So far outside of the plot nothing is placed, in the drawing's units: in a range narrow enough values would lie
     * where numbers of a PDF do not reach.
     */
    private static final double FAR = 1e6;

    private final Sheet sheet;
    private final OutlierNames names;
    private final Layers layers = new Layers();
    private final float fontSize;
    private final JFreeChart chart;
    private final String caption;

    /** How a figure gets on paper. */
    @FunctionalInterface
    interface Plan {
        void on(Sheet sheet);
    }

    private FigureChart(Plan plan, FigureFrame frame, FigureTheme theme, float fontSize, String caption) {
        this.caption = caption;
        this.sheet = new Sheet(theme);
        plan.on(sheet);
        this.names = new OutlierNames(sheet.named());
        this.fontSize = fontSize;
        this.chart = frame.chart(sheet, layers);
    }

    /** For a window: without title, as the window says it. */
    public static FigureChart onScreen(Figure figure, FigureData data, FigureChoice choice, FigureTheme theme) {
        return of(figure, data, choice, theme, false, SCREEN_FONT);
    }

    /** For paper, in print's colours. */
    public static FigureChart onPaper(Figure figure, FigureData data, FigureChoice choice, FigureStyle style) {
        FigureChart chart = of(figure, data, choice, FigureTheme.PRINT, style.title(), style.fontSize());
        chart.show(style.ranges());
        return chart;
    }

    private static FigureChart of(
            Figure figure, FigureData data, FigureChoice choice, FigureTheme theme, boolean title, float fontSize) {
        return new FigureChart(
                figure.plan(data, choice),
                new FigureFrame(figure, data, choice, theme, title, fontSize),
                theme,
                fontSize,
                figure.caption(data, choice));
    }

    /** From where to where the axes go from the next drawing on; empty: all that there is. */
    public void show(Optional<FigureRanges> ranges) {
        XYPlot plot = chart.getXYPlot();
        FigureFrame.range(
                plot.getDomainAxis(),
                ranges.map(some -> sheet.x().within(some.x())).orElse(sheet.x()));
        FigureFrame.range(
                plot.getRangeAxis(),
                ranges.map(some -> sheet.y().within(some.y())).orElse(sheet.y()));
    }

    /** Gives the axes of these quantities their ranges, and leaves the others as they are. */
    void show(Map<Quantity, FigureRanges.Limits> ranges) {
        show(Optional.of(new FigureRanges(limits(sheet.x(), ranges), limits(sheet.y(), ranges))));
    }

    private static FigureRanges.Limits limits(Scale scale, Map<Quantity, FigureRanges.Limits> ranges) {
        return scale.quantity().map(ranges::get).orElseGet(() -> new FigureRanges.Limits(scale.lower(), scale.upper()));
    }

    /** What it shows and by which rules. */
    public String caption() {
        return caption;
    }

    /**
     * Draws it.
     *
     * @param width in the drawing's units: pixels of a window, points on paper
     */
    public DrawnFigure draw(Graphics2D graphics, double width, double height) {
        // Stays where there is no room for a plot.
        layers.canvas = canvas(graphics, new Rectangle2D.Double(), value -> 0, value -> 0);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        XYPlot plot = chart.getXYPlot();
        Canvas canvas = layers.canvas;
        return new DrawnFigure(
                canvas.hits(),
                canvas.area(),
                DrawnFigure.Along.of(plot.getDomainAxis(), sheet.x().kind()),
                DrawnFigure.Along.of(plot.getRangeAxis(), sheet.y().kind()),
                new SelectionMarks(canvas, sheet.marks()));
    }

    private Canvas canvas(Graphics2D graphics, Rectangle2D area, DoubleUnaryOperator toX, DoubleUnaryOperator toY) {
        return new Canvas(graphics, area, toX, toY, sheet.theme(), fontSize, new Hits());
    }

    /** What is on it, for tests. */
    Sheet sheet() {
        return sheet;
    }

    JFreeChart chart() {
        return chart;
    }

    private static double near(double place) {
        return Math.max(-FAR, Math.min(FAR, place));
    }

    /** All parts inside the axes. */
    private final class Layers extends AbstractXYAnnotation {
        private static final long serialVersionUID = 1;

        /** Of the drawing under way, or the last one. */
        private transient Canvas canvas;

        @Override
        public void draw(
                Graphics2D g2,
                XYPlot plot,
                Rectangle2D dataArea,
                ValueAxis along,
                ValueAxis up,
                int rendererIndex,
                PlotRenderingInfo info) {
            canvas = canvas(
                    g2,
                    dataArea,
                    value -> near(along.valueToJava2D(value, dataArea, plot.getDomainAxisEdge())),
                    value -> near(up.valueToJava2D(value, dataArea, plot.getRangeAxisEdge())));
            if (!sheet.nothing().isEmpty()) {
                canvas.middle(sheet.nothing());
                return;
            }
            sheet.layers().forEach(layer -> layer.draw(canvas));
            names.draw(canvas);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
