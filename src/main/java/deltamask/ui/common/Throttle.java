package deltamask.ui.common;

import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;

/**
 * Does something soon after it was asked for, once for many requests, and not more often than an interval. JavaFX thread
 * only.
 */
public final class Throttle {
    private final PauseTransition pause;
    private final Runnable action;
    private boolean wanted;

    public Throttle(Duration interval, Runnable action) {
        this.action = action;
        this.pause = new PauseTransition(javafx.util.Duration.millis((double) interval.toMillis()));
        pause.setOnFinished(event -> {
            if (wanted) {
                run();
            }
        });
    }

    /** Acts now, or when the interval since the last time is over. */
    public void request() {
        wanted = true;
        if (pause.getStatus() != Animation.Status.RUNNING) {
            run();
        }
    }

    private void run() {
        wanted = false;
        pause.playFromStart();
        action.run();
    }
}
