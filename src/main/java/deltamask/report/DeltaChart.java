package deltamask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** Puts a delta figure's chart together. */
final class DeltaChart {
    private static final double SMALL = 1e-3;

    private final DeltaPoints points;
    private final DeltaFigure.Options options;
    private final FigureTheme theme;
    private final DeltaFigure.Measure measure;
    private final int without;
    private final double scale;
    private final DeltaRenderer renderer;

    DeltaChart(DeltaPoints points, DeltaFigure.Options options, int without) {
        this.points = points;
        this.options = options;
        this.theme = options.theme();
        this.measure = options.measure();
        this.without = without;
        this.scale = options.fontSize() / 12;
        this.renderer = new DeltaRenderer(points, measure, theme, scale);
    }

    DeltaLabels labels() {
        return new DeltaLabels(points, renderer, theme, options.fontSize());
    }

    JFreeChart chart(DeltaLabels labels) {
        XYPlot plot = plot();
        plot.addAnnotation(labels);
        JFreeChart chart = new JFreeChart(null, FigureFonts.regular(size(1)), plot, false);
        chart.setBackgroundPaint(theme.background());
        // On screen the pane around it keeps its distance.
        double edge = options.title() ? 8 : 0;
        chart.setPadding(insets(edge, 8, Math.max(edge, 4), 18));
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        if (options.title()) {
            chart.addSubtitle(title(measure.symbol() + " per image", true));
            chart.addSubtitle(title(subtitle(), false));
        }
        chart.addSubtitle(legend());
        return chart;
    }

    private float size(double relative) {
        return (float) (options.fontSize() * relative);
    }

    private RectangleInsets insets(double top, double left, double bottom, double right) {
        return new RectangleInsets(top * scale, left * scale, bottom * scale, right * scale);
    }

    private BasicStroke stroke(double width) {
        return new BasicStroke((float) (width * scale));
    }

    private XYPlot plot() {
        XYPlot plot = new XYPlot(points, domainAxis(), rangeAxis(), renderer);
        plot.setBackgroundPaint(theme.background());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(!points.all().isEmpty());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setRangeGridlineStroke(stroke(0.8));
        ValueMarker zero = new ValueMarker(0, theme.muted(), stroke(1));
        zero.setAlpha(1);
        plot.addRangeMarker(zero, Layer.BACKGROUND);
        plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(insets(0, 4, 4, 0));
        plot.setInsets(insets(6, 0, 0, 0));
        plot.setNoDataMessage("No image has a " + measure.symbol() + ".");
        plot.setNoDataMessageFont(FigureFonts.regular(size(1)));
        plot.setNoDataMessagePaint(theme.muted());
        if (hasLimit()) {
            plot.addRangeMarker(band(), Layer.BACKGROUND);
        }
        return plot;
    }

    /** Values that are all the same, or a single one, set no limit. */
    private boolean hasLimit() {
        return points.rule().limit().orElse(0) > 0;
    }

    /** Between its edges an image is no outlier. */
    private IntervalMarker band() {
        double median = points.rule().median().orElseThrow();
        double limit = points.rule().limit().orElseThrow();
        IntervalMarker band = new IntervalMarker(median - limit, median + limit, theme.band());
        band.setAlpha(1);
        return band;
    }

    private NumberAxis domainAxis() {
        // On screen the plot may be low: the pane's own title and buttons say it.
        String label = !options.title()
                ? null
                : options.order() == DeltaFigure.Order.NUMBER
                        ? "image number"
                        : "images in order of " + measure.symbol();
        NumberAxis axis = axis(label, FigureTicks.counts());
        axis.setTickLabelInsets(insets(2, 14, 2, 14));
        axis.setAutoRangeIncludesZero(false);
        axis.setAutoRangeStickyZero(false);
        axis.setLowerMargin(0.012);
        axis.setUpperMargin(0.012);
        axis.setAutoRangeMinimumSize(2);
        return axis;
    }

