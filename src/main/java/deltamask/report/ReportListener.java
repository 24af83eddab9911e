package deltamask.report;

import java.util.concurrent.CancellationException;

/** Hears how far a report is, and can end it. */
public interface ReportListener {
    /** Nobody listens. */
    ReportListener NONE = (activity, done, total) -> {};

    /**
     * A part is begun; called by the thread that writes.
     *
     * @param activity what is done now, in words
     * @param done parts that are finished
     * @param total parts
     * @throws CancellationException to end here: the files that are written so far stay, each of them whole
     */
    void part(String activity, int done, int total);
}
