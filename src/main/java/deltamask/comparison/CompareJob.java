package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.run.Conditions;
import deltamask.variant.Variant;
import java.nio.file.Path;

/** Runs two variants over a dataset, image by image in turn, and compares what they made. Used by window and command. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class CompareJob {
    private final Path folder;

    /**
     * @param folder gets {@code a/} and {@code b/}; must be empty or absent, or hold an unfinished attempt of the same
     */
    public CompareJob(
            Dataset dataset,
            Variant a,
            Variant b,
            Conditions conditions,
            Rules rules,
            Path folder,
            ComparisonListener listener) {
        this.folder = folder;
    }

    /**
     * Runs to the end; blocks.
     *
     * @return the comparison of all that was done: after {@link #cancel}, of what there was
     * @throws UnusableException if nothing could be done
     */
    public Comparison run() throws UnusableException, InterruptedException {
        if (folder != null) {
            throw new UnusableException("being written");
        }
        return null;
    }

    /** Holds before the next image. From any thread. */
    public void pause() {}

    /** Goes on after {@link #pause}. */
    public void resume() {}

    /** Ends at once, even inside a native call; what is done is kept. From any thread. */
    public void cancel() {}
}
