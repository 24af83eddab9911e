package deltamask.mask;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which class ids count as foreground: any but 0 (the study's rule), or those listed. */
public final class Foreground {
    private static final Foreground ANY = new Foreground(Set.of());

    private final Set<Integer> ids;
    private final boolean[] table = new boolean[256];

    private Foreground(Set<Integer> ids) {
        this.ids = ids;
        if (ids.isEmpty()) {
            Arrays.fill(table, 1, 256, true);
        } else {
            ids.forEach(id -> table[id] = true);
        }
    }

    /** Any non-zero label. */
    public static Foreground any() {
        return ANY;
    }

    /** @throws IllegalArgumentException if the set is empty or holds an id outside 0 to 255 */
    public static Foreground ids(Set<Integer> ids) {
        if (ids.isEmpty() || ids.stream().anyMatch(id -> id < 0 || id > 255)) {
            throw new IllegalArgumentException("class ids lie between 0 and 255, and there is at least one: " + ids);
        }
        return new Foreground(new TreeSet<>(ids));
    }

    /**
     * Reads {@code any}, or class ids separated by commas.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static Foreground parse(String text) {
        if (text.strip().equals("any")) {
            return ANY;
        }
        try {
            return ids(Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(Integer::valueOf)
                    .collect(Collectors.toSet()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "foreground is \"any\" or class ids from 0 to 255 separated by commas, not \"" + text + "\"", e);
        }
    }

    public boolean contains(int label) {
        return table[label & 0xFF];
    }

    public boolean isAny() {
        return ids.isEmpty();
    }

    /** The listed ids in ascending order; empty for {@link #any()}. */
    public Set<Integer> ids() {
        return ids;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Foreground foreground && ids.equals(foreground.ids);
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    /** {@code any}, or the ids separated by commas: what {@link #parse} reads. */
    @Override
    public String toString() {
        return isAny() ? "any" : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
