package deltamask.comparison;

/** How far a run is and how long it will take, by its rate since its first row, pauses left out. */
public final class Progress {
    private final int total;
    private final ComparisonListener listener;
    private int done;
    private int counted;
    private long firstNanos;
    private long pausedNanos;
    private long pauseStart;
    private boolean paused;

    /** @param listener hears of each image that is done */
    public Progress(int total, ComparisonListener listener) {
        this.total = total;
        this.listener = listener;
    }

    /** One more image is done. */
    public synchronized void one() {
        long now = System.nanoTime();
        done++;
        if (done == 1) {
            firstNanos = now;
        } else {
            counted++;
        }
        double seconds = (now - firstNanos - pausedNanos) / 1e9;
        double rate = counted == 0 || seconds <= 0 ? 0 : counted / seconds;
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
            if (done > 0) {
                pausedNanos += System.nanoTime() - pauseStart;
            }
        }
    }
}
