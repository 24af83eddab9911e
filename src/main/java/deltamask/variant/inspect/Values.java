package deltamask.variant.inspect;

import deltamask.variant.inspect.Code.FunctionDef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@link Walk} knows of a value in the code. A value is a Boolean, Long, Double, String or {@link None} that is known;
 * a {@link PickleObject} or a {@link StoredTensor} of the file; or one of those here.
 */
final class Values {
    /** Deeper lists are not followed. */
    private static final int DEEPEST_LIST = 3;

    /** Nothing is known. */
    static final Object UNKNOWN = new Object();

    /** What stands in an arm of an {@code if} that only raises an error. */
    static final Object UNINITIALIZED = new Object();

    private Values() {}

    /** A tensor, or a list of tensors, that {@code forward} computes; the later constant is the stronger. */
    enum Computed {
        /** Never quantized on its way. */
        FLOAT,
        /** Quantized before, and float again. */
        DEQUANTIZED,
        QUANTIZED
    }

    /**
     * A list or tuple with all its items.
     *
     * @param depth 1 where none of the items is such a list
     */
    record Items(List<Object> items, int depth) {}

    /** A dictionary with text keys; it changes as the code goes on. */
    record Dictionary(Map<String, Object> entries) {}

    /** Weights made ready for a quantized operator. */
    record Packed(StoredTensor weight) {}

    record Function(FunctionDef function) {}

    /** A list of values; what is known of it as a whole where it is nested too deep. */
    static Object items(List<Object> items) {
        int depth = 1;
        for (Object item : items) {
            depth = item instanceof Items inner ? Math.max(depth, inner.depth() + 1) : depth;
        }
        if (depth <= DEEPEST_LIST) {
            return new Items(items, depth);
        }
        Computed tensor = computed(items);
        return tensor == null ? UNKNOWN : tensor;
    }

    /** A value of a pickle. */
    static Object stored(Object value) {
        return stored(value, DEEPEST_LIST);
    }

    private static Object stored(Object value, int depth) {
        if (value instanceof List<?> list) {
            if (depth == 0) {
                return UNKNOWN;
            }
            List<Object> items = new ArrayList<>();
            for (Object item : list) {
                items.add(stored(item, depth - 1));
            }
            return items(items);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            if (depth > 0) {
                map.forEach((key, item) -> entries.put(String.valueOf(key), stored(item, depth - 1)));
            }
            return new Dictionary(entries);
        }
        return value;
    }

    /** The strongest tensor among values and in their lists; null if there is no tensor. */
    static Computed computed(List<Object> values) {
        Computed strongest = null;
        for (Object value : values) {
            Computed here = computed(value);
            if (here != null && (strongest == null || here.compareTo(strongest) > 0)) {
                strongest = here;
            }
        }
        return strongest;
    }

    /** What a value is as a tensor; null if it is none. */
    static Computed computed(Object value) {
        if (value instanceof Computed computed) {
            return computed;
        }
        if (value instanceof StoredTensor stored) {
            return stored.isQuantized() ? Computed.QUANTIZED : Computed.FLOAT;
        }
        return value instanceof Items list ? computed(list.items()) : null;
    }

    /** What is known after an {@code if} that nobody can decide. */
    static Object merged(Object one, Object other) {
        if (one == null || one == UNINITIALIZED) {
            return other;
        }
        if (other == null || other == UNINITIALIZED || one.equals(other)) {
            return one;
        }
        if (one == None.NONE || other == None.NONE) {
            return UNKNOWN;
        }
        Computed tensor = computed(List.of(one, other));
        return tensor == null ? UNKNOWN : tensor;
    }

    /** What is known of a value of which the code tells the type alone. */
    static Object ofType(String type, Object value) {
        boolean tensors = type.strip().equals("Tensor") || type.strip().equals("List[Tensor]");
        return value == UNKNOWN && tensors ? Computed.FLOAT : value;
    }
}
