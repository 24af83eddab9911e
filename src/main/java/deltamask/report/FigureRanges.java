package deltamask.report;

/**
 * From where to where the axes of a figure go, in the values' own units.
 *
 * @param x along the lower edge
 * @param y along the left edge
 */
public record FigureRanges(Limits x, Limits y) {
    /**
     * A part of an axis.
     *
     * @param lower below {@code upper}
     */
    public record Limits(double lower, double upper) {
        public Limits {
            if (!(lower < upper) || Double.isInfinite(upper - lower)) {
                throw new IllegalArgumentException("an axis goes up, not from " + lower + " to " + upper);
            }
        }

        double length() {
            return upper - lower;
        }
    }
}
