package deltamask.variant;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import deltamask.mask.Foreground;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The JSON of a card that is edited. */
public final class CardJson {
    private CardJson() {}

    /**
     * A card's JSON with other words on how to feed and read the model; every other key of it is kept, also those that
     * DeltaMask does not know.
     */
    public static JsonObject with(
            ModelCard card,
            String name,
            ModelCard.Input input,
            ModelCard.Output output,
            List<String> classes,
            Foreground foreground) {
        JsonObject json = card.json();
        json.addProperty("name", name);
        if (!json.has("file")) {
            json.add("file", JsonNull.INSTANCE);
            json.add("sha256", JsonNull.INSTANCE);
        }
        JsonObject in = part(json, "input");
        in.add("width", size(input.width()));
        in.add("height", size(input.height()));
        in.addProperty("resize", input.resize().json());
        in.addProperty("antialias", input.antialias());
        in.add("center_crop", size(input.centerCrop()));
        in.add("multiple_of", size(input.multipleOf()));
        in.addProperty("scale", input.minusOneToOne() ? "-1..1" : "0..1");
        in.add("mean", numbers(input.mean()));
        in.add("std", numbers(input.std()));
        in.addProperty("channel_order", input.channelOrder());
        unlessUsual(in, "layout", input.layout().name(), ModelCard.Layout.NCHW.name());
        unlessUsual(in, "dtype", input.numbers().json(), ModelCard.Numbers.FLOAT32.json());
        JsonObject out = part(json, "output");
        out.addProperty("key", output.key());
        out.addProperty("kind", output.kind().json());
        out.addProperty("threshold", output.threshold());
        JsonArray names = new JsonArray();
        classes.forEach(names::add);
        json.add("classes", names);
        JsonArray ids = new JsonArray();
        foreground.ids().forEach(ids::add);
        json.add("foreground", foreground.isAny() ? new JsonPrimitive("any") : ids);
        return json;
    }

    /** What nearly every network is like needs no word. */
    private static void unlessUsual(JsonObject part, String key, String value, String usual) {
        if (value.equals(usual)) {
            part.remove(key);
        } else {
            part.addProperty(key, value);
        }
    }

    private static JsonObject part(JsonObject json, String key) {
        JsonElement former = json.get(key);
        JsonObject part = former != null && former.isJsonObject() ? former.getAsJsonObject() : new JsonObject();
        json.add(key, part);
        return part;
    }

    private static JsonElement size(OptionalInt size) {
        return size.isPresent() ? new JsonPrimitive(size.getAsInt()) : JsonNull.INSTANCE;
    }

    private static JsonArray numbers(List<Double> values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            // 0 and 1 as people write them.
            Optional<Long> whole = value == Math.rint(value) ? Optional.of((long) value) : Optional.empty();
            array.add(whole.<Number>map(number -> number).orElse(value));
        }
        return array;
    }
}
