package deltamask.report;

import deltamask.dataset.Sample;
import deltamask.report.DeltaPoints.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * Names the outliers of a delta figure, and the selected image. Each label goes to the free place nearest to its dot; one
 * that has none is left out, so that labels neither lie on one another nor leave the plot.
 */
final class DeltaLabels extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1;
    /** Outliers that are named at most. */
    static final int MOST = 16;

    private static final double DEAREST = 9;

    private static final int LONGEST_NAME = 24;
    /** Directions from the dot: right, left, then diagonal, then straight. */
    private static final double[][] DIRECTIONS = {{1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}, {0, 1}, {0, -1}};

    private final transient DeltaPoints points;
    private final DeltaRenderer renderer;
    private final FigureTheme theme;
    private final float fontSize;
    private transient OptionalInt selected = OptionalInt.empty();

    DeltaLabels(DeltaPoints points, DeltaRenderer renderer, FigureTheme theme, float fontSize) {
        this.points = points;
        this.renderer = renderer;
        this.theme = theme;
        this.fontSize = fontSize;
    }

    void select(OptionalInt number) {
        selected = number;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domainAxis,
            ValueAxis rangeAxis,
            int rendererIndex,
            PlotRenderingInfo info) {
        Drawing drawing = new Drawing(g2, plot, area, domainAxis, rangeAxis);
        if (!points.all().isEmpty() && points.largest() == 0) {
            drawing.identical();
        }
        Optional<Point> marked = points.all().stream()
                .filter(point -> selected.isPresent() && point.number() == selected.getAsInt())
                .findFirst();
        marked.ifPresent(drawing::mark);
        Set<Point> named = new LinkedHashSet<>();
        marked.ifPresent(named::add);
        points.outliers().stream().limit(MOST).forEach(named::add);
        named.forEach(drawing::label);
    }

    /** The file's own name, shortened in its middle. */
    static String shortName(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int length = name.codePointCount(0, name.length());
        if (length <= LONGEST_NAME) {
            return name;
        }
        int head = name.offsetByCodePoints(0, LONGEST_NAME / 2);
        int tail = name.offsetByCodePoints(0, length - LONGEST_NAME / 2 + 1);
        return name.substring(0, head) + "…" + name.substring(tail);
    }

    /** One drawing: where everything is, in pixels. */
    private final class Drawing {
        private final Graphics2D g2;
        private final Rectangle2D area;
        private final double[] xs;
        private final double[] ys;
        private final double zero;
        private final double radius;
        private final boolean stems;
        private final XYPlot plot;
        private final ValueAxis domainAxis;
        private final ValueAxis rangeAxis;
        private final List<Rectangle2D> taken = new ArrayList<>();
        private final List<Line2D> leaders = new ArrayList<>();

        Drawing(Graphics2D g2, XYPlot plot, Rectangle2D area, ValueAxis domainAxis, ValueAxis rangeAxis) {
            this.g2 = g2;
            this.plot = plot;
            this.area = area;
            this.domainAxis = domainAxis;
            this.rangeAxis = rangeAxis;
            double spacing = area.getWidth() / domainAxis.getRange().getLength();
            this.radius = renderer.diameter(spacing) / 2;
            this.stems = renderer.stemmed(spacing);
            this.xs = points.all().stream().mapToDouble(this::x).toArray();
            this.ys = points.all().stream().mapToDouble(this::y).toArray();
            this.zero = rangeAxis.valueToJava2D(0, area, plot.getRangeAxisEdge());
        }

        private double x(Point point) {
            return domainAxis.valueToJava2D(point.x(), area, plot.getDomainAxisEdge());
        }

        private double y(Point point) {
            return rangeAxis.valueToJava2D(point.delta(), area, plot.getRangeAxisEdge());
        }

        void identical() {
            String words = "every delta is exactly 0: " + Numbers.count(xs.length, "image");
            Font font = FigureFonts.regular(fontSize);
            g2.setFont(font);
            g2.setPaint(theme.text());
            double left = area.getCenterX() - FigureFonts.width(words, font) / 2;
            g2.drawString(words, (float) left, (float) (zero - fontSize * 1.75));
        }

        /** A ring around the selected image's dot, and a line down the plot through it. */
        void mark(Point point) {
            double x = x(point);
            double y = y(point);
            double ring = radius + 3 * fontSize / 12;
            g2.setPaint(theme.unchanged());
            g2.setStroke(new BasicStroke(fontSize / 20));
            g2.draw(new Line2D.Double(x, area.getMinY(), x, Math.max(area.getMinY(), y - ring)));
            g2.draw(new Line2D.Double(x, Math.min(area.getMaxY(), y + ring), x, area.getMaxY()));
            g2.setPaint(theme.text());
            g2.setStroke(new BasicStroke(fontSize / 7));
            g2.draw(new Ellipse2D.Double(x - ring, y - ring, 2 * ring, 2 * ring));
        }

        void label(Point point) {
            double x = x(point);
            double y = y(point);
            if (!area.intersects(x - 1, y - 1, 2, 2)) {
                return;
            }
            String number = Integer.toString(point.number());
            // Named by its number alone, it is told once.
            String name = Sample.isOnlyNumber(point.number(), point.image()) ? "" : shortName(point.image());
            Font bold = FigureFonts.bold(fontSize * 0.88f);
            Font regular = FigureFonts.able(FigureFonts.regular(fontSize * 0.88f), name);
            double gap = fontSize * 0.25;
            double numberWidth = FigureFonts.width(number, bold);
            double width = numberWidth + (name.isEmpty() ? 0 : gap + FigureFonts.width(name, regular));
            double ascent = fontSize * 0.82;
            double height = fontSize * 1.04;
            place(x, y, width, height).ifPresent(box -> {
                taken.add(box);
                leader(x, y, box).ifPresent(line -> {
                    leaders.add(line);
                    g2.setPaint(theme.muted());
                    g2.setStroke(new BasicStroke(fontSize / 20));
                    g2.draw(line);
                });
                if (covers(box) > 0) {
                    Color back = theme.background();
                    g2.setPaint(new Color(back.getRed(), back.getGreen(), back.getBlue(), 200));
                    g2.fill(box);
                }
                float base = (float) (box.getMinY() + ascent);
                g2.setPaint(theme.text());
                g2.setFont(bold);
                g2.drawString(number, (float) box.getMinX(), base);
                g2.setPaint(theme.muted());
                g2.setFont(regular);
                g2.drawString(name, (float) (box.getMinX() + numberWidth + gap), base);
            });
        }

        /** A line to a label that does not stand beside its dot. */
        private Optional<Line2D> leader(double x, double y, Rectangle2D box) {
            double toX = Math.max(box.getMinX() - 2, Math.min(x, box.getMaxX() + 2));
            double toY = Math.max(box.getMinY(), Math.min(y, box.getMaxY()));
            return Math.hypot(toX - x, toY - y) > radius + fontSize
                    ? Optional.of(new Line2D.Double(x, y, toX, toY))
                    : Optional.empty();
        }

        /** The cheapest place that is inside the plot and free; none where all are too dear. */
        private Optional<Rectangle2D> place(double x, double y, double width, double height) {
            Rectangle2D best = null;
            double lowest = DEAREST;
            for (int ring = 0; ring < 6; ring++) {
                double distance = radius + fontSize * (0.4 + ring * 0.9);
                for (int i = 0; i < DIRECTIONS.length; i++) {
                    double dx = DIRECTIONS[i][0];
                    double dy = DIRECTIONS[i][1];
                    double left = x + dx * distance + (dx < 0 ? -width : dx == 0 ? -width / 2 : 0);
                    double top = y + dy * distance + (dy < 0 ? -height : dy == 0 ? -height / 2 : 0);
                    Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
                    double cost = ring * 1.5 + i * 0.1;
                    if (cost < lowest && free(x, y, box)) {
                        cost += covers(box) * 2;
                        if (cost < lowest) {
                            lowest = cost;
                            best = box;
                        }
                    }
                }
            }
            return Optional.ofNullable(best);
        }

        /** Inside the plot, and neither label nor leader crosses another. */
        private boolean free(double x, double y, Rectangle2D box) {
            return area.contains(box)
                    && taken.stream().noneMatch(box::intersects)
                    && leaders.stream().noneMatch(line -> line.intersects(box))
                    && leader(x, y, box)
                            .map(line -> taken.stream().noneMatch(line::intersects)
                                    && leaders.stream().noneMatch(line::intersectsLine))
                            .orElse(true);
        }

        /** How many dots or stems a box would lie on. */
        private int covers(Rectangle2D box) {
            int covered = 0;
            for (int i = from(box.getMinX() - radius); i < xs.length && xs[i] <= box.getMaxX() + radius; i++) {
                double top = stems ? Math.min(ys[i], zero) : ys[i];
                double bottom = stems ? Math.max(ys[i], zero) : ys[i];
                covered += bottom + radius >= box.getMinY() && top - radius <= box.getMaxY() ? 1 : 0;
            }
            return covered;
        }

        private int from(double x) {
            int place = java.util.Arrays.binarySearch(xs, x);
            return place >= 0 ? place : -place - 1;
        }
    }
}
