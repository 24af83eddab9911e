package deltamask.ui.common;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.util.StringConverter;

/** What the window remembers from one start to the next, by key. JavaFX thread only. */
public final class Settings {
    private static final String SEPARATOR = "\n";

    private final Map<String, String> values;
    private static final Duration KEEP = Duration.ofMillis(500);

    private final Consumer<Map<String, String>> keeper;
    private Runnable changed;

    /**
     * @param remembered from before
     * @param keeper gets all values after a change, and keeps them
     */
    public Settings(Map<String, String> remembered, Consumer<Map<String, String>> keeper) {
        this.values = new TreeMap<>(remembered);
        this.keeper = keeper;
        this.changed = this::keepNow;
    }

    /** Settings that nobody keeps. */
    public static Settings forgetful() {
        return new Settings(Map.of(), values -> {});
    }

    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public void set(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            changed.run();
        }
    }

    /** Keeps changes in the background from now on, and not each of many. */
    public void keepIn(Tasks tasks) {
        changed = new Throttle(KEEP, () -> {
            Map<String, String> now = Map.copyOf(values);
            tasks.start(
                    Tasks.Lane.FILES,
                    () -> {
                        keeper.accept(now);
                        return now;
                    },
                    kept -> {},
                    tasks::lost);
        })::request;
    }

    /** Keeps everything at once, as at the end. Not on the JavaFX thread where a file is behind it. */
    public void keepNow() {
        keeper.accept(Map.copyOf(values));
    }

    /** Forgets everything; what the window shows now stays as it is until the next start. */
    public void clear() {
        values.clear();
        changed.run();
    }

    /** All that is remembered now. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Remembers exactly this, as after {@link #clear} was a mistake. */
    public void restore(Map<String, String> former) {
        values.clear();
        values.putAll(former);
        changed.run();
    }

    /** A list of texts without line breaks, such as paths. */
    public List<String> list(String key) {
        String whole = get(key, "");
        return whole.isEmpty() ? List.of() : List.of(whole.split(SEPARATOR));
    }

    public void set(String key, List<String> list) {
        set(key, String.join(SEPARATOR, list));
    }

    /** Gives a property its remembered value, where that still can be read, and remembers what it becomes. */
    public <T> void remember(String key, Property<T> property, StringConverter<T> converter) {
        String remembered = values.get(key);
        if (remembered != null) {
            try {
                property.setValue(converter.fromString(remembered));
            } catch (RuntimeException unreadable) {
                // Written by hand, or by another version: the property's own default is as good.
                values.remove(key);
            }
        }
        property.addListener((observed, old, now) -> set(key, converter.toString(now)));
    }

    /** The same for one of an enum's constants. */
    public <E extends Enum<E>> void remember(String key, Property<E> property, Class<E> type) {
        remember(key, property, new StringConverter<>() {
            @Override
            public String toString(E value) {
                return value.name();
            }

            @Override
            public E fromString(String name) {
                return Enum.valueOf(type, name);
            }
        });
    }
}
