package deltamask.variant;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import deltamask.failure.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Takes values of a wanted type out of a card's JSON object and complains of others by their key. */
final class CardReader {
    private static final String COLOURS = "a list of colours such as \"#ff0000\", or null, by class id";

    private final JsonObject json;
    private final String where;
    private final String prefix;

    CardReader(JsonObject json, String where) {
        this(json, where, "");
    }

    private CardReader(JsonObject json, String where, String prefix) {
        this.json = json;
        this.where = where;
        this.prefix = prefix;
    }

    /** The value; null where it is missing or JSON's null. */
    JsonElement get(String key) {
        JsonElement value = json.get(key);
        return value == null || value.isJsonNull() ? null : value;
    }

    UnusableException wrong(String key, String shape) {
        return new UnusableException(where + " has a wrong value for \"" + prefix + key + "\": it should be " + shape
                + ", not " + abbreviated(json.get(key)) + ".");
    }

    CardReader object(String key) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return new CardReader(new JsonObject(), where, prefix + key + ".");
        }
        if (!value.isJsonObject()) {
            throw wrong(key, "an object");
        }
        return new CardReader(value.getAsJsonObject(), where, prefix + key + ".");
    }

    Optional<String> string(String key) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!isString(value)) {
            throw wrong(key, "a text");
        }
        return Optional.of(value.getAsString());
    }

    String choice(String key, String fallback, List<String> allowed) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return fallback;
        }
        if (!isString(value) || !allowed.contains(value.getAsString())) {
            throw wrong(key, "\"" + String.join("\" or \"", allowed) + "\"");
        }
        return value.getAsString();
    }

    boolean bool(String key, boolean fallback) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return fallback;
        }
        if (!(value instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw wrong(key, "true or false");
        }
        return value.getAsBoolean();
    }

    double number(String key, double fallback) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return fallback;
        }
        if (!isNumber(value) || !Double.isFinite(value.getAsDouble())) {
            throw wrong(key, "a number");
        }
        return value.getAsDouble();
    }

    /** A size in pixels, or nothing. */
    OptionalInt size(String key) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return OptionalInt.empty();
        }
        double number = isNumber(value) ? value.getAsDouble() : Double.NaN;
        if (!(number >= 1 && number <= ModelCard.LARGEST_SIDE) || number != Math.rint(number)) {
            throw wrong(key, "a whole number of pixels from 1 to " + ModelCard.LARGEST_SIDE + ", or null");
        }
        return OptionalInt.of((int) number);
    }

    List<Double> threeNumbers(String key, List<Double> fallback) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return fallback;
        }
        List<Double> numbers = new ArrayList<>();
        if (value.isJsonArray()) {
            for (JsonElement number : value.getAsJsonArray()) {
                numbers.add(isNumber(number) ? number.getAsDouble() : Double.NaN);
            }
        }
        if (numbers.size() != 3 || !numbers.stream().allMatch(Double::isFinite)) {
            throw wrong(key, "three numbers");
        }
        return numbers;
    }

    List<String> strings(String key, List<String> fallback) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return fallback;
        }
        if (!value.isJsonArray()) {
            throw wrong(key, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement text : value.getAsJsonArray()) {
            if (!isString(text)) {
                throw wrong(key, "a list of texts");
            }
            texts.add(text.getAsString());
        }
        return texts;
    }

    /** A list of "#rrggbb" by place, of which some may be null. */
    Map<Integer, Integer> colours(String key) throws UnusableException {
        JsonElement value = get(key);
        if (value == null) {
            return Map.of();
        }
        Map<Integer, Integer> colours = new TreeMap<>();
        if (!value.isJsonArray()) {
            throw wrong(key, COLOURS);
        }
        for (int place = 0; place < value.getAsJsonArray().size(); place++) {
            JsonElement colour = value.getAsJsonArray().get(place);
            if (colour.isJsonNull()) {
                continue;
            }
            if (!isString(colour) || !colour.getAsString().matches("#[0-9a-fA-F]{6}")) {
                throw wrong(key, COLOURS);
            }
            colours.put(place, Integer.parseInt(colour.getAsString().substring(1), 16));
        }
        return colours;
    }

    private static boolean isString(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isString();
    }

    private static boolean isNumber(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    private static String abbreviated(JsonElement value) {
        String text = String.valueOf(value);
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
