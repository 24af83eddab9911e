package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;

/** Does one step a frame, and takes the time from frame to frame. */
final class FrameClock {
    /** One step; says whether it was the last. */
    interface Step {
        boolean isLast(int frame);
    }

    private FrameClock() {}

    /** Intervals between frames in milliseconds, in order. */
    static double[] run(Step step) throws InterruptedException {
        CompletableFuture<List<Double>> done = new CompletableFuture<>();
        FxThread.run(() -> new AnimationTimer() {
            private final List<Double> intervals = new ArrayList<>();
            private long former;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (former != 0) {
                    intervals.add((time - former) / 1e6);
                }
                former = time;
                if (step.isLast(intervals.size())) {
                    stop();
                    done.complete(intervals);
                }
            }
        }.start());
        try {
            return done.get().stream().mapToDouble(Double::doubleValue).toArray();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Frames a second over all intervals, which are milliseconds. */
    static double perSecond(double[] intervals) {
        return 1000 * intervals.length / Arrays.stream(intervals).sum();
    }

    /** The value that 95 % of the values do not exceed: the nearest rank. */
    static double p95(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(0.95 * sorted.length) - 1];
    }
}
