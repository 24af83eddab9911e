package deltamask.variant.inspect;

import deltamask.variant.inspect.Inspection.Convolutions;
import deltamask.variant.inspect.Inspection.Kind;
import deltamask.variant.inspect.Inspection.Linears;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How often which operator is called. */
final class Counts {
    private static final Pattern CONVOLUTION = Pattern.compile("(^|_)t?conv(olution|_tbc|_?(transpose)?[123]d|_|$)");
    private static final Pattern LINEAR = Pattern.compile("(^|_)(linear|addmm)(_|$)");

    private final Map<String, Integer> names = new TreeMap<>();
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> convolutions = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> linears = new EnumMap<>(Kind.class);
    private final Map<StoredTensor.Scheme, Integer> schemes = new EnumMap<>(StoredTensor.Scheme.class);

    /**
     * Counts one call.
     *
     * @param name with its namespace: {@code aten::relu}
     * @param scheme of its packed weights
     */
    void add(String name, Kind kind, Optional<StoredTensor.Scheme> scheme) {
        names.merge(name, 1, Integer::sum);
        kinds.merge(kind, 1, Integer::sum);
        String plain = name.substring(name.indexOf(':') + 2);
        if (CONVOLUTION.matcher(plain).find()) {
            convolutions.merge(kind, 1, Integer::sum);
            scheme.ifPresent(found -> schemes.merge(found, 1, Integer::sum));
        } else if (LINEAR.matcher(plain).find()) {
            linears.merge(kind, 1, Integer::sum);
        }
    }

    Map<String, Integer> names() {
        return names;
    }

    Map<Kind, Integer> kinds() {
        return kinds;
    }

    Convolutions convolutions() {
        return new Convolutions(
                floating(convolutions),
                convolutions.getOrDefault(Kind.QUANTIZED, 0),
                convolutions.getOrDefault(Kind.PREPACKED, 0),
                schemes.getOrDefault(StoredTensor.Scheme.PER_TENSOR, 0),
                schemes.getOrDefault(StoredTensor.Scheme.PER_CHANNEL, 0));
    }

    Linears linears() {
        return new Linears(
                floating(linears), linears.getOrDefault(Kind.QUANTIZED, 0), linears.getOrDefault(Kind.PREPACKED, 0));
    }

    private static int floating(Map<Kind, Integer> counts) {
        return counts.getOrDefault(Kind.FLOAT, 0) + counts.getOrDefault(Kind.FALLBACK, 0);
    }
}
