package deltamask.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Rectangle;

/** Drives the window from another thread, as a benchmark does. Never to be called on the JavaFX thread. */
public final class FxThread {
    /**
     * Taken again and again: a new one each time makes JavaFX look for room among its textures, and it may then drop the
     * window's, which is painted whole again.
     */
    private static final WritableImage FENCE = new WritableImage(1, 1);

    private FxThread() {}

    /** Does something on the JavaFX thread and waits for what comes of it. */
    public static <T> T call(Callable<T> work) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return await(result);
    }

    /** The same for what returns nothing. */
    public static void run(Runnable work) throws InterruptedException {
        call(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until the window was painted with all that has happened so far. */
    public static void awaitPainted() throws InterruptedException {
        CompletableFuture<Void> painted = new CompletableFuture<>();
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                // After this pulse, which hands the window to the painter. A snapshot waits for its turn there.
                Platform.runLater(() -> {
                    new Rectangle(1, 1).snapshot(null, FENCE);
                    painted.complete(null);
                });
            }
        }.start());
        await(painted);
    }

    private static <T> T await(CompletableFuture<T> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
