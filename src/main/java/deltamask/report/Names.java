package deltamask.report;

import deltamask.dataset.Sample;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Names outliers, and rings the selected images. Each label goes to the free place nearest to its mark; one that has none
 * is left out, so that labels neither lie on one another nor leave the plot.
 */
final class Names implements Layer {
    /** Outliers that are named at most. */
    static final int MOST = 16;

    private static final double DEAREST = 9;
    private static final int LONGEST_NAME = 24;
    /** A variant has no number by which it is told from others. */
    private static final int LONGEST_VARIANT = 48;
    /** Directions from the mark: right, left, then diagonal, then straight. */
    private static final double[][] DIRECTIONS = {{1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}, {0, 1}, {0, -1}};

    private final List<Mark> all;
    private final List<Mark> outliers;
    private OptionalInt lead = OptionalInt.empty();
    private Set<Integer> selected = Set.of();

    /** @param outliers those to be named, the most important first */
    Names(List<Mark> all, List<Mark> outliers) {
        this.all = all;
        this.outliers = outliers;
    }

    void select(OptionalInt leading, Set<Integer> others) {
        lead = leading;
        selected = Set.copyOf(others);
    }

    @Override
    public void draw(Canvas canvas) {
        Drawing drawing = new Drawing(canvas);
        Set<Mark> named = new LinkedHashSet<>();
        drawing.ring(
                all.stream().filter(mark -> selected.contains(mark.number())).toList());
        for (Mark mark : all) {
            if (lead.isPresent() && mark.number() == lead.getAsInt()) {
                drawing.lead(mark);
                if (named.isEmpty()) {
                    named.add(mark);
                }
            }
        }
        outliers.stream().limit(MOST).forEach(named::add);
        named.forEach(drawing::label);
    }

    /** The file's own name, shortened in its middle. */
    static String shortName(String image, int longest) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        int length = name.codePointCount(0, name.length());
        if (length <= longest) {
            return name;
        }
        int head = name.offsetByCodePoints(0, longest / 2);
        int tail = name.offsetByCodePoints(0, length - longest / 2 + 1);
        return name.substring(0, head) + "…" + name.substring(tail);
    }

    private static final class Drawing {
        private final Canvas canvas;
        private final Graphics2D g2;
        private final float fontSize;
        private final double radius;
        private final List<Line2D> leaders = new ArrayList<>();

        Drawing(Canvas canvas) {
            this.canvas = canvas;
            this.g2 = canvas.graphics();
            this.fontSize = canvas.fontSize();
            this.radius = 3 * canvas.scale();
        }

        /** As one path: all 10,000 images may be selected. */
        void ring(List<Mark> marks) {
            Path2D rings = new Path2D.Double();
            for (Mark mark : marks) {
                double x = canvas.x(mark.x());
                double y = canvas.y(mark.y());
                if (canvas.shows(x, y)) {
                    rings.append(circle(x, y), false);
                }
            }
            g2.setPaint(canvas.theme().text());
            g2.setStroke(canvas.stroke(1));
            g2.draw(rings);
        }

        private Ellipse2D circle(double x, double y) {
            double ring = radius + 3 * canvas.scale();
            return new Ellipse2D.Double(x - ring, y - ring, 2 * ring, 2 * ring);
        }

        /** A ring, and a line up and down the plot. */
        void lead(Mark mark) {
            double x = canvas.x(mark.x());
            double y = canvas.y(mark.y());
            Rectangle2D area = canvas.area();
            Ellipse2D ring = circle(x, y);
            Color color = canvas.theme().unchanged();
            canvas.line(color, 0.6, x, area.getMinY(), x, Math.max(area.getMinY(), ring.getMinY()));
            canvas.line(color, 0.6, x, Math.min(area.getMaxY(), ring.getMaxY()), x, area.getMaxY());
            g2.setPaint(canvas.theme().text());
            g2.setStroke(canvas.stroke(1.8));
            g2.draw(ring);
        }

        void label(Mark mark) {
            double x = canvas.x(mark.x());
            double y = canvas.y(mark.y());
            if (!canvas.shows(x, y)) {
                return;
            }
            String number = mark.number() > 0 ? Integer.toString(mark.number()) : "";
            // Named by its number alone, it is told once.
            String name = Sample.isOnlyNumber(mark.number(), mark.name())
                    ? ""
                    : shortName(mark.name(), mark.number() > 0 ? LONGEST_NAME : LONGEST_VARIANT);
            Font bold = FigureFonts.bold(fontSize * 0.88f);
            Font regular = FigureFonts.able(FigureFonts.regular(fontSize * 0.88f), name);
            double head = number.isEmpty() ? 0 : FigureFonts.width(number, bold) + fontSize * 0.25;
            double width = head + FigureFonts.width(name, regular);
            place(x, y, Math.max(radius, mark.size() * canvas.scale() / 2), width, fontSize * 1.04)
                    .ifPresent(box -> {
                        canvas.take(box);
                        leader(x, y, box).ifPresent(line -> {
                            leaders.add(line);
                            canvas.line(
                                    canvas.theme().muted(),
                                    0.6,
                                    line.getX1(),
                                    line.getY1(),
                                    line.getX2(),
                                    line.getY2());
                        });
                        if (canvas.crowdUnder(box) > 0) {
                            canvas.veil(box);
                        }
                        double base = box.getMinY() + fontSize * 0.82;
                        canvas.words(number, bold, canvas.theme().text(), box.getMinX(), base);
                        canvas.words(name, regular, canvas.theme().muted(), box.getMinX() + head, base);
                    });
        }

        /** A line to a label that does not stand beside its mark. */
        private Optional<Line2D> leader(double x, double y, Rectangle2D box) {
            double toX = Math.max(box.getMinX() - 2, Math.min(x, box.getMaxX() + 2));
            double toY = Math.max(box.getMinY(), Math.min(y, box.getMaxY()));
            return Math.hypot(toX - x, toY - y) > radius + fontSize
                    ? Optional.of(new Line2D.Double(x, y, toX, toY))
                    : Optional.empty();
        }

        /** The cheapest place that is inside the plot and free; none where all are too dear. */
        private Optional<Rectangle2D> place(double x, double y, double around, double width, double height) {
            Rectangle2D best = null;
            double lowest = DEAREST;
            for (int ring = 0; ring < 6; ring++) {
                double distance = around + fontSize * (0.4 + ring * 0.9);
                for (int i = 0; i < DIRECTIONS.length; i++) {
                    double dx = DIRECTIONS[i][0];
                    double dy = DIRECTIONS[i][1];
                    double left = x + dx * distance + (dx < 0 ? -width : dx == 0 ? -width / 2 : 0);
                    double top = y + dy * distance + (dy < 0 ? -height : dy == 0 ? -height / 2 : 0);
                    Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
                    double cost = ring * 1.5 + i * 0.1;
                    if (cost < lowest && free(x, y, box)) {
                        cost += canvas.crowdUnder(box) * 2;
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
            return canvas.area().contains(box)
                    && canvas.taken().stream().noneMatch(box::intersects)
                    && leaders.stream().noneMatch(line -> line.intersects(box))
                    && leader(x, y, box)
                            .map(line -> canvas.taken().stream().noneMatch(line::intersects)
                                    && leaders.stream().noneMatch(line::intersectsLine))
                            .orElse(true);
        }
    }
}
