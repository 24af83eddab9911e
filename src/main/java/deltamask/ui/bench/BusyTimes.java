package deltamask.ui.bench;

import deltamask.ui.common.FxWatchdog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The longest times that the JavaFX thread was busy, by what was done meanwhile, and with what it was busy. */
final class BusyTimes {
    /** A frame at 60 a second. */
    static final double LIMIT_MS = 16;

    private static final int TOLD = 5;

    private final FxWatchdog watchdog;
    private final Map<String, Double> longest = new LinkedHashMap<>();
    private final List<Map<String, Object>> told = new ArrayList<>();

    BusyTimes(FxWatchdog watchdog) {
        this.watchdog = watchdog;
    }

    /** Something that takes its time. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** Watches while something is done. */
    void during(String what, Work work) throws InterruptedException {
        watchdog.reset();
        work.run();
        longest.put(what, watchdog.longestMilliseconds());
        told(watchdog).forEach(stretch -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("during", what);
            figures.putAll(stretch);
            told.add(figures);
        });
    }

    /** The longest of all, the longest of each kind of work, and what was seen in those beyond the limit. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("longest_fx_task_ms", Collections.max(longest.values()));
        figures.put("longest_fx_tasks_ms", longest);
        figures.put("fx_tasks", told);
        return figures;
    }

    static List<Map<String, Object>> told(FxWatchdog watchdog) {
        return watchdog.stretches().stream()
                .sorted(Comparator.comparingDouble(FxWatchdog.Stretch::milliseconds)
                        .reversed())
                .limit(TOLD)
                .map(BusyTimes::told)
                .toList();
    }

    private static Map<String, Object> told(FxWatchdog.Stretch stretch) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("ms", stretch.milliseconds());
        figures.put(
                "seen",
                stretch.stacks().stream().map(BusyTimes::inOneLine).distinct().toList());
        return figures;
    }

    /** The innermost frame, and the innermost one of our own. */
    private static String inOneLine(String stack) {
        List<String> frames = stack.lines().map(BusyTimes::method).toList();
        String own = frames.stream()
                .filter(frame -> frame.startsWith("deltamask"))
                .findFirst()
                .orElse("JavaFX alone");
        return frames.isEmpty() ? own : frames.get(0) + " in " + own;
    }

    /** {@code app//javafx.scene.Node.layout(Node.java:1)} as {@code javafx.scene.Node.layout}. */
    private static String method(String frame) {
        return frame.substring(frame.lastIndexOf('/', frame.indexOf('(')) + 1, frame.indexOf('('));
    }
}
