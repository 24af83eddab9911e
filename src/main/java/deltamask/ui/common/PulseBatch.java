package deltamask.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Brings what background threads find to the JavaFX thread: all that came since the last time in one go. */
final class PulseBatch<T> {
    private final Consumer<List<T>> sink;
    private List<T> waiting = new ArrayList<>();

    PulseBatch(Consumer<List<T>> sink) {
        this.sink = sink;
    }

    /** From any thread. */
    synchronized void offer(T item) {
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
