package deltamask.variant.inspect;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the pickles that TorchScript writes, as data. Only the opcodes that PyTorch's own reader of TorchScript knows are
 * taken (torch/csrc/jit/serialization/pickler.h); a class is only ever a name. Gives {@link None}, Boolean, Long, Double,
 * String, List (of lists and tuples), Map, {@link StoredTensor} and {@link PickleObject}; lists and maps may hold
 * themselves.
 */
final class Pickle {
    /** What one pickle may hold; the largest of the known models has a fiftieth of it. */
    private static final int MOST_VALUES = 4_000_000;

    private static final Object MARK = new Object();

    /** A class or function by its name, before it is called. */
    private record Global(String name) {}

    private final ByteBuffer in;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int values;

    private Pickle(byte[] bytes) {
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** @param member names the pickle in the complaint */
    static Object read(byte[] bytes, String member) throws DamagedException {
        try {
            return new Pickle(bytes).read();
        } catch (RuntimeException e) {
            // Bytes that end too early, a value of another type than an opcode wants, an empty stack, a number too
            // large.
            throw new DamagedException("its member " + member + " is not a pickle of TorchScript", e);
        }
    }

    private Object read() throws DamagedException {
        while (true) {
            int opcode = in.get() & 0xFF;
            if (opcode == '.') {
                return data(pop());
            }
            step(opcode);
            if (++values > MOST_VALUES) {
                throw new DamagedException("one of its pickles holds more values than any model's");
            }
        }
    }

    private void step(int opcode) throws DamagedException {
        switch (opcode) {
            case 0x80 -> in.get();
            case '(' -> push(MARK);
            case 'N' -> push(None.NONE);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'K' -> push((long) (in.get() & 0xFF));
            case 'M' -> push((long) (in.getShort() & 0xFFFF));
            case 'J' -> push((long) in.getInt());
            case 0x8a -> push(longOf(in.get() & 0xFF));
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case 'X' -> push(text(in.getInt()));
            case 0x8c -> push(text(in.get() & 0xFF));
            case ']' -> push(new ArrayList<>());
            case ')' -> push(List.of());
            case '}' -> push(new LinkedHashMap<>());
            case 't' -> push(popToMark());
            case 0x85 -> push(popLast(1));
            case 0x86 -> push(popLast(2));
            case 0x87 -> push(popLast(3));
            case 'a' -> append(popLast(1));
            case 'e' -> append(popToMark());
            case 's' -> put(popLast(2));
            case 'u' -> put(popToMark());
            case 'c' -> push(new Global(line() + "." + line()));
            case 0x81, 'R' -> call();
            case 'b' -> build();
            case 'q' -> memo.put(in.get() & 0xFF, top());
            case 'r' -> memo.put(in.getInt(), top());
            case 'h' -> push(remembered(in.get() & 0xFF));
            case 'j' -> push(remembered(in.getInt()));
            case 'Q' -> push(storage(list(pop())));
            default ->
                throw new DamagedException(
                        "one of its pickles has the opcode 0x%02x, which TorchScript never writes".formatted(opcode));
        }
    }

    private void call() throws DamagedException {
        Object arguments = data(pop());
        String name = ((Global) pop()).name();
        push(
                switch (name) {
                    case "torch._utils._rebuild_tensor_v2" -> tensor(list(arguments), false);
                    case "torch._utils._rebuild_qtensor" -> tensor(list(arguments), true);
                    case "collections.OrderedDict" -> new LinkedHashMap<>();
                    case "torch.jit._pickle.build_intlist",
                            "torch.jit._pickle.build_doublelist",
                            "torch.jit._pickle.build_boollist",
                            "torch.jit._pickle.build_tensorlist",
                            "torch.jit._pickle.restore_type_tag" ->
                        list(arguments).get(0);
                    default -> new PickleObject(name, arguments);
                });
    }

    private void build() throws DamagedException {
        Object state = data(pop());
        ((PickleObject) top()).setState(state);
    }

    private static StoredTensor tensor(List<?> arguments, boolean quantized) throws DamagedException {
        List<Long> sizes = new ArrayList<>();
        long values = 1;
        for (Object size : list(arguments.get(2))) {
            sizes.add((Long) size);
            values = Math.multiplyExact(values, (Long) size);
            if ((Long) size < 0) {
                throw new DamagedException("one of its tensors has a negative size");
            }
        }
        StoredTensor.Scheme scheme = null;
        List<StoredTensor> scales = new ArrayList<>();
        if (quantized) {
            List<?> quantizer = list(arguments.get(4));
            String name = ((Global) quantizer.get(0)).name();
            for (Object part : quantizer) {
                if (part instanceof StoredTensor scale) {
                    scales.add(scale);
                }
            }
            scheme = name.startsWith("torch.per_channel")
                    ? StoredTensor.Scheme.PER_CHANNEL
                    : StoredTensor.Scheme.PER_TENSOR;
        }
        return new StoredTensor(
                (StoredTensor.Storage) arguments.get(0),
                (Long) arguments.get(1),
                List.copyOf(sizes),
                Optional.ofNullable(scheme),
                scales);
    }

    /** ("storage", class, key, device, number of values). */
    private static StoredTensor.Storage storage(List<?> id) throws DamagedException {
        String className = ((Global) id.get(1)).name();
        StoredTensor.Type type = StoredTensor.Type.ofClass(className)
                .orElseThrow(() -> new DamagedException(
                        "it has tensors of a kind that is not known here, " + ArchiveMembers.shown(className)));
        long values = (Long) id.get(4);
        if (values < 0 || values > Long.MAX_VALUE / type.bytes()) {
            throw new DamagedException("one of its tensors has an impossible size");
        }
        return new StoredTensor.Storage(type, (String) id.get(2), values);
    }

    private Object remembered(int index) throws DamagedException {
        Object value = memo.get(index);
        if (value == null) {
            throw new DamagedException("one of its pickles asks for a value that it never kept");
        }
        return value;
    }

    private void append(List<Object> items) {
        mutableList(top()).addAll(items);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> mutableList(Object value) {
        return (ArrayList<Object>) value;
    }

    @SuppressWarnings("unchecked")
    private void put(List<Object> items) throws DamagedException {
        Map<Object, Object> map = (Map<Object, Object>) top();
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            // The hash of a list that holds itself never ends.
            if (!(key instanceof String || key instanceof Long || key instanceof Double || key instanceof Boolean)) {
                throw new DamagedException("one of its pickles has a map whose keys are neither text nor number");
            }
            map.put(key, items.get(i + 1));
        }
    }

    /** A class that stands as a value is of no use here, but is none of the errors. */
    private static Object data(Object value) {
        return value instanceof Global global ? new PickleObject(global.name(), None.NONE) : value;
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private void push(Object value) {
        stack.add(value);
    }

    private Object top() {
        return stack.get(stack.size() - 1);
    }

    private Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private List<Object> popLast(int count) {
        List<Object> tail = stack.subList(stack.size() - count, stack.size());
        List<Object> items = new ArrayList<>(tail);
        tail.clear();
        return items;
    }

    private List<Object> popToMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> items = popLast(stack.size() - mark - 1);
        pop();
        return items;
    }

    private long longOf(int bytes) {
        byte[] digits = new byte[bytes];
        in.get(digits);
        long value = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            value = value << 8 | (digits[i] & 0xFF);
        }
        return bytes == 0 || bytes >= 8 ? value : value << (64 - 8 * bytes) >> (64 - 8 * bytes);
    }

    private String text(int bytes) {
        String text = new String(in.array(), in.position(), bytes, StandardCharsets.UTF_8);
        in.position(in.position() + bytes);
        return text;
    }

    private String line() {
        int start = in.position();
        byte last;
        do {
            last = in.get();
        } while (last != '\n');
        return new String(in.array(), start, in.position() - 1 - start, StandardCharsets.UTF_8);
    }
}
