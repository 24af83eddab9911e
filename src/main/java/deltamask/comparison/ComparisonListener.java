package deltamask.comparison;

/** Hears of a running comparison. Called from background threads, one call at a time. */
public interface ComparisonListener {
    /**
     * What goes on, in words: "Loading scripted".
     *
     * @param activity a few words for a status line
     */
    default void activity(String activity) {}

    /** A sample is through both variants and scored. Rows come in the dataset's order, or nearly so. */
    default void row(ComparisonRow row) {}

    /**
     * @param done samples through both variants, those taken from an earlier attempt too
     * @param total samples in all
     * @param imagesPerSecond of this attempt, 0 before the first
     * @param secondsLeft an estimate, negative before there is one
     */
    default void progress(int done, int total, double imagesPerSecond, double secondsLeft) {}
}
