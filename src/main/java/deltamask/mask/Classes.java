package deltamask.mask;

import java.util.List;
import java.util.Map;

/**
 * What the class ids of a mask mean.
 *
 * @param names by class id; empty where nobody says
 * @param colours 0xRRGGBB by class id, where a model's card gives any
 */
public record Classes(List<String> names, Map<Integer, Integer> colours) {
    /** Nobody says. */
    public static final Classes UNKNOWN = named(List.of());

    public Classes {
        names = List.copyOf(names);
        colours = Map.copyOf(colours);
    }

    /** Without colours of their own. */
    public static Classes named(List<String> names) {
        return new Classes(names, Map.of());
    }
}
