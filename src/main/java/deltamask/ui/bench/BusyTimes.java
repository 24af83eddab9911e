package deltamask.ui.bench;

import deltamask.ui.common.FxWatchdog;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The longest times that the JavaFX thread was busy, and with what. */
final class BusyTimes {
    /** A frame at 60 a second. */
    static final double LIMIT_MS = 16;

    private static final int TOLD = 8;

    private BusyTimes() {}

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

    /** The innermost frames, and the innermost one of our own. */
    private static String inOneLine(String stack) {
        List<String> frames = stack.lines().toList();
        String own = frames.stream()
                .filter(frame -> frame.startsWith("app//deltamask") || frame.startsWith("deltamask"))
                .findFirst()
                .orElse("not in DeltaMask's own code");
        return String.join(" < ", frames.subList(0, Math.min(3, frames.size()))) + " ... " + own;
    }
}
