package deltamask.ui.gallery;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Keeps what was used last, as much as fits into so many bytes. */
final class RecentlyUsed<K, V> {
    private final Map<K, V> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final ToLongFunction<V> size;
    private final long maxBytes;
    private long bytes;

    /** @param size of one, in bytes */
    RecentlyUsed(long maxBytes, ToLongFunction<V> size) {
        this.maxBytes = maxBytes;
        this.size = size;
    }

    /** Null where it is not kept. */
    V get(K key) {
        return kept.get(key);
    }

    void put(K key, V value) {
        V former = kept.put(key, value);
        bytes += size.applyAsLong(value) - (former == null ? 0 : size.applyAsLong(former));
        Iterator<V> eldest = kept.values().iterator();
        while (bytes > maxBytes && kept.size() > 1) {
            bytes -= size.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    void removeIf(Predicate<K> unwanted) {
        kept.entrySet().removeIf(entry -> {
            boolean goes = unwanted.test(entry.getKey());
            bytes -= goes ? size.applyAsLong(entry.getValue()) : 0;
            return goes;
        });
    }

    void clear() {
        kept.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }
}
