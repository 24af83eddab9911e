package deltamask.ui.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.util.StringConverter;

/** What the window remembers from one start to the next, by key. JavaFX thread only. */
public final class Settings {
    private static final String SEPARATOR = "\n";

    private final Map<String, String> values;
    private static final Duration KEEP = Duration.ofMillis(500);

    private final Consumer<Map<String, Optional<String>>> keeper;
    /** What changed since it was kept last; empty for what was forgotten. */
    private final Map<String, Optional<String>> changes = new TreeMap<>();

    private Runnable changed;

    /**
     * @param remembered from before
     * @param keeper gets what has changed since it was asked last, empty for a key that is forgotten, and keeps it; what
     *     else is kept may be another window's
     */
    public Settings(Map<String, String> remembered, Consumer<Map<String, Optional<String>>> keeper) {
        this.values = new TreeMap<>(remembered);
        this.keeper = keeper;
        this.changed = this::keepNow;
    }

    /** Settings that nobody keeps. */
    public static Settings forgetful() {
        return new Settings(Map.of(), changes -> {});
    }

    public String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise);
    }

    public void set(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            changes.put(key, Optional.of(value));
            changed.run();
        }
    }

    /** Keeps changes in the background from now on, and not each of many. */
    public void keepIn(Tasks tasks) {
        changed = new Throttle(KEEP, () -> {
            Map<String, Optional<String>> now = takeChanges();
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

    private Map<String, Optional<String>> takeChanges() {
        Map<String, Optional<String>> taken = Map.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** Keeps what is not kept yet at once, as at the end. Not on the JavaFX thread where a file is behind it. */
    public void keepNow() {
        keeper.accept(takeChanges());
    }

    /** Forgets everything; what the window shows now stays as it is until the next start. */
    public void clear() {
        restore(Map.of());
    }

    /** All that is remembered now. */
    public Map<String, String> all() {
        return Map.copyOf(values);
    }

    /** Remembers exactly this, as after {@link #clear} was a mistake. */
    public void restore(Map<String, String> former) {
        values.keySet().forEach(key -> changes.put(key, Optional.empty()));
        values.clear();
        values.putAll(former);
        former.forEach((key, value) -> changes.put(key, Optional.of(value)));
        changed.run();
    }

    /** A list of texts without line breaks, such as paths. */
    public List<String> list(String key) {
        String whole = get(key, "");
        return whole.isEmpty() ? List.of() : List.of(whole.split(SEPARATOR));
    }

    /** A list of paths, or one; what can be none, as in a file of another system, is passed over. */
    public List<Path> paths(String key) {
        return list(key).stream().map(Settings::path).flatMap(Optional::stream).toList();
    }

    /** A path that was remembered as text; empty where it can be none. */
    static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
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
