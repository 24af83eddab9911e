package deltamask.ui;

import deltamask.failure.Reasons;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
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
        open(request, (stage, session) -> {});
    }

    /** Drives the window from outside, as a benchmark does. Called on the thread that opened it, once it is shown. */
    public interface Driver {
        void drive(Stage stage, Session session) throws InterruptedException;
    }

    /** The same, and has it driven. */
    public static void open(UiRequest request, Driver driver) throws NoDisplayException, InterruptedException {
        JAVAFX.setLevel(Level.SEVERE);
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<Opened> opened = new CompletableFuture<>();
        try {
            Platform.startup(() -> {
                try {
                    opened.complete(show(request, closed));
                } catch (RuntimeException e) {
                    opened.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | LinkageError e) {
            throw new NoDisplayException(reason(e), e);
        }
        try {
            Opened window = opened.get();
            driver.drive(window.stage(), window.session());
            closed.await();
            window.tasks().close();
            request.settings().keepNow();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the window cannot be made", e.getCause());
        } finally {
            Platform.exit();
        }
    }

    private record Opened(Stage stage, Session session, Tasks tasks) {}

    private static Opened show(UiRequest request, CountDownLatch closed) {
        Session session = new Session();
        Tasks tasks = new Tasks(session::problem);
        request.settings().keepIn(tasks);
        Thread.currentThread().setUncaughtExceptionHandler((thread, lost) -> tasks.lost(lost));
        Platform.setImplicitExit(false);
        Stage stage = new Stage();
        Window window = new Window(stage, session, tasks, request);
        window.show();
        window.onClosed(closed::countDown);
        return new Opened(stage, session, tasks);
    }

    private static String reason(Throwable failure) {
        return Reasons.firstLine(String.valueOf(failure.getMessage()));
    }
}
