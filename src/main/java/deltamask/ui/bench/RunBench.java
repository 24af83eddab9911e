package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import deltamask.ui.common.FxWatchdog;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs what is chosen, and measures how long the window stood still meanwhile. */
final class RunBench {
    private RunBench() {}

    static Map<String, Object> measure(Driver driver) throws InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        try (FxWatchdog watchdog = new FxWatchdog(BusyTimes.LIMIT_MS)) {
            long begin = System.nanoTime();
            driver.run();
            figures.put(
                    "run_images",
                    FxThread.call(() -> driver.session().rows().results().size()));
            figures.put("run_ms", (System.nanoTime() - begin) / 1e6);
            figures.put("run_longest_fx_task_ms", watchdog.longestMilliseconds());
            figures.put("run_fx_tasks", BusyTimes.told(watchdog));
        }
        return figures;
    }
}
