package deltamask.comparison;

/**
 * How far a run is and how long it will take, by its rate since the first image that it ran itself, pauses left out.
 */
public final class Progress {
    private final int total;
    private final ComparisonListener listener;
    private int done;
    private int run;
    private long firstNanos;
    private long pausedNanos;
    private long pauseStart;
    private boolean paused;

    /** @param listener hears of each image that is done */
    public Progress(int total, ComparisonListener listener) {
        this.total = total;
        this.listener = listener;
    }

    /** One more image was run. */
    public synchronized void one() {
        run++;
        if (run == 1) {
            firstNanos = System.nanoTime();
        }
        tell();
    }

    /** One more image is done, by an earlier attempt: that took no time now, so that it says nothing of the rate. */
    public synchronized void kept() {
        tell();
    }

    private void tell() {
        done++;
        double seconds = (System.nanoTime() - firstNanos - pausedNanos) / 1e9;
        double rate = run < 2 || seconds <= 0 ? 0 : (run - 1) / seconds;
        listener.progress(done, total, rate, rate == 0 ? -1 : (total - done) / rate);
    }

    synchronized void pause() {
        if (!paused) {
            paused = true;
            pauseStart = System.nanoTime();
        }
    }

    synchronized void resume() {
        if (paused) {
            paused = false;
            if (run > 0) {
                pausedNanos += System.nanoTime() - pauseStart;
            }
        }
    }
}
