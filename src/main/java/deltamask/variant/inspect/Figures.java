package deltamask.variant.inspect;

import deltamask.variant.inspect.Inspection.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** An inspection as a table, of one file or of two side by side: for the command and the window. */
public final class Figures {
    private static final String NONE = "-";

    private final Inspection a;
    private final Inspection b;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One line.
     *
     * @param group what it belongs to; lines of one group follow one another
     * @param b the second file's value; the first's again where there is one file
     * @param differs whether the two are not the same
     */
    public record Row(String group, String name, String a, String b, boolean differs) {}

    private Figures(Inspection a, Inspection b) {
        this.a = a;
        this.b = b;
    }

    public static List<Row> of(Inspection file) {
        return of(file, file);
    }

    public static List<Row> of(Inspection a, Inspection b) {
        Figures figures = new Figures(a, b);
        figures.add();
        return figures.rows;
    }

    private void add() {
        add("File", "bytes", file -> number(file.fileBytes()));
        add("File", "archive format", file -> file.formatVersion().isEmpty() ? NONE : file.formatVersion());
        add("File", "PyTorch (model card)", file -> file.torch().orElse("not said"));
        add("File", "lite interpreter", file -> file.lite()
                .map(lite -> "bytecode " + lite.bytecodeVersion() + ", "
                        + lite.operators().size() + " operators needed")
                .orElse("no"));
        add("File", "output", file -> Findings.shown(file.output()));
        add("Convolutions", "all", file -> number(file.convolutions().all()));
        add("Convolutions", "float", file -> number(file.convolutions().floating()));
        add("Convolutions", "int8", file -> number(file.convolutions().quantized()));
        add(
                "Convolutions",
                "int8 per tensor",
                file -> number(file.convolutions().perTensor()));
        add(
                "Convolutions",
                "int8 per channel",
                file -> number(file.convolutions().perChannel()));
        add("Convolutions", "prepacked", file -> number(file.convolutions().prepacked()));
        add("Weights", "parameters", file -> number(file.weights().parameters()));
        add("Weights", "bytes", file -> number(file.weights().bytes()));
        Set<String> types = new TreeSet<>(a.weights().bytesByType().keySet());
        types.addAll(b.weights().bytesByType().keySet());
        for (String type : types) {
            add("Weights", "bytes " + type, file -> count(file.weights().bytesByType(), type));
        }
        add("Weights", "bytes for lite alone", file -> number(file.weights().liteCopyBytes()));
        add("Operators by kind", "float", file -> count(file.kinds(), Kind.FLOAT));
        add("Operators by kind", "int8", file -> count(file.kinds(), Kind.QUANTIZED));
        add("Operators by kind", "prepacked", file -> count(file.kinds(), Kind.PREPACKED));
        add("Operators by kind", "to or from int8", file -> count(file.kinds(), Kind.CONVERSION));
        add("Operators by kind", "float after int8", file -> count(file.kinds(), Kind.FALLBACK));
        Set<String> operators = new TreeSet<>(a.operators().keySet());
        operators.addAll(b.operators().keySet());
        for (String operator : operators) {
            add("Operators", operator, file -> count(file.operators(), operator));
        }
    }

    private void add(String group, String name, Function<Inspection, String> value) {
        String ofA = value.apply(a);
        String ofB = value.apply(b);
        rows.add(new Row(group, name, ofA, ofB, !ofA.equals(ofB)));
    }

    private static <K> String count(Map<K, ? extends Number> counts, K key) {
        Number count = counts.get(key);
        return number(count == null ? 0 : count.longValue());
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }
}
