package deltamask.variant.inspect;

import deltamask.variant.inspect.Inspection.Kind;
import deltamask.variant.inspect.Values.Computed;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Counts calls of operators: of what takes a tensor, or makes one, and gives a tensor. Sizes, comparisons of numbers, lists
 * and checks are no operators here; those that the file decides are worked out for {@link Walk}.
 */
final class Operators {
    /** Takes tensors and gives numbers, texts or nothing; or changes a list. */
    private static final Set<String> NO_TENSOR = Set.of(
            "aten::size",
            "aten::dim",
            "aten::len",
            "aten::numel",
            "aten::stride",
            "aten::item",
            "aten::equal",
            "aten::is_floating_point",
            "aten::is_complex",
            "aten::__is__",
            "aten::__isnot__",
            "aten::__contains__",
            "aten::format",
            "aten::storage_offset",
            "aten::element_size",
            "aten::get_device",
            "aten::allclose",
            "aten::append",
            "aten::extend",
            "aten::insert",
            "aten::pop",
            "aten::clear",
            "aten::remove",
            "aten::_set_item",
            "aten::warn",
            "aten::q_scale",
            "aten::q_zero_point",
            "aten::percentFormat");

    /** Gives back what it was given. */
    private static final Set<String> PASSES =
            Set.of("aten::_unwrap_optional", "aten::list", "prim::data", "aten::wait", "prim::unchecked_cast");

    private static final Set<String> MAKES_TENSOR = Set.of(
            "aten::zeros",
            "aten::ones",
            "aten::full",
            "aten::empty",
            "aten::arange",
            "aten::linspace",
            "aten::tensor",
            "aten::scalar_tensor",
            "aten::rand",
            "aten::randn",
            "aten::eye",
            "aten::as_tensor");

    private static final Set<String> CHANGES_LIST =
            Set.of("torch.append", "torch.extend", "torch.insert", "torch.pop", "torch.clear", "torch.remove");

    private static final Pattern PREPACKED = Pattern.compile("prepacked|.*_prepacked|.*_prepack");

    private final Counts counts = new Counts();
    private int paused;

    /** What is called from now on is not part of {@code forward}. */
    void pause() {
        paused++;
    }

    void resume() {
        paused--;
    }

    boolean isPaused() {
        return paused > 0;
    }

    Counts counts() {
        return counts;
    }

    /** Whether a call puts something into the list that is its first argument, or takes something out. */
    static boolean changesFirst(String call) {
        return CHANGES_LIST.contains(call);
    }

    /**
     * Counts a call if it is one of an operator.
     *
     * @param call as written: {@code torch.relu}, {@code ops.quantized.add}
     * @return what is known of the result
     */
    Object apply(String call, List<Object> arguments) {
        String name = call.startsWith("torch.")
                ? "aten::" + call.substring("torch.".length())
                : call.substring("ops.".length()).replaceFirst("\\.", "::");
        Object first = arguments.isEmpty() ? Values.UNKNOWN : arguments.get(0);
        if (PASSES.contains(name)) {
            return first;
        }
        if (name.equals("aten::_set_item") && arguments.size() == 3 && first instanceof Values.Dictionary dictionary) {
            dictionary.entries().put(String.valueOf(arguments.get(1)), arguments.get(2));
        }
        String plain = name.substring(name.indexOf(':') + 2);
        if (name.startsWith("quantized::") && plain.contains("prepack")) {
            return first instanceof StoredTensor weight ? new Values.Packed(weight) : Values.UNKNOWN;
        }
        Computed input = Values.computed(arguments);
        boolean sure = MAKES_TENSOR.contains(name) || name.startsWith("quantized::") || isPrepacked(name);
        if ((input == null && !sure) || NO_TENSOR.contains(name) || name.startsWith("prim::")) {
            return KnownResults.of(name, arguments);
        }
        return count(name, plain, input == null ? Computed.FLOAT : input, arguments);
    }

    private Computed count(String name, String plain, Computed input, List<Object> arguments) {
        Kind kind;
        Computed output = input;
        if (plain.startsWith("quantize_per_")) {
            kind = Kind.CONVERSION;
            output = Computed.QUANTIZED;
        } else if (plain.equals("dequantize")) {
            kind = Kind.CONVERSION;
            output = Computed.DEQUANTIZED;
        } else if (name.startsWith("quantized::")) {
            kind = Kind.QUANTIZED;
            output = plain.contains("dynamic") ? input : Computed.QUANTIZED;
        } else if (isPrepacked(name)) {
            kind = Kind.PREPACKED;
        } else {
            kind = switch (input) {
                case QUANTIZED -> Kind.QUANTIZED;
                case DEQUANTIZED -> Kind.FALLBACK;
                case FLOAT -> Kind.FLOAT;
            };
        }
        if (paused == 0) {
            counts.add(name, kind, scheme(arguments));
        }
        return output;
    }

    private static boolean isPrepacked(String name) {
        return PREPACKED.matcher(name.substring(0, name.indexOf(':'))).matches();
    }

    /** How the packed weights among the arguments were quantized. */
    private static Optional<StoredTensor.Scheme> scheme(List<Object> arguments) {
        return arguments.stream()
                .map(Operators::weight)
                .filter(Objects::nonNull)
                .findFirst()
                .flatMap(StoredTensor::scheme);
    }

    private static StoredTensor weight(Object argument) {
        if (argument instanceof Values.Packed packed) {
            return packed.weight();
        }
        return argument instanceof PickleObject object ? quantizedIn(Values.stored(object.state())) : null;
    }

    /** The first quantized tensor of a packed object's state. */
    private static StoredTensor quantizedIn(Object state) {
        if (state instanceof StoredTensor tensor) {
            return tensor.isQuantized() ? tensor : null;
        }
        return state instanceof Values.Items list
                ? list.items().stream()
                        .map(Operators::quantizedIn)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** What stands at a place of a list, dictionary, or group of tensors. */
    static Object item(Object of, Object place) {
        if (of instanceof Computed) {
            return of;
        }
        if (of instanceof Values.Items list && place instanceof Long index) {
            long from0 = index < 0 ? index + list.items().size() : index;
            return from0 >= 0 && from0 < list.items().size() ? list.items().get((int) from0) : Values.UNKNOWN;
        }
        if (of instanceof Values.Items list) {
            Computed tensor = Values.computed(list);
            return tensor == null ? Values.UNKNOWN : tensor;
        }
        return of instanceof Values.Dictionary dictionary && place instanceof String key
                ? dictionary.entries().getOrDefault(key, Values.UNKNOWN)
                : Values.UNKNOWN;
    }
}
