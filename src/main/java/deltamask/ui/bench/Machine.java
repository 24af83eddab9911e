package deltamask.ui.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a figure was measured on. */
final class Machine {
    private Machine() {}

    static Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("java", System.getProperty("java.version"));
        Optional.ofNullable(System.getProperty("javafx.version")).ifPresent(version -> figures.put("javafx", version));
        figures.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return figures;
    }
}
