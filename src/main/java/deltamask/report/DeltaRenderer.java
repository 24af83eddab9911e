package deltamask.report;

import deltamask.dataset.Sample;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.Set;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.entity.XYItemEntity;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/**
 * Draws each delta as a dot on a stem from zero. Stems are left out where images stand closer than they are wide, and of
 * dots that would fall on one another one is drawn.
 */
final class DeltaRenderer extends AbstractXYItemRenderer {
    private static final long serialVersionUID = 1;
    private static final int STEMS = 0;
    private static final int DOTS = 1;
    private static final double NARROWEST_STEMMED = 1.5;
    private static final int DENSE = 1000;

    private final transient DeltaPoints points;
    private final DeltaFigure.Measure measure;
    private final FigureTheme theme;
    private final double scale;

    /** @param scale of dots and lines, 1 for a window */
    DeltaRenderer(DeltaPoints points, DeltaFigure.Measure measure, FigureTheme theme, double scale) {
        this.points = points;
        this.measure = measure;
        this.theme = theme;
        this.scale = scale;
    }

    /** What one drawing needs to know. */
    private static final class State extends XYItemRendererState {
        private final Set<Long> drawn = new HashSet<>();
        private final double spacing;
        private final double diameter;
        private final boolean dense;

        State(PlotRenderingInfo info, double spacing, double diameter, boolean dense) {
            super(info);
            this.spacing = spacing;
            this.diameter = diameter;
            this.dense = dense;
        }

        /** Whether a dot of this colour lies at this quarter of a pixel already. */
        boolean covered(double x, double y, Color color) {
            long place = Math.round(x * 4) << 32 | (Math.round(y * 4) & 0xFFFFFFL) << 8 | (color.getRGB() & 0xFF);
            return dense && !drawn.add(place);
        }
    }

    @Override
    public int getPassCount() {
        return 2;
    }

    @Override
    public XYItemRendererState initialise(
            Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
        double spacing = area.getWidth() / plot.getDomainAxis().getRange().getLength();
        return new State(info, spacing, diameter(spacing), points.all().size() > DENSE);
    }

    /** Of a dot, in pixels. */
    double diameter(double spacing) {
        return Math.max(2.6, Math.min(7, spacing * 0.6)) * scale;
    }

    /** Whether there is room for stems between images that stand so many pixels apart. */
    boolean stemmed(double spacing) {
        return spacing >= NARROWEST_STEMMED * scale;
    }

    Color color(double delta) {
        double gain = measure.gain(delta);
        return gain > 0 ? theme.better() : gain < 0 ? theme.worse() : theme.unchanged();
    }

    @Override
    public void drawItem(
            Graphics2D g2,
            XYItemRendererState state,
            Rectangle2D area,
            PlotRenderingInfo info,
            XYPlot plot,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            XYDataset dataset,
            int series,
            int item,
            CrosshairState crosshair,
            int pass) {
        State drawing = (State) state;
        DeltaPoints.Point point = points.get(item);
        double x = domainAxis.valueToJava2D(point.x(), area, plot.getDomainAxisEdge());
        double y = rangeAxis.valueToJava2D(point.delta(), area, plot.getRangeAxisEdge());
        Color color = color(point.delta());
        if (pass == STEMS && stemmed(drawing.spacing) && point.delta() != 0) {
            double zero = rangeAxis.valueToJava2D(0, area, plot.getRangeAxisEdge());
            stem(g2, drawing, color, new Line2D.Double(x, zero, x, y));
        }
        if (pass == DOTS) {
            double radius = drawing.diameter / 2;
            if (!drawing.covered(x, y, color)) {
                g2.setPaint(color);
                g2.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
            }
            if (state.getEntityCollection() != null) {
                double reach = Math.max(4, radius + 1);
                Ellipse2D hit = new Ellipse2D.Double(x - reach, y - reach, 2 * reach, 2 * reach);
                state.getEntityCollection().add(new PointEntity(hit, dataset, item, point, measure));
            }
        }
    }

    private void stem(Graphics2D g2, State drawing, Color color, Line2D line) {
        Composite before = g2.getComposite();
        g2.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.45f));
        g2.setPaint(color);
        double width = Math.max(0.8, Math.min(2, drawing.spacing * 0.2)) * scale;
        g2.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g2.draw(line);
        g2.setComposite(before);
    }

    /** A dot that can be pointed at. Its words are made when they are asked for, not 10,000 times a drawing. */
    static final class PointEntity extends XYItemEntity {
        private static final long serialVersionUID = 1;

        private final transient DeltaPoints.Point point;
        private final DeltaFigure.Measure measure;

        PointEntity(
                java.awt.Shape area,
                XYDataset dataset,
                int item,
                DeltaPoints.Point point,
                DeltaFigure.Measure measure) {
            super(area, dataset, 0, item, null, null);
            this.point = point;
            this.measure = measure;
        }

        int number() {
            return point.number();
        }

        @Override
        public String getToolTipText() {
            return Sample.title(point.number(), point.image()) + "\n"
                    + measure.symbol() + " " + measure.text(point.delta(), true) + "\nA "
                    + measure.text(point.a(), false)
                    + "   B " + measure.text(point.b(), false);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PointEntity entity && point.equals(entity.point) && super.equals(other);
        }

        @Override
        public int hashCode() {
            return point.hashCode();
        }
    }
}
