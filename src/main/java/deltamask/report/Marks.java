package deltamask.report;

import deltamask.report.Mark.Glyph;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws marks, all of one colour and shape as one path: that is fast on screen and small in files. Of marks that would
 * fall on one another one is drawn; all can be pointed at.
 */
final class Marks implements Layer {
    private static final int DENSE = 1000;
    /** Of a mark among so many, in pixels of a window. */
    private static final double DENSE_SIZE = 3;

    private static final double NARROWEST_STEMMED = 1.5;

    private final List<Mark> marks;
    private final boolean stems;
    private final double largest;
    private final boolean apart;

    private record Style(Color color, Glyph glyph, double diameter) {}

    private Marks(List<Mark> marks, boolean stems, double largest, boolean apart) {
        this.marks = marks;
        this.stems = stems;
        this.largest = largest;
        this.apart = apart;
    }

    static Marks of(List<Mark> marks) {
        return new Marks(marks, false, marks.size() <= 150 ? 6 : marks.size() <= DENSE ? 4.5 : DENSE_SIZE, false);
    }

    /** Of another size, in pixels of a window. */
    static Marks of(List<Mark> marks, double diameter) {
        return new Marks(marks, false, diameter, false);
    }

    /** Few marks that have sizes of their own, the small before the large, each with a rim: they may lie on one another. */
    static Marks apart(List<Mark> marks) {
        return new Marks(
                marks.stream()
                        .sorted(Comparator.comparingDouble(Mark::size).reversed())
                        .toList(),
                false,
                0,
                true);
    }

    /** On stems from zero, which are left out where marks stand closer than they are wide. */
    static Marks onStems(List<Mark> marks) {
        return new Marks(marks, true, 7, false);
    }

    @Override
    public void draw(Canvas canvas) {
        double spacing = spacing(canvas);
        double diameter =
                (stems ? Math.max(2.6, Math.min(largest, spacing / canvas.scale() * 0.6)) : largest) * canvas.scale();
        if (stems && spacing >= NARROWEST_STEMMED * canvas.scale()) {
            drawStems(canvas, spacing);
        }
        Map<Style, Path2D> paths = new LinkedHashMap<>();
        Set<Long> drawn = new HashSet<>();
        boolean dense = marks.size() > DENSE;
        for (Mark mark : marks) {
            double x = canvas.x(mark.x());
            double y = canvas.y(mark.y());
            if (!canvas.shows(x, y)) {
                continue;
            }
            double across = mark.size() > 0 ? mark.size() * canvas.scale() : diameter;
            canvas.hits().mark(x, y, across / 2, mark);
            crowd(canvas, x, y, across / 2);
            // Half a pixel apart marks of three pixels cannot be told apart.
            if (apart) {
                rim(canvas, mark, x, y, across);
                Path2D path = new Path2D.Double();
                add(path, mark.glyph(), x, y, across / 2);
                paint(canvas, new Style(mark.color(), mark.glyph(), across), path);
            } else if (!dense || drawn.add(place(x, y, mark))) {
                Path2D path = paths.computeIfAbsent(
                        new Style(mark.color(), mark.glyph(), across),
                        style -> new Path2D.Double(Path2D.WIND_NON_ZERO));
                add(path, mark.glyph(), x, y, across / 2);
            }
        }
        paths.forEach((style, path) -> paint(canvas, style, path));
    }

    /** A large mark is more than its middle: labels keep off all of it. */
    private static void crowd(Canvas canvas, double x, double y, double radius) {
        double reach = radius <= Canvas.CELL ? 0 : radius - Canvas.CELL / 2.0;
        for (double down = -reach; down <= reach; down += Canvas.CELL) {
            for (double right = -reach; right <= reach; right += Canvas.CELL) {
                if (Math.hypot(down, right) <= radius) {
                    canvas.crowded(x + right, y + down);
                }
            }
        }
    }

    private static void rim(Canvas canvas, Mark mark, double x, double y, double across) {
        double wider = across + 2.4 * canvas.scale();
        Path2D path = new Path2D.Double();
        add(path, mark.glyph(), x, y, wider / 2);
        paint(canvas, new Style(canvas.theme().background(), mark.glyph(), wider), path);
    }

    private static long place(double x, double y, Mark mark) {
        return Math.round(x * 2) << 40
                | (Math.round(y * 2) & 0xFFFFL) << 24
                | (mark.color().getRGB() & 0xFFFFFFL);
    }

    /** Pixels from one image to the next. */
    private double spacing(Canvas canvas) {
        return Math.abs(canvas.x(1) - canvas.x(0));
    }

    private void drawStems(Canvas canvas, double spacing) {
        Graphics2D graphics = canvas.graphics();
        Composite before = graphics.getComposite();
        graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.45f));
        double width = Math.max(0.8, Math.min(2, spacing / canvas.scale() * 0.2));
        double zero = canvas.y(0);
        for (Mark mark : marks) {
            double x = canvas.x(mark.x());
            double y = canvas.y(mark.y());
            if (mark.y() != 0) {
                canvas.line(mark.color(), width, x, zero, x, y);
                // In a narrow range a stem goes on for millions of pixels outside of the plot.
                double from = Math.max(Math.min(y, zero), canvas.area().getMinY());
                double to = Math.min(Math.max(y, zero), canvas.area().getMaxY());
                for (double at = from; at < to; at += 4) {
                    canvas.crowded(x, at);
                }
            }
        }
        graphics.setComposite(before);
    }

    /** Adds one mark's outline; a dot is a line of no length, which a round pen makes round. */
    private static void add(Path2D path, Glyph glyph, double x, double y, double radius) {
        switch (glyph) {
            case DOT -> polygon(path, x, y, x, y);
            case DIAMOND -> {
                polygon(path, x - radius, y, x, y - radius, x + radius, y, x, y + radius);
                path.closePath();
            }
            case SQUARE -> {
                double half = radius * 0.88;
                polygon(path, x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half);
                path.closePath();
            }
            case TRIANGLE -> {
                double half = radius * 1.1;
                polygon(path, x - half, y + half * 0.8, x, y - half, x + half, y + half * 0.8);
                path.closePath();
            }
            case TICK -> polygon(path, x, y - radius, x, y + radius);
        }
    }

    private static void polygon(Path2D path, double... corners) {
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
    }

    private static void paint(Canvas canvas, Style style, Path2D path) {
        Graphics2D graphics = canvas.graphics();
        graphics.setPaint(style.color());
        switch (style.glyph()) {
            case DOT -> {
                graphics.setStroke(
                        new BasicStroke((float) style.diameter(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
                graphics.draw(path);
            }
            case DIAMOND -> {
                // So small a hollow could not be seen, and outlines take three times as long.
                if (style.diameter() <= DENSE_SIZE * canvas.scale()) {
                    graphics.fill(path);
                } else {
                    graphics.setStroke(canvas.stroke(1.2));
                    graphics.draw(path);
                }
            }
            case TICK -> {
                graphics.setStroke(canvas.stroke(1.2));
                graphics.draw(path);
            }
            case SQUARE, TRIANGLE -> graphics.fill(path);
        }
    }
}
