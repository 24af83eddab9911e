package deltamask.ui;

import deltamask.failure.Reasons;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Starts JavaFX and shows the window. */
public final class App {
    /** Kept, because a logger that nobody holds forgets its level. JavaFX warns of every start from a class path. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private App() {}

    /**
     * Opens the window and blocks until it is closed and its runs are at their end.
     *
     * @throws NoDisplayException if there is nothing to show a window on
     * @throws InterruptedException if the calling thread is
     */
    public static void open(UiRequest request) throws NoDisplayException, InterruptedException {
        JAVAFX.setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        AtomicReference<Tasks> tasks = new AtomicReference<>();
        try {
            Platform.startup(() -> {
                try {
                    tasks.set(show(request, closed));
                } catch (RuntimeException e) {
                    failure.set(e);
                    closed.countDown();
                }
            });
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplayException(reason(e), e);
        }
        closed.await();
        if (tasks.get() != null) {
            tasks.get().close();
        }
        Platform.exit();
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    private static Tasks show(UiRequest request, CountDownLatch closed) {
        Session session = new Session();
        Tasks tasks = new Tasks(session::problem);
        Thread.currentThread().setUncaughtExceptionHandler((thread, lost) -> tasks.lost(lost));
        Platform.setImplicitExit(false);
        Window window = new Window(new Stage(), session, tasks, request);
        window.show();
        window.onClosed(closed::countDown);
        return tasks;
    }

    private static String reason(Throwable failure) {
        return Reasons.firstLine(String.valueOf(failure.getMessage()));
    }
}
