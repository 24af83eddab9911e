package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** Does in the window what users do. What waits is not for the JavaFX thread; all else is for it alone. */
final class Driver {
    private static final long LOOK_NANOS = 500_000;

    private final Stage stage;
    private final Session session;

    Driver(Stage stage, Session session) {
        this.stage = stage;
        this.session = session;
    }

    Session session() {
        return session;
    }

    Node node(String selector) {
        return stage.getScene().lookup(selector);
    }

    /** Presses a key with the pictures in focus. */
    void key(KeyCode code) {
        node("#compare").fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    /** Runs what is chosen, and waits until it is over and painted. */
    void run() throws InterruptedException {
        FxThread.run(() -> ((Button) node("#run")).fire());
        while (FxThread.call(session::runState) != RunState.IDLE) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        FxThread.awaitPainted();
    }

    /** Looks at an image in the compare view, and waits until its pictures are painted. */
    void look(int number) throws InterruptedException {
        FxThread.run(() -> {
            session.rows().select(number);
            node("#compare").requestFocus();
        });
        awaitShown();
    }

    /** Waits until the selected image's pictures are painted. */
    void awaitShown() throws InterruptedException {
        while (!FxThread.call(() ->
                session.rows().selected().equals(session.comparedProperty().get()))) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        FxThread.awaitPainted();
    }
}
