package deltamask.ui.common;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javafx.application.Platform;

/**
 * Watches how long the JavaFX thread is busy at a stretch. A thread of its own sends it one empty task after another;
 * how long each waits is how long the thread was busy with something else, and where it then is, is looked up on its
 * stack. A stretch may be more than one task, so a task is never longer than what is told.
 */
public final class FxWatchdog implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int FRAMES_TOLD = 60;

    private final Thread fxThread;
    private final Thread watcher;
    private final long limitNanos;
    private final List<Stretch> stretches = new ArrayList<>();
    private volatile boolean closed;
    private long longestNanos;

    /**
     * A time that the JavaFX thread was busy.
     *
     * @param milliseconds longer than the limit
     * @param stacks what it was seen to do, each the innermost frames first
     */
    public record Stretch(double milliseconds, List<String> stacks) {}

    /**
     * Starts to watch.
     *
     * @param limitMilliseconds stretches beyond which are kept with what was seen
     */
    public FxWatchdog(double limitMilliseconds) throws InterruptedException {
        this.limitNanos = (long) (limitMilliseconds * 1e6);
        this.fxThread = FxThread.call(Thread::currentThread);
        this.watcher = new Thread(this::watch, "fx-watchdog");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        while (!closed) {
            Ping ping = new Ping();
            List<String> stacks = new ArrayList<>();
            Platform.runLater(ping);
            long nextLook = ping.sent + limitNanos;
            while (!ping.answered() && !closed) {
                LockSupport.parkNanos(PAUSE_NANOS);
                if (System.nanoTime() >= nextLook && !ping.answered()) {
                    stacks.add(look());
                    nextLook += limitNanos;
                }
            }
            add(ping.waited(), stacks);
        }
    }

    private static final class Ping implements Runnable {
        private final long sent = System.nanoTime();
        private volatile long answer;

        @Override
        public void run() {
            answer = System.nanoTime();
        }

        boolean answered() {
            return answer != 0;
        }

        long waited() {
            return answered() ? answer - sent : 0;
        }
    }

    private String look() {
        return Arrays.stream(fxThread.getStackTrace())
                .limit(FRAMES_TOLD)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
    }

    private synchronized void add(long nanos, List<String> stacks) {
        longestNanos = Math.max(longestNanos, nanos);
        if (nanos > limitNanos) {
            stretches.add(new Stretch(nanos / 1e6, List.copyOf(stacks)));
        }
    }

    /** The longest stretch so far, in milliseconds. */
    public synchronized double longestMilliseconds() {
        return longestNanos / 1e6;
    }

    /** Those beyond the limit, in the order in which they happened. */
    public synchronized List<Stretch> stretches() {
        return List.copyOf(stretches);
    }

    /** Forgets what was seen so far. */
    public synchronized void reset() {
        longestNanos = 0;
        stretches.clear();
    }

    @Override
    public void close() {
        closed = true;
    }
}
