package deltamask.comparison;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import deltamask.comparison.Manifest.End;
import deltamask.comparison.Manifest.Outcome;
import deltamask.comparison.Manifest.Plan;
import deltamask.comparison.Manifest.Side;
import deltamask.dataset.TruthFormat;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import deltamask.inference.ComputeDevice;
import deltamask.mask.Foreground;
import deltamask.metrics.EmptyMasks;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@link Manifest} as {@code comparison.json} in a comparison's folder, format 1. */
final class ManifestFile {
    private static final String NAME = "comparison.json";
    private static final int FORMAT = 1;
    private static final long LARGEST_BYTES = 1 << 20;
    private static final int MOST_THREADS = 4096;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private ManifestFile() {}

    static void write(Path comparison, Manifest manifest) throws UnusableException {
        Path file = comparison.resolve(NAME);
        try {
            Files.createDirectories(comparison);
            WholeFile.write(
                    file, GSON.toJson(json(manifest, comparison.toAbsolutePath().normalize())) + "\n");
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be written: " + Reasons.of(e) + ".", e);
        }
    }

    private static JsonObject json(Manifest manifest, Path comparison) {
        Plan plan = manifest.plan();
        JsonObject dataset = new JsonObject();
        dataset.addProperty("name", plan.datasetName());
        dataset.addProperty("path", manifest.dataset().map(Path::toString).orElse(null));
        plan.limit().ifPresent(limit -> dataset.addProperty("limit", limit));
        dataset.addProperty("truth", plan.truthFormat().toString());
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("title", manifest.title());
        json.add("dataset", dataset);
        json.add("a", json(plan.a(), comparison));
        json.add("b", json(plan.b(), comparison));
        plan.conditions().ifPresent(conditions -> {
            json.addProperty("threads", conditions.threads());
            json.addProperty("mode", conditions.mode().toString());
            json.addProperty("warmup", conditions.warmup());
            json.addProperty("repeats", conditions.repeats());
            json.addProperty("device", conditions.device().id());
        });
        json.addProperty(
                "foreground",
                plan.rules().foreground().map(Foreground::toString).orElse(null));
        json.addProperty("empty_score", plan.rules().emptyMasks() == EmptyMasks.ONE ? "1" : "undefined");
        json.addProperty("images", plan.images());
        json.addProperty("started", plan.started().map(Instant::toString).orElse(null));
        add(json, "seconds", manifest.outcome().seconds());
        manifest.outcome().end().ifPresent(end -> json.add("end", json(end)));
        json.addProperty("failure", manifest.outcome().failure().orElse(null));
        return json;
    }

    /** A Run that lies in the comparison moves with it. */
    private static JsonObject json(Side side, Path comparison) {
        JsonObject json = new JsonObject();
        json.addProperty("name", side.name());
        json.addProperty("model", side.model().map(Path::toString).orElse(null));
        json.addProperty("sha256", side.sha256().orElse(null));
        Path run = side.run().startsWith(comparison) ? comparison.relativize(side.run()) : side.run();
        json.addProperty("run", run.toString());
        json.addProperty("device", side.device().orElse(null));
        return json;
    }

    private static JsonObject json(End end) {
        JsonObject json = new JsonObject();
        json.addProperty("whole", end.whole());
        json.addProperty("done", end.done());
        json.addProperty("failed", end.failed());
        add(json, "mean_iou_a", end.meanIouA());
        add(json, "mean_iou_b", end.meanIouB());
        add(json, "mean_delta_iou", end.meanDelta());
        add(json, "median_forward_ms_a", end.medianMsA());
        add(json, "median_forward_ms_b", end.medianMsB());
        add(json, "speed_ratio", end.speedRatio());
        return json;
    }

    private static void add(JsonObject json, String key, OptionalDouble value) {
        value.ifPresent(number -> json.addProperty(key, number));
    }

