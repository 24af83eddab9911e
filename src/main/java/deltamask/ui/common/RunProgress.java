package deltamask.ui.common;

/**
 * How far a run is.
 *
 * @param done samples through both variants
 * @param total samples in all
 * @param imagesPerSecond 0 before the first
 * @param secondsLeft negative before there is an estimate
 */
public record RunProgress(int done, int total, double imagesPerSecond, double secondsLeft) {
    /** Before a run. */
    public static final RunProgress NONE = new RunProgress(0, 0, 0, -1);

    /** 0 to 1. */
    public double share() {
        return total == 0 ? 0 : (double) done / total;
    }
}
