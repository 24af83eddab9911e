package deltamask.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import deltamask.variant.inspect.Findings;
import deltamask.variant.inspect.Inspection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An inspection as JSON. Scripts rely on the keys. */
final class InspectionJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private InspectionJson() {}

    static String of(Inspection file) {
        Map<String, Object> json = figures(file);
        json.put("findings", Findings.of(file));
        return GSON.toJson(json);
    }

    /** Both, and what is to be said of them. */
    static String of(Inspection a, Inspection b) {
        return GSON.toJson(ordered("a", figures(a), "b", figures(b), "findings", Findings.of(a, b)));
    }

    private static Map<String, Object> figures(Inspection file) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Inspection.Kind kind : Inspection.Kind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT), file.kinds().getOrDefault(kind, 0));
        }
        return ordered(
                "file", file.file().toString(),
                "file_bytes", file.fileBytes(),
                "format_version", file.formatVersion(),
                "torch", file.torch().orElse(null),
                "lite", file.lite().isPresent(),
                "bytecode_version",
                        file.lite().map(Inspection.Lite::bytecodeVersion).orElse(null),
                "lite_operators", file.lite().map(Inspection.Lite::operators).orElse(List.of()),
                "output",
                        ordered(
                                "type",
                                file.output().type(),
                                "keys",
                                file.output().keys()),
                "convolutions",
                        ordered(
                                "float", file.convolutions().floating(),
                                "quantized", file.convolutions().quantized(),
                                "prepacked", file.convolutions().prepacked(),
                                "per_tensor", file.convolutions().perTensor(),
                                "per_channel", file.convolutions().perChannel()),
                "linears",
                        ordered(
                                "float", file.linears().floating(),
                                "quantized", file.linears().quantized(),
                                "prepacked", file.linears().prepacked()),
                "parameters", file.weights().parameters(),
                "weight_bytes", file.weights().bytesByType(),
                "lite_copy_bytes", file.weights().liteCopyBytes(),
                "kinds", kinds,
                "operators", file.operators(),
                "unfollowed_calls", file.unfollowed());
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
