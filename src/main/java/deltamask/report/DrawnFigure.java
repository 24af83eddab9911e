package deltamask.report;

import deltamask.report.FigureRanges.Limits;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;

/**
 * What stands where in a figure as it was drawn, and how its axes went, so that a window can zoom.
 *
 * @param hits what can be pointed at
 * @param area of the plot, in the drawing's units
 * @param selection to be drawn over it
 */
public record DrawnFigure(Hits hits, Rectangle2D area, Along x, Along y, SelectionMarks selection) {
    /** The smallest part of what was shown first that can still be zoomed to. */
    private static final double CLOSEST = 1e-9;

    /** How an axis went. */
    public record Along(Limits limits, boolean logarithmic, boolean fixed) {
        static Along of(ValueAxis axis, Scale.Kind kind) {
            return new Along(
                    new Limits(axis.getLowerBound(), axis.getUpperBound()),
                    kind == Scale.Kind.LOGARITHMIC,
                    kind == Scale.Kind.NAMES);
        }

        /** The value at a part of the way from its lower to its upper end; may lie outside. */
        private double at(double part) {
            return logarithmic
                    ? limits.lower() * Math.pow(limits.upper() / limits.lower(), part)
                    : limits.lower() + limits.length() * part;
        }

        private Limits between(double from, double to) {
            double lower = at(from);
            double upper = at(to);
            double size = Math.max(Math.abs(lower), Math.abs(upper));
            return fixed || !(upper - lower > size * CLOSEST) || Double.isInfinite(upper) || lower == upper
                    ? limits
                    : new Limits(lower, upper);
        }
    }

    /** The same with axes that the next drawing will have, to go on zooming from before it is there. */
    public DrawnFigure toBe(FigureRanges ranges) {
        return new DrawnFigure(
                hits,
                area,
                new Along(ranges.x(), x.logarithmic(), x.fixed()),
                new Along(ranges.y(), y.logarithmic(), y.fixed()),
                selection);
    }

    /**
     * The axes after a turn of the wheel.
     *
     * @param factor of what is seen: below 1 for a closer look
     * @param atX what lies there stays where it is
     * @param atY likewise; where one of them is beside the plot, only the other axis changes
     */
    public FigureRanges zoomed(double factor, double atX, double atY) {
        double partX = (atX - area.getMinX()) / area.getWidth();
        double partY = (area.getMaxY() - atY) / area.getHeight();
        boolean besideX = partX < 0 || partX > 1;
        boolean besideY = partY < 0 || partY > 1;
        return new FigureRanges(
                besideX && !besideY ? x.limits() : x.between(partX * (1 - factor), partX + (1 - partX) * factor),
                besideY && !besideX ? y.limits() : y.between(partY * (1 - factor), partY + (1 - partY) * factor));
    }

    /** The axes after the figure was pushed by so many of the drawing's units. */
    public FigureRanges pushed(double right, double down) {
        double partX = -right / area.getWidth();
        double partY = down / area.getHeight();
        return new FigureRanges(x.between(partX, 1 + partX), y.between(partY, 1 + partY));
    }
}
