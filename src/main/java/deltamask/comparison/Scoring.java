package deltamask.comparison;

import deltamask.dataset.Sample;
import deltamask.run.Gate;
import deltamask.run.RunRow;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Scores samples on a small fixed pool and gathers their rows. */
final class Scoring implements AutoCloseable {
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    /** Beside a run in fast mode, whose workers want the cores too. */
    static final int FEW_THREADS = Math.max(1, Math.min(4, CORES - 1));
    /** Where nothing else runs. */
    static final int ALL_THREADS = CORES;

    private final ExecutorService pool;
    private final RowMaker maker;
    private final boolean inTurn;
    private final Consumer<ComparisonRow> listener;
    private final Gate gate = new Gate();
    private volatile boolean cancelled;
    private final Map<Integer, ComparisonRow> rows = new TreeMap<>();
    private CompletableFuture<Void> all = CompletableFuture.completedFuture(null);

    /**
     * @param inTurn whether each sample is scored before {@link #submit} returns: while times are taken nothing else may
     *     work, for on a small machine it would share a core with the next forward
     * @param threads that score
     * @param listener hears of each row, one call at a time
     */
    Scoring(RowMaker maker, boolean inTurn, int threads, Consumer<ComparisonRow> listener) {
        this.pool = Executors.newFixedThreadPool(threads);
        this.maker = maker;
        this.inTurn = inTurn;
        this.listener = listener;
    }

    synchronized void submit(Sample sample, Optional<RunRow> a, Optional<RunRow> b) {
        CompletableFuture<Void> one =
                CompletableFuture.runAsync(() -> score(sample, a, b), inTurn ? Runnable::run : pool);
        all = CompletableFuture.allOf(all, one);
    }

    private void score(Sample sample, Optional<RunRow> a, Optional<RunRow> b) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!cancelled) {
            add(maker.row(sample, a, b));
        }
    }

    /** Holds before the next sample. */
    void pause() {
        gate.close();
    }

    /** Goes on after {@link #pause}. */
    void resume() {
        gate.open();
    }

    /** What is not scored yet will not be. */
    void cancel() {
        cancelled = true;
        gate.remove();
    }

    private synchronized void add(ComparisonRow row) {
        rows.put(row.number(), row);
        listener.accept(row);
    }

    /** Waits for all that was submitted; the rows by number. */
    Map<Integer, ComparisonRow> await() {
        CompletableFuture<Void> submitted;
        synchronized (this) {
            submitted = all;
        }
        submitted.join();
        synchronized (this) {
            return new TreeMap<>(rows);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
