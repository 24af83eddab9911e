package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import deltamask.ui.common.FxWatchdog;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.control.Button;
import javafx.stage.Stage;

/** Runs what is chosen, and measures how long the window stood still meanwhile. */
final class RunBench {
    private static final long LOOK_NANOS = 5_000_000;

    private RunBench() {}

    static Map<String, Object> measure(Stage stage, Session session) throws InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (FxWatchdog watchdog = new FxWatchdog(BusyTimes.LIMIT_MS)) {
            long begin = System.nanoTime();
            FxThread.run(() -> ((Button) stage.getScene().lookup("#run")).fire());
            while (FxThread.call(session::runState) != RunState.IDLE) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            FxThread.awaitPainted();
            figures.put(
                    "run_images", FxThread.call(() -> session.rows().results().size()));
            figures.put("run_ms", (System.nanoTime() - begin) / 1e6);
            figures.put("run_longest_fx_task_ms", watchdog.longestMilliseconds());
            figures.put("run_fx_tasks", BusyTimes.told(watchdog));
        }
        return figures;
    }
}