    private NumberAxis rangeAxis() {
        double largest = points.largest();
        int exponent =
                measure == DeltaFigure.Measure.TIME || largest == 0 || largest >= SMALL ? 0 : largest >= 1e-6 ? -6 : -9;
        String unit = measure == DeltaFigure.Measure.TIME
                ? ", ms"
                : exponent == 0 ? "" : ", in 10" + Numbers.superscript(exponent);
        // On screen the plot may be so low that a longer title would reach into the legend.
        String label = options.title()
                ? measure.symbol() + " (B − A" + unit + ")"
                : measure == DeltaFigure.Measure.TIME ? "Δ ms" : measure.symbol() + unit.replace("in ", "");
        NumberAxis axis = axis(label, FigureTicks.deltas(exponent));
        axis.setTickLabelInsets(insets(3, 4, 3, 4));
        axis.setAutoRangeIncludesZero(true);
        axis.setAutoRangeStickyZero(false);
        // Room for the ring around the selected image, where that is the outermost of a low plot.
        double margin = options.title() ? 0.08 : 0.14;
        axis.setLowerMargin(margin);
        axis.setUpperMargin(margin);
        axis.setAutoRangeMinimumSize(largest > 0 ? largest * 0.01 : measure == DeltaFigure.Measure.TIME ? 2 : 0.02);
        return axis;
    }

    private NumberAxis axis(String label, FigureTicks ticks) {
        NumberAxis axis = new NumberAxis(label);
        axis.setStandardTickUnits(ticks);
        axis.setLabelFont(FigureFonts.regular(size(1)));
        axis.setLabelPaint(theme.text());
        axis.setTickLabelFont(FigureFonts.regular(size(0.92)));
        axis.setTickLabelPaint(theme.muted());
        axis.setLabelInsets(insets(4, 4, 4, 4));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelsVisible(!points.all().isEmpty());
        return axis;
    }

    private String subtitle() {
        StringBuilder words = new StringBuilder("B ")
                .append(options.b())
                .append(" against A ")
                .append(options.a());
        if (!options.conditions().isBlank()) {
            words.append(" · ").append(options.conditions());
        }
        if (without > 0) {
            words.append(" · ")
                    .append(Numbers.count(without, "image"))
                    .append(" without ")
                    .append(measure.symbol());
        }
        return words.toString();
    }

    private TextTitle title(String text, boolean first) {
        Font font = first ? FigureFonts.bold(size(1.2)) : FigureFonts.regular(size(1));
        TextTitle title = new TextTitle(
                text,
                FigureFonts.able(font, text),
                first ? theme.text() : theme.muted(),
                RectangleEdge.TOP,
                HorizontalAlignment.LEFT,
                VerticalAlignment.TOP,
                insets(first ? 2 : 1, 6, 1, 6));
        title.setExpandToFitSpace(true);
        title.setTextAlignment(HorizontalAlignment.LEFT);
        return title;
    }

    private LegendTitle legend() {
        LegendTitle legend = new LegendTitle(
                this::legendItems,
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 6 * scale, 0),
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 6 * scale, 0));
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(FigureFonts.regular(size(0.92)));
        legend.setItemPaint(theme.muted());
        legend.setItemLabelPadding(insets(1, 1, 1, 4));
        legend.setPadding(insets(3, 4, 2, 4));
        legend.setBackgroundPaint(null);
        return legend;
    }

    private LegendItemCollection legendItems() {
        boolean time = measure == DeltaFigure.Measure.TIME;
        LegendItemCollection items = new LegendItemCollection();
        dot(items, time ? "B faster" : "B better", theme.better(), 1);
        dot(items, time ? "B slower" : "B worse", theme.worse(), -1);
        dot(items, "equal", theme.unchanged(), 0);
        if (hasLimit()) {
            double half = 4.5 * scale;
            int count = points.outliers().size();
            String outliers = Numbers.count(count, "outlier")
                    + (count == 1 ? " lies" : " lie") + " outside"
                    + (count > DeltaLabels.MOST ? " (the furthest named)" : "");
            String limit =
                    measure.text(points.rule().limit().orElseThrow(), true).replace("+", "");
            items.add(item(
                    "within " + limit + " of the median (" + points.rule().limitInWords() + "); " + outliers,
                    new Rectangle2D.Double(-half, -half, 2 * half, 2 * half),
                    theme.band(),
                    theme.grid()));
        }
        return items;
    }

    private void dot(LegendItemCollection items, String words, Color color, int sign) {
        long count = points.all().stream()
                .filter(point -> Math.signum(measure.gain(point.delta())) == sign)
                .count();
        if (count > 0) {
            double radius = 3.5 * scale;
            items.add(item(
                    words + ": " + count,
                    new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius),
                    color,
                    color));
        }
    }

    private LegendItem item(String words, Shape shape, Color fill, Color outline) {
        return new LegendItem(
                words,
                null,
                null,
                null,
                true,
                shape,
                true,
                fill,
                true,
                outline,
                stroke(0.8),
                false,
                shape,
                stroke(1),
                fill);
    }
}
