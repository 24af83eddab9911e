package deltamask.run.imports;

import java.util.concurrent.CancellationException;

/** Hears how far an import is, and can end it. Called on the thread that works. */
public interface Watch {
    /** Nobody watches, nobody ends it. */
    Watch NOBODY = (done, total) -> true;

    /**
     * A mask is done.
     *
     * @return whether to go on
     */
    boolean progress(int done, int total);

    /** @throws CancellationException if the work is to end here */
    default void tell(int done, int total) {
        if (!progress(done, total)) {
            throw new CancellationException();
        }
    }
}
