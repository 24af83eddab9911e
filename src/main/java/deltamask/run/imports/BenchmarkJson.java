package deltamask.run.imports;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import deltamask.failure.UnusableException;
import deltamask.run.Aggregate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what mobile benchmarks leave as JSON. They run a model again and again on one input of their own making, so that
 * none of their times belongs to an image.
 *
 * <ul>
 *   <li>ExecuTorch's benchmark app ({@code benchmark_results.json}): a list of metrics, each with {@code benchmarkModel},
 *       {@code metric}, {@code actualValue} and {@code deviceInfo}.
 *   <li>TFLite's {@code BenchmarkResult} message as JSON: {@code latency_metrics} with {@code avg_ms} and the like, in
 *       either spelling that protocol buffers know.
 *   <li>TFLite's delegate performance report: {@code reports}, and in each the tested delegate's {@code metrics} in
 *       microseconds.
 * </ul>
 */
final class BenchmarkJson {
    private static final String EXECUTORCH = "ExecuTorch benchmark";
    private static final String TFLITE = "TFLite benchmark";
    private static final Map<String, String> EXECUTORCH_METRICS = Map.of(
            "avg_inference_latency(ms)", "average of the inference",
            "trimmean_inference_latency(ms)", "trimmed mean of the inference",
            "generate_time(ms)", "time to generate");
    private static final Map<String, String> TFLITE_RESULT = ordered(
            "avg_ms", "average of the inference",
            "median_ms", "median of the inference",
            "min_ms", "shortest inference",
            "max_ms", "longest inference",
            "p5_ms", "5th percentile of the inference",
            "p95_ms", "95th percentile of the inference",
            "stddev_ms", "standard deviation of the inference",
            "first_inference_ms", "first inference",
            "average_warm_up_ms", "average of the warm-up");
    private static final Map<String, String> TFLITE_REPORT = ordered(
            "inference_latency_average_us", "average of the inference",
            "inference_latency_min_us", "shortest inference",
            "inference_latency_max_us", "longest inference",
            "inference_latency_standard_deviation_us", "standard deviation of the inference",
            "warmup_latency_average_us", "average of the warm-up");

    private final Path file;

    private BenchmarkJson(Path file) {
        this.file = file;
    }

