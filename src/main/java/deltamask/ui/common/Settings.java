package deltamask.ui.common;

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
    private final Consumer<Map<String, String>> keeper;

    /**
     * @param remembered from before
     * @param keeper gets all values after each change, and keeps them; must return soon
     */
    public Settings(Map<String, String> remembered, Consumer<Map<String, String>> keeper) {
        this.values = new TreeMap<>(remembered);
        this.keeper = keeper;
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
            keeper.accept(Map.copyOf(values));
        }
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
