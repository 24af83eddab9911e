package deltamask.ui.common;

import deltamask.ui.common.Tasks.Handle;
import deltamask.ui.common.Tasks.Lane;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work of which only the latest counts: what was started before is dropped. JavaFX thread only. */
public final class Latest {
    private final Tasks tasks;
    private final Lane lane;
    private Handle running;

    public Latest(Tasks tasks, Lane lane) {
        this.tasks = tasks;
        this.lane = lane;
    }

    /** Starts work in the place of the former. */
    public <T> void start(Callable<T> work, Consumer<? super T> success, Consumer<? super Exception> failure) {
        cancel();
        running = tasks.start(lane, work, success, failure);
    }

    /** Drops the work that was started last. */
    public void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