    private static Map<String, String> ordered(String... keysAndWords) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndWords.length; i += 2) {
            map.put(keysAndWords[i], keysAndWords[i + 1]);
        }
        return map;
    }

    /** @throws UnusableException if it is damaged, of another tool, or of more than one model */
    static Timings read(String text, Path file) throws UnusableException {
        try {
            return new BenchmarkJson(file).read(JsonParser.parseString(text));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | NumberFormatException
                | StackOverflowError e) {
            throw new UnusableException(
                    "The file of timings " + file
                            + " is damaged or of another tool: give the JSON of an ExecuTorch or a"
                            + " TFLite benchmark.",
                    e);
        }
    }

    private Timings read(JsonElement json) throws UnusableException {
        if (json.isJsonArray() && !json.getAsJsonArray().isEmpty() && isExecutorch(json.getAsJsonArray())) {
            return executorch(json.getAsJsonArray());
        }
        if (json.isJsonObject()) {
            JsonObject object = json.getAsJsonObject();
            Optional<JsonElement> latencies = either(object, "latency_metrics", "latencyMetrics");
            if (latencies.isPresent()) {
                return tfliteResult(object, latencies.get().getAsJsonObject());
            }
            if (object.has("reports") && object.get("reports").isJsonArray()) {
                return tfliteReport(object.getAsJsonArray("reports"));
            }
        }
        throw new UnusableException(
                "The file of timings " + file + " is JSON of another tool: give that of an ExecuTorch"
                        + " or a TFLite benchmark, a CSV file, or logcat lines.");
    }

    private static boolean isExecutorch(JsonArray list) {
        for (JsonElement one : list) {
            if (!one.isJsonObject()
                    || !one.getAsJsonObject().keySet().containsAll(Set.of("benchmarkModel", "metric", "actualValue"))) {
                return false;
            }
        }
        return true;
    }

    private Timings executorch(JsonArray list) throws UnusableException {
        Set<String> models = new LinkedHashSet<>();
        Set<String> devices = new LinkedHashSet<>();
        List<Aggregate> aggregates = new ArrayList<>();
        OptionalDouble load = OptionalDouble.empty();
        for (JsonElement element : list) {
            JsonObject one = element.getAsJsonObject();
            models.add(words(one.getAsJsonObject("benchmarkModel"), "name", "backend", "quantization"));
            if (one.has("deviceInfo")) {
                devices.add(device(one.getAsJsonObject("deviceInfo")));
            }
            String metric = one.get("metric").getAsString();
            if (EXECUTORCH_METRICS.containsKey(metric)) {
                aggregates.add(new Aggregate(
                        EXECUTORCH_METRICS.get(metric), milliseconds(one.get("actualValue"), metric), EXECUTORCH));
            } else if (metric.equals("model_load_time(ms)")) {
                load = OptionalDouble.of(milliseconds(one.get("actualValue"), metric));
            }
        }
        one(models, "models");
        one(devices, "devices");
        return benchmark(
                EXECUTORCH, aggregates, load, devices.stream().findFirst().filter(name -> !name.isEmpty()));
    }

    /** "samsung SM-S901B (Android 13)". */
    private static String device(JsonObject info) {
        String system = words(info, "os");
        return words(info, "device", "arch") + (system.isEmpty() ? "" : " (" + system + ")");
    }

    private static String words(JsonObject object, String... keys) {
        return Stream.of(keys)
                .filter(object::has)
                .map(object::get)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(word -> !word.isBlank())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private void one(Set<String> names, String what) throws UnusableException {
        if (names.size() > 1) {
            throw new UnusableException("The file of timings " + file + " is of " + names.size() + " " + what + " ("
                    + names.stream().limit(4).collect(Collectors.joining(", "))
                    + "), and a Run is of one: give a file of it alone.");
        }
    }

    private Timings tfliteResult(JsonObject result, JsonObject latencies) throws UnusableException {
        Optional<String> runs = either(result, "misc_metrics", "miscMetrics")
                .flatMap(misc -> either(misc.getAsJsonObject(), "num_runs", "numRuns"))
                .map(JsonElement::getAsString);
        String source = TFLITE + runs.map(number -> ", " + number + " runs").orElse("");
        List<Aggregate> aggregates = new ArrayList<>();
        for (Map.Entry<String, String> metric : TFLITE_RESULT.entrySet()) {
            Optional<JsonElement> value = either(latencies, metric.getKey(), camelCase(metric.getKey()));
            if (value.isPresent()) {
                aggregates.add(new Aggregate(metric.getValue(), milliseconds(value.get(), metric.getKey()), source));
            }
        }
        Optional<JsonElement> load = either(latencies, "init_ms", "initMs");
        return benchmark(
                TFLITE,
                aggregates,
                load.isPresent() ? OptionalDouble.of(milliseconds(load.get(), "init_ms")) : OptionalDouble.empty(),
                Optional.empty());
    }

    private Timings tfliteReport(JsonArray reports) throws UnusableException {
        Set<String> models = new LinkedHashSet<>();
        List<Aggregate> aggregates = new ArrayList<>();
        OptionalDouble load = OptionalDouble.empty();
        for (JsonElement report : reports) {
            models.add(report.getAsJsonObject().get("model").getAsString());
            for (JsonElement delegate : report.getAsJsonObject().getAsJsonArray("metrics")) {
                JsonObject tested = delegate.getAsJsonObject();
                if (!tested.get("is_test_target").getAsBoolean()) {
                    continue;
                }
                String source =
                        TFLITE + ", " + tested.get("delegate_identifier").getAsString();
                JsonObject metrics = tested.getAsJsonObject("metrics");
                for (Map.Entry<String, String> metric : TFLITE_REPORT.entrySet()) {
                    if (metrics.has(metric.getKey())) {
                        aggregates.add(
                                new Aggregate(metric.getValue(), microseconds(metrics, metric.getKey()) / 1e3, source));
                    }
                }
                if (metrics.has("initialization_latency_us")) {
                    load = OptionalDouble.of(microseconds(metrics, "initialization_latency_us") / 1e3);
                }
            }
        }
        one(models, "models");
        return benchmark(TFLITE, aggregates, load, Optional.empty());
    }

    private Timings benchmark(String source, List<Aggregate> aggregates, OptionalDouble load, Optional<String> device)
            throws UnusableException {
        if (aggregates.isEmpty()) {
            throw new UnusableException("The file of timings " + file
                    + " holds no time of an inference: give the results of a benchmark that came to its end.");
        }
        return Timings.ofBenchmark(source, aggregates, load, device);
    }

    private double microseconds(JsonObject metrics, String key) throws UnusableException {
        return milliseconds(metrics.getAsJsonObject(key).get("value"), key);
    }

    private double milliseconds(JsonElement value, String metric) throws UnusableException {
        double number = value.getAsDouble();
        if (!(number >= 0 && Double.isFinite(number))) {
            throw new UnusableException("The file of timings " + file + " holds " + value.getAsString() + " as "
                    + metric + ", which is no time: a time is a finite number from 0.");
        }
        return number;
    }

    private static Optional<JsonElement> either(JsonObject object, String name, String orName) {
        return Optional.ofNullable(object.has(name) ? object.get(name) : object.get(orName))
                .filter(value -> !value.isJsonNull());
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("_", -1)) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}
