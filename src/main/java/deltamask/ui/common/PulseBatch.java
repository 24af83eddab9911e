package deltamask.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Brings what background threads find to the JavaFX thread: all that came since the last time in one go. */
public final class PulseBatch<T> {
    private final Consumer<List<T>> sink;
    private List<T> waiting = new ArrayList<>();

    /** @param sink gets what came, on the JavaFX thread */
    public PulseBatch(Consumer<List<T>> sink) {
        this.sink = sink;
    }

    /** From any thread. */
    public synchronized void offer(T item) {
        waiting.add(item);
        if (waiting.size() == 1) {
            Platform.runLater(this::drain);
        }
    }

    private void drain() {
        List<T> batch;
        synchronized (this) {
            batch = waiting;
            waiting = new ArrayList<>();
        }
        sink.accept(batch);
    }
}
