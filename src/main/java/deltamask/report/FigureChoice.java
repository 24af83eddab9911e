package deltamask.report;

import deltamask.comparison.ComparisonRow;

/**
 * What a figure shows, where it can show several things.
 *
 * @param measure for figures that have measures
 * @param order for figures that have an order
 */
public record FigureChoice(Measure measure, Order order) {
    /** Of IoU, by number. */
    public static final FigureChoice DEFAULT = new FigureChoice(Measure.IOU, Order.NUMBER);

    /** Along the axis. */
    public enum Order {
        /** By the image's number, {@link ComparisonRow#number}. */
        NUMBER,
        /** By delta, ascending. */
        SORTED
    }
}
