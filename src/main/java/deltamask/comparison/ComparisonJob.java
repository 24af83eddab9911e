package deltamask.comparison;

import deltamask.failure.UnusableException;

/** A comparison that can be made. All but {@link #run} from any thread. */
public interface ComparisonJob {
    /**
     * Runs to the end; blocks.
     *
     * @return the comparison of all that was done: after {@link #cancel}, of what there was
     * @throws UnusableException if nothing could be done
     * @throws InterruptedException if the calling thread is
     */
    Comparison run() throws UnusableException, InterruptedException;

    /** Holds before the next image. */
    void pause();

    /** Goes on after {@link #pause}. */
    void resume();

    /** Ends at once, even inside a native call; what is done is kept. */
    void cancel();
}
