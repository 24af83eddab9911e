package deltamask.report;

import deltamask.dataset.Sample;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes labels beside marks. Each goes to the free place nearest to its mark; one that has none is left out, so that
 * labels neither lie on one another nor leave the plot. An image's label is left out, too, where only places far from its
 * mark are free.
 */
final class Labels {
    /** Of a mark, in pixels of a window. */
    static final double RADIUS = 3;

    private static final double DEAREST = 9;

    private static final int LONGEST_NAME = 24;
    /** A variant has no number by which it is told from others. */
    private static final int LONGEST_VARIANT = 60;
    /** Directions from the mark: right, left, then diagonal, then straight. */
    private static final double[][] DIRECTIONS = {{1, 0}, {-1, 0}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}, {0, 1}, {0, -1}};

    private final Canvas canvas;
    private final float fontSize;
    private final double radius;

    Labels(Canvas canvas) {
        this.canvas = canvas;
        this.fontSize = canvas.fontSize();
        this.radius = RADIUS * canvas.scale();
    }

    /** Names a mark; does nothing where it has its label, is out of sight, or no place is free. */
    void put(Mark mark) {
        double x = canvas.x(mark.x());
        double y = canvas.y(mark.y());
        if (canvas.isNamed(mark) || !canvas.shows(x, y)) {
            return;
        }
        String number = mark.number() > 0 ? Integer.toString(mark.number()) : "";
        // Named by its number alone, it is told once.
        String name = Sample.isOnlyNumber(mark.number(), mark.name()) ? "" : shortName(mark);
        Font bold = FigureFonts.bold(fontSize * 0.88f);
        Font regular = FigureFonts.able(FigureFonts.regular(fontSize * 0.88f), name);
        double head = number.isEmpty() ? 0 : FigureFonts.width(number, bold) + fontSize * 0.25;
        double width = head + FigureFonts.width(name, regular);
        double around = Math.max(radius, mark.size() * canvas.scale() / 2);
        // An image's label has its number; a variant's tells whose it is by its place alone.
        double close = mark.number() > 0 ? radius + fontSize : around + fontSize * 0.45;
        place(x, y, around, close, width, fontSize * 1.04)
                .or(() -> mark.number() == 0 ? anyPlace(x, y, close, width, fontSize * 1.04) : Optional.empty())
                .ifPresent(box -> {
                    canvas.take(box);
                    canvas.name(mark);
                    leader(x, y, close, box).ifPresent(this::draw);
                    if (canvas.crowdUnder(box) > 0) {
                        canvas.veil(box);
                    }
                    double base = box.getMinY() + fontSize * 0.82;
                    canvas.words(number, bold, canvas.theme().text(), box.getMinX(), base);
                    canvas.words(name, regular, canvas.theme().muted(), box.getMinX() + head, base);
                });
    }

    /** On one line, as a PDF has no letter for a line's end. */
    private static String shortName(Mark mark) {
        String whole = mark.name().replaceAll("\\p{Cntrl}+", " ");
        return mark.number() > 0
                ? OutlierNames.shortName(whole, LONGEST_NAME)
                : OutlierNames.shortened(whole, LONGEST_VARIANT);
    }

    private void draw(Line2D line) {
        canvas.lead(line);
        // Seen on a large mark, too, at whose middle it ends.
        canvas.line(canvas.theme().background(), 2.2, line.getX1(), line.getY1(), line.getX2(), line.getY2());
        canvas.line(canvas.theme().muted(), 0.8, line.getX1(), line.getY1(), line.getX2(), line.getY2());
    }

    /** A line to a label that does not stand beside its mark. */
    private Optional<Line2D> leader(double x, double y, double close, Rectangle2D box) {
        double toX = Math.max(box.getMinX() - 2, Math.min(x, box.getMaxX() + 2));
        double toY = Math.max(box.getMinY(), Math.min(y, box.getMaxY()));
        return Math.hypot(toX - x, toY - y) > close ? Optional.of(new Line2D.Double(x, y, toX, toY)) : Optional.empty();
    }

    /** The cheapest place that is inside the plot and free; none where all are too dear. */
    private Optional<Rectangle2D> place(double x, double y, double around, double close, double width, double height) {
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
                if (cost < lowest && free(x, y, close, box)) {
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

    /**
     * The place nearest to a mark that no other label has, wherever it is: a variant's name stands nowhere else in the
     * figure. Lines that lead to labels cross one another only where it must be.
     */
    private Optional<Rectangle2D> anyPlace(double x, double y, double close, double width, double height) {
        List<Rectangle2D> places = new ArrayList<>();
        Rectangle2D area = canvas.area();
        for (double top = area.getMinY(); top + height <= area.getMaxY(); top += height / 2) {
            for (double left = area.getMinX(); left + width <= area.getMaxX(); left += height / 2) {
                Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
                if (canvas.taken().stream().noneMatch(box::intersects)) {
                    places.add(box);
                }
            }
        }
        Comparator<Rectangle2D> nearest = Comparator.comparingDouble(box -> distance(x, y, box));
        return places.stream()
                .filter(box -> canvas.crowdUnder(box) == 0 && free(x, y, close, box))
                .min(nearest)
                .or(() -> places.stream().min(nearest));
    }

    private static double distance(double x, double y, Rectangle2D box) {
        return Math.hypot(
                Math.max(0, Math.max(box.getMinX() - x, x - box.getMaxX())),
                Math.max(0, Math.max(box.getMinY() - y, y - box.getMaxY())));
    }

    /** Inside the plot, and neither label nor leader crosses another. */
    private boolean free(double x, double y, double close, Rectangle2D box) {
        return canvas.area().contains(box)
                && canvas.taken().stream().noneMatch(box::intersects)
                && canvas.leaders().stream().noneMatch(line -> line.intersects(box))
                && leader(x, y, close, box)
                        .map(line -> canvas.taken().stream().noneMatch(line::intersects)
                                && canvas.leaders().stream().noneMatch(line::intersectsLine))
                        .orElse(true);
    }
}
