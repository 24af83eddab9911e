package deltamask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.FlowArrangement;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.VerticalAlignment;

/** What stands around a figure's plot: title, legend and axes, in one look for all figures. */
final class FigureFrame {
    private final Figure figure;
    private final FigureData data;
    private final FigureChoice choice;
    private final FigureTheme theme;
    private final boolean titled;
    private final float fontSize;
    private final double scale;

    FigureFrame(
            Figure figure, FigureData data, FigureChoice choice, FigureTheme theme, boolean titled, float fontSize) {
        this.figure = figure;
        this.data = data;
        this.choice = choice;
        this.theme = theme;
        this.titled = titled;
        this.fontSize = fontSize;
        this.scale = fontSize / 12;
    }

    JFreeChart chart(Sheet sheet, XYAnnotation layers) {
        XYPlot plot = plot(sheet);
        plot.addAnnotation(layers);
        JFreeChart chart = new JFreeChart(null, FigureFonts.regular(size(1)), plot, false);
        chart.setBackgroundPaint(theme.background());
        chart.setPadding(insets(6, 8, 6, 18));
        chart.setTextAntiAlias(true);
        chart.getRenderingHints().put(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.getRenderingHints().put(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        if (titled) {
            chart.addSubtitle(title(figure.title(choice), true));
        }
        String subtitle = subtitle();
        if (!subtitle.isEmpty()) {
            chart.addSubtitle(title(subtitle, false));
        }
        if (!sheet.keys().isEmpty()) {
            chart.addSubtitle(legend(sheet));
        }
        return chart;
    }

    /**
     * Without title what is left to the caption is left out, but never what a time was taken under, nor that the two were
     * made on two devices. What several variants were measured under stands in the legend.
     */
    private String subtitle() {
        if (figure.needs(choice) == Figure.Needs.CANDIDATES) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        if (titled) {
            words.append("B ").append(data.b()).append(" against A ").append(data.a());
        }
        if (!data.conditions().isBlank() && (titled || figure.timed(choice) || data.ofTwoDevices())) {
            words.append(words.isEmpty() ? "" : " · ").append(data.conditions());
        }
        int without = figure.without(data, choice);
        if (without > 0) {
            words.append(words.isEmpty() ? "" : " · ")
                    .append(Numbers.count(without, "image"))
                    .append(" left out for want of values");
        }
        return words.toString();
    }

    private float size(double relative) {
        return (float) (fontSize * relative);
    }

    private RectangleInsets insets(double top, double left, double bottom, double right) {
        return new RectangleInsets(top * scale, left * scale, bottom * scale, right * scale);
    }

    private BasicStroke stroke(double width) {
        return new BasicStroke((float) (width * scale));
    }

    private XYPlot plot(Sheet sheet) {
        boolean empty = !sheet.nothing().isEmpty();
        XYPlot plot = new XYPlot(
                null,
                axis(sheet.x(), empty),
                axis(sheet.y(), empty),
                // Draws the grid alone: there is no dataset.
                new XYLineAndShapeRenderer());
        plot.setBackgroundPaint(theme.background());
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(!empty && sheet.x().ticks().isGridded());
        plot.setRangeGridlinesVisible(!empty && sheet.y().ticks().isGridded());
        plot.setDomainGridlinePaint(theme.grid());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(stroke(0.8));
        plot.setRangeGridlineStroke(stroke(0.8));
        plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        plot.setAxisOffset(insets(0, 4, 4, 0));
        plot.setInsets(insets(6, 0, 0, 0));
        return plot;
    }

    static void range(ValueAxis axis, Scale scale) {
        axis.setRange(scale.lower(), scale.upper());
    }

    private NumberAxis named(Scale scale) {
        NumberAxis axis = new NumberAxis(scale.label());
        axis.setInverted(true);
        return axis;
    }

    private ValueAxis axis(Scale scale, boolean empty) {
        ValueAxis axis;
        if (scale.kind() == Scale.Kind.LOGARITHMIC) {
            axis = new LogTicksAxis(scale.label(), scale.ticks());
        } else {
            NumberAxis numbers = scale.kind() == Scale.Kind.NAMES ? named(scale) : new NumberAxis(scale.label());
            numbers.setStandardTickUnits(scale.ticks());
            axis = numbers;
        }
        range(axis, scale);
        axis.setLabelFont(FigureFonts.regular(size(1)));
        axis.setLabelPaint(theme.text());
        boolean names = scale.kind() == Scale.Kind.NAMES;
        axis.setTickLabelFont(FigureFonts.regular(size(names ? 1 : 0.92)));
        axis.setTickLabelPaint(names ? theme.text() : theme.muted());
        axis.setTickLabelInsets(insets(2, names ? 2 : 8, 2, names ? 2 : 8));
        axis.setLabelInsets(insets(2, 2, 2, 2));
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelsVisible(!empty);
        return axis;
    }

    private TextTitle title(String text, boolean first) {
        Font font = first ? FigureFonts.bold(size(1.2)) : FigureFonts.regular(size(0.92));
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

    private LegendTitle legend(Sheet sheet) {
        LegendItemCollection items = new LegendItemCollection();
        sheet.keys().forEach(key -> items.add(item(key)));
        LegendTitle legend = new LegendTitle(
                () -> items,
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 6 * scale, 0),
                new FlowArrangement(HorizontalAlignment.LEFT, VerticalAlignment.CENTER, 6 * scale, 0));
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(FigureFonts.regular(size(0.92)));
        legend.setItemPaint(theme.muted());
        legend.setItemLabelPadding(insets(1, 1, 1, 4));
        legend.setPadding(insets(2, 4, 2, 4));
        legend.setBackgroundPaint(null);
        return legend;
    }

    private LegendItem item(Sheet.Key key) {
        Color color = key.color();
        boolean hollow = key.glyph().filter(Mark.Glyph.DIAMOND::equals).isPresent();
        Shape shape = key.glyph().map(this::shape).orElseGet(() -> square(4.5));
        return new LegendItem(
                key.words(),
                null,
                null,
                null,
                true,
                shape,
                !hollow,
                color,
                true,
                key.glyph().isPresent() ? color : theme.grid(),
                stroke(hollow ? 1.2 : 0.8),
                false,
                shape,
                stroke(1),
                color);
    }

    private Shape shape(Mark.Glyph glyph) {
        double half = 3.5 * scale;
        return switch (glyph) {
            case DOT -> new Ellipse2D.Double(-half, -half, 2 * half, 2 * half);
            case SQUARE -> square(3.2);
            case TICK -> new Rectangle2D.Double(-0.6 * scale, -half, 1.2 * scale, 2 * half);
            case DIAMOND -> polygon(-half, 0, 0, -half, half, 0, 0, half);
            case TRIANGLE -> polygon(-half, half, 0, -half, half, half);
        };
    }

    private static Shape polygon(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
        return path;
    }

    private Shape square(double half) {
        return new Rectangle2D.Double(-half * scale, -half * scale, 2 * half * scale, 2 * half * scale);
    }
}
