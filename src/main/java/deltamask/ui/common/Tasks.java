package deltamask.ui.common;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All threads of the window. Work runs in the background, what comes of it arrives on the JavaFX thread. */
public final class Tasks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tasks.class);
    private static final long CLOSE_SECONDS = 10;
    private static final String NO_MEMORY = "This needs more memory than there is: make the images smaller, or give"
            + " DeltaMask more, as with DELTAMASK_JAVA_OPTIONS=-Xmx8g.";

    /** Which threads work runs on. */
    public enum Lane {
        /** Thumbnails: two threads, the latest first, because that is what is on screen. */
        THUMBNAILS(2, true),
        /** The pictures that are compared. */
        PICTURES(1, true),
        /** The pictures that may be wanted next. */
        AHEAD(1, true),
        /** Masks laid over pictures. */
        PAINTING(1, true),
        /** Models that are asked about one image. */
        PROBES(1, true),
        /** Charts. */
        FIGURES(1, true),
        /** What a chart needs to have counted or looked up first. */
        COUNTS(1, true),
        /** Opening and writing files. */
        FILES(1, false),
        /** Reports, which take seconds. */
        REPORTS(1, false),
        /** Looking for what does not pair in a dataset. */
        CHECKS(1, false),
        /** Listing and hashing model files. */
        MODELS(1, false),
        /** Trying model cards on an image. */
        PREFLIGHT(1, false),
        /** Timing a few forwards with one thread and with more. */
        TIMING(1, false),
        /** Runs. */
        RUNS(1, false);

        private final int threads;
        private final boolean latestFirst;

        Lane(int threads, boolean latestFirst) {
            this.threads = threads;
            this.latestFirst = latestFirst;
        }
    }

    /** Work that was started. JavaFX thread only. */
    public static final class Handle {
        private volatile boolean cancelled;

        /** Nobody wants it any more: it is not begun, or what comes of it is dropped. */
        public void cancel() {
            cancelled = true;
        }
    }

    private final Map<Lane, ThreadPoolExecutor> lanes = new EnumMap<>(Lane.class);
    private final Consumer<String> unexpected;

    /** @param unexpected gets a sentence about every failure that nobody foresaw, on the JavaFX thread */
    public Tasks(Consumer<String> unexpected) {
        this.unexpected = unexpected;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, executor(lane));
        }
    }

    private static ThreadPoolExecutor executor(Lane lane) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                lane.threads,
                lane.threads,
                5,
                TimeUnit.SECONDS,
                lane.latestFirst ? new LatestFirst() : new LinkedBlockingDeque<>(),
                work -> {
                    Thread thread = new Thread(
                            work, lane.name().toLowerCase(java.util.Locale.ROOT) + "-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** A stack in the place of the queue. */
    private static final class LatestFirst extends LinkedBlockingDeque<Runnable> {
        @Override
        public boolean offer(Runnable work) {
            return offerFirst(work);
        }
    }

    /**
     * Starts work.
     *
     * @param success gets what the work returns
     * @param failure gets what the work throws
     * @param anyway runs after either
     */
    public <T> Handle start(
            Lane lane,
            Callable<T> work,
            Consumer<? super T> success,
            Consumer<? super Exception> failure,
            Runnable anyway) {
        Handle handle = new Handle();
        try {
            lanes.get(lane).execute(() -> work(handle, work, success, failure, anyway));
        } catch (RejectedExecutionException e) {
            handle.cancel();
        }
        return handle;
    }

    /** Starts work after which there is nothing more to be done. */
    public <T> Handle start(
            Lane lane, Callable<T> work, Consumer<? super T> success, Consumer<? super Exception> failure) {
        return start(lane, work, success, failure, () -> {});
    }

    private <T> void work(
            Handle handle,
            Callable<T> work,
            Consumer<? super T> success,
            Consumer<? super Exception> failure,
            Runnable anyway) {
        if (handle.cancelled) {
            return;
        }
        Runnable outcome;
        try {
            T result = work.call();
            outcome = () -> success.accept(result);
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            outcome = () -> failure.accept(e);
        } catch (OutOfMemoryError e) {
            // One picture too large must not take the window with it.
            outcome = () -> failure.accept(new UnusableException(NO_MEMORY, e));
        } catch (Throwable fatal) {
            outcome = () -> failure.accept(new IllegalStateException(Reasons.of(fatal), fatal));
        }
        Runnable told = outcome;
        Platform.runLater(() -> finish(handle, told, anyway));
    }

    private void finish(Handle handle, Runnable outcome, Runnable anyway) {
        if (handle.cancelled) {
            return;
        }
        try {
            outcome.run();
        } catch (RuntimeException e) {
            lost(e);
        } finally {
            anyway.run();
        }
    }

    /** Tells of a failure that nobody foresaw: once in the log, once to the user. */
    public void lost(Throwable failure) {
        LOG.error("Unexpected failure", failure);
        unexpected.accept("An unexpected failure, which is a fault of DeltaMask: "
                + failure.getClass().getSimpleName() + ", " + Reasons.of(failure) + ".");
    }

    /** Drops what waits, and lets what runs come to its end for some seconds. Not on the JavaFX thread. */
    @Override
    public void close() {
        for (ThreadPoolExecutor lane : lanes.values()) {
            lane.getQueue().clear();
            lane.shutdown();
        }
        try {
            for (ThreadPoolExecutor lane : lanes.values()) {
                if (!lane.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                    lane.shutdownNow();
                    LOG.warn("A background task did not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
