package deltamask.ui;

import deltamask.run.Conditions;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.SortOrder;
import deltamask.ui.common.Theme;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.TabPane;
import javafx.util.StringConverter;
import javafx.util.converter.BooleanStringConverter;

/**
 * What the window remembers of its choices. The filter is not among them: a window that opens on none of its images
 * looks broken.
 */
public final class Memory {
    /** Threads of the next run. */
    private static final String THREADS = "threads";

    private Memory() {}

    static void remember(Settings settings, Session session, TabPane lower, BooleanProperty table) {
        settings.remember("theme", session.themeProperty(), Theme.class);
        settings.remember("sort", session.rows().orderProperty(), new OrderConverter());
        settings.remember("gallery.table", table, new BooleanStringConverter());
        // Remembered threads come in with the first conditions: who names threads on the command line means them.
        session.conditionsProperty().addListener((property, old, now) -> rememberThreads(settings, old, now));
        tab(settings, lower);
    }

    /** The same conditions with the number of threads that was chosen in the window last. */
    public static Conditions remembered(Settings settings, Conditions conditions) {
        try {
            int threads = Integer.parseInt(settings.get(THREADS, ""));
            return threads < 1 || threads > Runtime.getRuntime().availableProcessors()
                    ? conditions
                    : conditions.withThreads(threads);
        } catch (NumberFormatException none) {
            return conditions;
        }
    }

    private static void rememberThreads(Settings settings, Conditions old, Conditions now) {
        if (old.threads() != now.threads()) {
            settings.set(THREADS, Integer.toString(now.threads()));
        }
    }

    /** By its title, as tabs come and go. */
    private static void tab(Settings settings, TabPane lower) {
        String former = settings.get("tab", "");
        lower.getTabs().stream()
                .filter(tab -> former.equals(tab.getId()))
                .findFirst()
                .ifPresent(tab -> lower.getSelectionModel().select(tab));
        lower.getSelectionModel()
                .selectedItemProperty()
                .addListener((property, old, now) -> settings.set("tab", now.getId()));
    }

    private static final class OrderConverter extends StringConverter<SortOrder> {
        @Override
        public String toString(SortOrder order) {
            return order.toString();
        }

        @Override
        public SortOrder fromString(String text) {
            return SortOrder.parse(text);
        }
    }
}
