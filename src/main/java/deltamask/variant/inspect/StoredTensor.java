package deltamask.variant.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A tensor of the archive without its values.
 *
 * @param storage where its values lie
 * @param offset its first value's place in the storage, in values
 * @param sizes length of each dimension; none for a single number
 * @param scheme how a quantized tensor was quantized; empty for any other
 * @param scales where a tensor quantized per channel has its scales and zero points; else none
 */
record StoredTensor(
        Storage storage, long offset, List<Long> sizes, Optional<Scheme> scheme, List<StoredTensor> scales) {
    /** One scale for the whole tensor, or one for each output channel. */
    enum Scheme {
        PER_TENSOR,
        PER_CHANNEL
    }

    /**
     * Values in the archive.
     *
     * @param key name of the member below {@code data/} or {@code constants/}
     * @param values how many there are
     */
    record Storage(Type type, String key, long values) {
        long bytes() {
            return values * type.bytes();
        }
    }

    /**
     * A type of values.
     *
     * @param name as PyTorch calls it: {@code float32}, {@code qint8}
     * @param bytes of one value
     */
    record Type(String name, int bytes) {
        private static final Map<String, Type> BY_CLASS = Map.ofEntries(
                Map.entry("torch.FloatStorage", new Type("float32", 4)),
                Map.entry("torch.DoubleStorage", new Type("float64", 8)),
                Map.entry("torch.HalfStorage", new Type("float16", 2)),
                Map.entry("torch.BFloat16Storage", new Type("bfloat16", 2)),
                Map.entry("torch.LongStorage", new Type("int64", 8)),
                Map.entry("torch.IntStorage", new Type("int32", 4)),
                Map.entry("torch.ShortStorage", new Type("int16", 2)),
                Map.entry("torch.CharStorage", new Type("int8", 1)),
                Map.entry("torch.ByteStorage", new Type("uint8", 1)),
                Map.entry("torch.BoolStorage", new Type("bool", 1)),
                Map.entry("torch.QInt8Storage", new Type("qint8", 1)),
                Map.entry("torch.QUInt8Storage", new Type("quint8", 1)),
                Map.entry("torch.QInt32Storage", new Type("qint32", 4)),
                Map.entry("torch.QUInt4x2Storage", new Type("quint4x2", 1)),
                Map.entry("torch.ComplexFloatStorage", new Type("complex64", 8)),
                Map.entry("torch.ComplexDoubleStorage", new Type("complex128", 16)));

        static Optional<Type> ofClass(String storageClass) {
            return Optional.ofNullable(BY_CLASS.get(storageClass));
        }

        boolean isFloat() {
            return name.startsWith("float") || name.startsWith("bfloat") || name.startsWith("complex");
        }
    }

    /** All that its values and scales lie in. */
    List<Storage> storages() {
        List<Storage> all = new ArrayList<>(List.of(storage));
        scales.forEach(scale -> all.add(scale.storage()));
        return all;
    }

    /** How many numbers it has. */
    long values() {
        long values = 1;
        for (long size : sizes) {
            values *= size;
        }
        return values;
    }

    boolean isQuantized() {
        return scheme.isPresent();
    }
}