    /**
     * What a comparison's folder says of itself; empty where it says nothing.
     *
     * @throws UnusableException with one sentence, if it is damaged
     */
    static Optional<Manifest> read(Path comparison) throws UnusableException {
        Path file = comparison.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new UnusableException(file + " is too large for what it should be: delete the comparison.");
            }
            JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            int format = json.get("format").getAsInt();
            if (format != FORMAT) {
                throw new UnusableException(file + " is of format " + format + ", and this DeltaMask reads format "
                        + FORMAT + ": use a newer DeltaMask.");
            }
            return Optional.of(manifest(json));
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be read: " + Reasons.of(e) + ".", e);
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | DateTimeException
                | IllegalArgumentException e) {
            throw new UnusableException(
                    file + " is damaged: delete the comparison, or the file, and open its folder.", e);
        }
    }

    private static Manifest manifest(JsonObject json) {
        JsonObject dataset = json.getAsJsonObject("dataset");
        Optional<String> foreground = text(json, "foreground");
        Rules rules = new Rules(
                foreground.map(Foreground::parse),
                "1".equals(text(json, "empty_score").orElse("")) ? EmptyMasks.ONE : EmptyMasks.UNDEFINED);
        Plan plan = new Plan(
                dataset.get("name").getAsString(),
                value(dataset, "limit")
                        .map(limit -> OptionalInt.of(limit.getAsInt()))
                        .orElse(OptionalInt.empty()),
                TruthFormat.parse(dataset.get("truth").getAsString()),
                side(json.getAsJsonObject("a")),
                side(json.getAsJsonObject("b")),
                value(json, "threads").map(threads -> conditions(json)),
                rules,
                count(json, "images"),
                text(json, "started").map(ManifestFile::instant));
        Outcome outcome = new Outcome(
                decimal(json, "seconds"),
                value(json, "end").map(end -> end(end.getAsJsonObject())),
                text(json, "failure"));
        return new Manifest(
                text(json, "title").orElse(""), text(dataset, "path").map(Path::of), plan, outcome);
    }

    private static Conditions conditions(JsonObject json) {
        if (json.get("threads").getAsInt() > MOST_THREADS) {
            throw new IllegalArgumentException("no machine has so many threads");
        }
        return new Conditions(
                json.get("threads").getAsInt(),
                Mode.valueOf(json.get("mode").getAsString().toUpperCase(Locale.ROOT)),
                json.get("warmup").getAsInt(),
                json.get("repeats").getAsInt(),
                ComputeDevice.valueOf(text(json, "device").orElse("cpu").toUpperCase(Locale.ROOT)));
    }

    private static Side side(JsonObject json) {
        return new Side(
                json.get("name").getAsString(),
                text(json, "model").map(Path::of),
                text(json, "sha256"),
                Path.of(json.get("run").getAsString()),
                text(json, "device"));
    }

    private static End end(JsonObject json) {
        return new End(
                json.get("whole").getAsBoolean(),
                count(json, "done"),
                count(json, "failed"),
                decimal(json, "mean_iou_a"),
                decimal(json, "mean_iou_b"),
                decimal(json, "mean_delta_iou"),
                decimal(json, "median_forward_ms_a"),
                decimal(json, "median_forward_ms_b"),
                decimal(json, "speed_ratio"));
    }

    private static int count(JsonObject json, String key) {
        int count = json.get(key).getAsInt();
        if (count < 0) {
            throw new IllegalArgumentException(key + " is below 0");
        }
        return count;
    }

    /** A time that can be shown in any zone. */
    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(text + " is no date of a comparison");
        }
        return instant;
    }

    private static Optional<JsonElement> value(JsonObject json, String key) {
        return Optional.ofNullable(json.get(key)).filter(value -> !value.isJsonNull());
    }

    private static Optional<String> text(JsonObject json, String key) {
        return value(json, key).map(JsonElement::getAsString);
    }

    private static OptionalDouble decimal(JsonObject json, String key) {
        OptionalDouble number = value(json, key)
                .map(value -> OptionalDouble.of(value.getAsDouble()))
                .orElse(OptionalDouble.empty());
        if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
            throw new IllegalArgumentException(key + " is no number");
        }
        return number;
    }
}
