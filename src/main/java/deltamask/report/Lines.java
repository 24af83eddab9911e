package deltamask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Lines across a figure. */
final class Lines {
    private Lines() {}

    /** From point to point. */
    static Layer through(double[] xs, double[] ys, Color color, double width, boolean dashed) {
        return canvas -> {
            if (xs.length == 0) {
                return;
            }
            Path2D path = new Path2D.Double();
            double lastX = canvas.x(xs[0]);
            double lastY = canvas.y(ys[0]);
            path.moveTo(lastX, lastY);
            for (int i = 1; i < xs.length; i++) {
                double x = canvas.x(xs[i]);
                double y = canvas.y(ys[i]);
                // Steps that no eye can see make files large.
                if (Math.abs(x - lastX) + Math.abs(y - lastY) >= 0.1 || i == xs.length - 1) {
                    path.lineTo(x, y);
                    crowd(canvas, lastX, lastY, x, y);
                    lastX = x;
                    lastY = y;
                }
            }
            draw(canvas, path, color, width, dashed);
        };
    }

    /** Up by one step at each value: the share of values up to there. */
    static Layer steps(double[] sorted, Color color, boolean dashed) {
        int count = sorted.length;
        double[] xs = new double[2 * count];
        double[] ys = new double[2 * count];
        for (int i = 0; i < count; i++) {
            xs[2 * i] = sorted[i];
            ys[2 * i] = (double) i / count;
            xs[2 * i + 1] = sorted[i];
            ys[2 * i + 1] = (i + 1.0) / count;
        }
        Layer curve = through(xs, ys, color, 1.6, dashed);
        return canvas -> {
            if (count > 0) {
                level(canvas, color, sorted[0], true, dashed);
                level(canvas, color, sorted[count - 1], false, dashed);
            }
            curve.draw(canvas);
        };
    }

    /** Left of the smallest value the share is 0, right of the largest it is 1. */
    private static void level(Canvas canvas, Color color, double value, boolean left, boolean dashed) {
        Rectangle2D area = canvas.area();
        double edge = left ? area.getMinX() : area.getMaxX();
        double y = canvas.y(left ? 0 : 1);
        draw(canvas, new Path2D.Double(new Line2D.Double(edge, y, canvas.x(value), y)), color, 1.6, dashed);
        crowd(canvas, edge, y, canvas.x(value), y);
    }

    private static void draw(Canvas canvas, Path2D path, Color color, double width, boolean dashed) {
        Graphics2D graphics = canvas.graphics();
        graphics.setPaint(color);
        BasicStroke stroke = dashed ? canvas.dashed(width) : canvas.stroke(width);
        graphics.setStroke(stroke);
        graphics.draw(path);
    }

    /** So that labels keep away. */
    private static void crowd(Canvas canvas, double x1, double y1, double x2, double y2) {
        int steps = (int) Math.min(1000, Math.hypot(x2 - x1, y2 - y1) / 4) + 1;
        for (int i = 0; i <= steps; i++) {
            canvas.crowded(x1 + (x2 - x1) * i / steps, y1 + (y2 - y1) * i / steps);
        }
    }

    /** Across the plot at a height; its words stand at the right end, above it or below. */
    static Layer level(double y, Color color, boolean dashed, String words) {
        return canvas -> {
            Rectangle2D area = canvas.area();
            double at = canvas.y(y);
            if (at < area.getMinY() - 1 || at > area.getMaxY() + 1) {
                return;
            }
            Line2D line = new Line2D.Double(area.getMinX(), at, area.getMaxX(), at);
            draw(canvas, new Path2D.Double(line), color, 1, dashed);
            double left = area.getMinX() + 3 * canvas.scale();
            double right = area.getMaxX() - width(canvas, words) - 3 * canvas.scale();
            double above = at - canvas.fontSize() * 1.2;
            double below = at + canvas.fontSize() * 0.15;
            say(canvas, words, right, above, right, below, left, above, left, below);
            crowd(canvas, area.getMinX(), at, area.getMaxX(), at);
        };
    }

    /** Up the plot at a place; its words stand at the top, right of it or left. */
    static Layer upright(double x, Color color, boolean dashed, String words) {
        return canvas -> {
            Rectangle2D area = canvas.area();
            double at = canvas.x(x);
            if (at < area.getMinX() - 1 || at > area.getMaxX() + 1) {
                return;
            }
            Line2D line = new Line2D.Double(at, area.getMinY(), at, area.getMaxY());
            draw(canvas, new Path2D.Double(line), color, 1, dashed);
            double gap = 4 * canvas.scale();
            double top = area.getMinY() + 1;
            double bottom = area.getMaxY() - canvas.fontSize() * 1.3;
            double left = at - gap - width(canvas, words);
            say(canvas, words, at + gap, top, left, top, at + gap, bottom, left, bottom);
            crowd(canvas, at, area.getMinY(), at, area.getMaxY());
        };
    }

    private static double width(Canvas canvas, String words) {
        return FigureFonts.width(words, font(canvas));
    }

    private static Font font(Canvas canvas) {
        return FigureFonts.regular(canvas.fontSize() * 0.88f);
    }

    /**
     * At the emptiest of some places; nowhere where none is free.
     *
     * @param corners x and y of each place's upper left corner, the best place first
     */
    private static void say(Canvas canvas, String words, double... corners) {
        if (words.isEmpty()) {
            return;
        }
        Rectangle2D best = null;
        for (int i = 0; i < corners.length; i += 2) {
            Rectangle2D box =
                    new Rectangle2D.Double(corners[i], corners[i + 1], width(canvas, words), canvas.fontSize() * 1.04);
            boolean free =
                    canvas.area().contains(box) && canvas.taken().stream().noneMatch(box::intersects);
            if (free && (best == null || canvas.crowdUnder(box) < canvas.crowdUnder(best))) {
                best = box;
            }
        }
        if (best != null) {
            canvas.take(best);
            if (canvas.crowdUnder(best) > 0) {
                canvas.veil(best);
            }
            double base = best.getMinY() + canvas.fontSize() * 0.82;
            canvas.words(words, font(canvas), canvas.theme().text(), best.getMinX(), base);
        }
    }
}
