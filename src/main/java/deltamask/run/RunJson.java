package deltamask.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import deltamask.failure.UnusableException;
import deltamask.inference.ComputeDevice;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** {@link Run.Info} as the text of {@code run.json}, format 1. */
final class RunJson {
    private static final int FORMAT = 1;
    private static final Gson GSON = new GsonBuilder()
            .serializeNulls()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .create();

    private RunJson() {}

    static String write(Run.Info info) {
        JsonObject variant = new JsonObject();
        variant.addProperty("name", info.variantName());
        info.card().map(ModelCard::json).map(json -> json.get("file")).ifPresent(file -> variant.add("file", file));
        variant.addProperty("sha256", info.sha256().orElse(null));
        variant.addProperty("bytes", orNull(info.fileBytes()));
        variant.add("card", info.card().<JsonElement>map(ModelCard::json).orElse(null));
        Run.Made made = info.made();
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.add("variant", variant);
        json.addProperty("dataset", info.dataset());
        json.addProperty("engine", made.engine());
        json.add("versions", GSON.toJsonTree(new TreeMap<>(info.versions())));
        json.addProperty("device", made.device());
        Optional<Conditions> conditions = info.conditions();
        json.addProperty("threads", conditions.map(Conditions::threads).orElse(null));
        json.addProperty("mode", conditions.map(c -> c.mode().toString()).orElse(null));
        json.addProperty("warmup", conditions.map(Conditions::warmup).orElse(null));
        json.addProperty("repeats", conditions.map(Conditions::repeats).orElse(null));
        json.addProperty("wait_policy", info.waitPolicy().orElse(null));
        json.addProperty("load_ms", made.loadMs().isPresent() ? made.loadMs().getAsDouble() : null);
        json.addProperty("peak_rss_bytes", orNull(made.peakRssBytes()));
        if (!made.aggregates().isEmpty()) {
            json.add("aggregates", GSON.toJsonTree(made.aggregates()));
        }
        json.addProperty("started", info.started().orElse(null));
        json.addProperty("finished", made.finished().orElse(null));
        return GSON.toJson(json) + "\n";
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** @throws UnusableException if it is no JSON, or of a format that is not known here */
    static Run.Info read(String text, Path file) throws UnusableException {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            int format = json.has("format") ? json.get("format").getAsInt() : FORMAT;
            if (format != FORMAT) {
                throw new UnusableException(file + " is of format " + format + ", and this DeltaMask reads format "
                        + FORMAT + ": use a newer DeltaMask.");
            }
            JsonObject variant = json.has("variant") ? json.getAsJsonObject("variant") : new JsonObject();
            Optional<ModelCard> card = variant.has("card")
                            && variant.get("card").isJsonObject()
                    ? Optional.of(ModelCards.parse(variant.getAsJsonObject("card"), "The card in " + file, file))
                    : Optional.empty();
            Map<String, String> versions = new TreeMap<>();
            if (json.has("versions") && json.get("versions").isJsonObject()) {
                json.getAsJsonObject("versions")
                        .entrySet()
                        .forEach(entry ->
                                versions.put(entry.getKey(), entry.getValue().getAsString()));
            }
            return new Run.Info(
                    text(variant, "name").orElse(String.valueOf(file.getParent().getFileName())),
                    whole(variant, "bytes"),
                    text(variant, "sha256"),
                    text(json, "dataset").orElse(""),
                    conditions(json),
                    text(json, "started"),
                    card,
                    text(json, "wait_policy"),
                    versions,
                    new Run.Made(
                            text(json, "engine").orElse("unknown"),
                            text(json, "device").orElse("unknown"),
                            decimal(json, "load_ms"),
                            whole(json, "peak_rss_bytes"),
                            text(json, "finished"),
                            aggregates(json)));
        } catch (JsonParseException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | UnsupportedOperationException
                | IllegalArgumentException e) {
            throw new UnusableException(
                    file + " is not the description of a Run (damaged, or of another program): make the Run again.", e);
        }
    }

    private static List<Aggregate> aggregates(JsonObject json) {
        List<Aggregate> found = new ArrayList<>();
        if (json.has("aggregates")) {
            for (JsonElement element : json.getAsJsonArray("aggregates")) {
                JsonObject one = element.getAsJsonObject();
                found.add(new Aggregate(
                        one.get("metric").getAsString(),
                        one.get("ms").getAsDouble(),
                        text(one, "source").orElse("unknown")));
            }
        }
        return found;
    }

    private static Optional<Conditions> conditions(JsonObject json) {
        if (value(json, "threads").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Conditions(
                json.get("threads").getAsInt(),
                Mode.valueOf(text(json, "mode").orElse("timed").toUpperCase(Locale.ROOT)),
                value(json, "warmup").map(JsonElement::getAsInt).orElse(0),
                value(json, "repeats").map(JsonElement::getAsInt).orElse(1),
                text(json, "device").orElse("").startsWith("gpu") ? ComputeDevice.CUDA : ComputeDevice.CPU));
    }

    private static Optional<JsonElement> value(JsonObject json, String key) {
        return Optional.ofNullable(json.get(key)).filter(value -> !value.isJsonNull());
    }

    private static Optional<String> text(JsonObject json, String key) {
        return value(json, key).map(JsonElement::getAsString);
    }

    private static OptionalLong whole(JsonObject json, String key) {
        return value(json, key).map(value -> OptionalLong.of(value.getAsLong())).orElse(OptionalLong.empty());
    }

    private static OptionalDouble decimal(JsonObject json, String key) {
        return value(json, key)
                .map(JsonElement::getAsDouble)
                .filter(number -> number >= 0 && Double.isFinite(number))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
