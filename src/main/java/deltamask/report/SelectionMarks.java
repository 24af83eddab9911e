package deltamask.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Rings the selected images of a figure that is drawn already, and names the one that is looked at: drawn by itself, as
 * it changes with each key while the figure stays.
 */
public final class SelectionMarks {
    private final Canvas drawn;
    private final List<Mark> marks;

    /** @param drawn the figure's canvas after it was drawn */
    SelectionMarks(Canvas drawn, List<Mark> marks) {
        this.drawn = drawn;
        this.marks = marks;
    }

    /**
     * Draws them; from any thread, any number of times.
     *
     * @param graphics with the coordinates that the figure was drawn with
     * @param lead the number of the image that is looked at
     * @param others the numbers of all that are selected
     */
    public void draw(Graphics2D graphics, OptionalInt lead, Set<Integer> others) {
        Canvas canvas = drawn.under(graphics);
        ring(canvas, others);
        boolean told = false;
        for (Mark mark : marks) {
            if (lead.isPresent() && mark.number() == lead.getAsInt()) {
                lead(canvas, mark);
                if (!told) {
                    new Labels(canvas).put(mark);
                }
                told = true;
            }
        }
    }

    /** As one path: all 10,000 images may be selected. */
    private void ring(Canvas canvas, Set<Integer> selected) {
        Path2D rings = new Path2D.Double();
        for (Mark mark : marks) {
            double x = canvas.x(mark.x());
            double y = canvas.y(mark.y());
            if (selected.contains(mark.number()) && canvas.shows(x, y)) {
                rings.append(circle(canvas, x, y), false);
            }
        }
        canvas.graphics().setPaint(canvas.theme().text());
        canvas.graphics().setStroke(canvas.stroke(1));
        canvas.graphics().draw(rings);
    }

    private static Ellipse2D circle(Canvas canvas, double x, double y) {
        double radius = (Labels.RADIUS + 3) * canvas.scale();
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** A ring, and a line up and down the plot. */
    private static void lead(Canvas canvas, Mark mark) {
        double x = canvas.x(mark.x());
        double y = canvas.y(mark.y());
        Rectangle2D area = canvas.area();
        Ellipse2D ring = circle(canvas, x, y);
        Color color = canvas.theme().unchanged();
        canvas.line(color, 0.6, x, area.getMinY(), x, Math.max(area.getMinY(), ring.getMinY()));
        canvas.line(color, 0.6, x, Math.min(area.getMaxY(), ring.getMaxY()), x, area.getMaxY());
        canvas.graphics().setPaint(canvas.theme().text());
        canvas.graphics().setStroke(canvas.stroke(1.8));
        canvas.graphics().draw(ring);
    }
}
