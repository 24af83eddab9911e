package deltamask.phone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * The part of DeltaMask's model card that the recorder follows. What is left out gets torchvision's convention, as in
 * DeltaMask: source size, ImageNet's mean and std, key "out", argmax.
 */
final class Card {
    /** The whole card for the Run; null where the model has none. */
    final JSONObject json;

    /** Fixed size of the input in pixels; 0 for the source's. */
    final int width;

    final int height;
    final boolean minusOneToOne;
    final float[] mean;
    final float[] std;
    final String key;
    final boolean probability;
    final float threshold;

    private Card(JSONObject json, Path file) throws JSONException, IOException {
        this.json = json;
        JSONObject input = part(json, "input");
        JSONObject output = part(json, "output");
        width = input.isNull("width") ? 0 : input.getInt("width");
        height = input.isNull("height") ? 0 : input.getInt("height");
        minusOneToOne = input.optString("scale", "0..1").equals("-1..1");
        mean = numbers(input, "mean", 0.485f, 0.456f, 0.406f);
        std = numbers(input, "std", 0.229f, 0.224f, 0.225f);
        key = output.optString("key", "out");
        String kind = output.optString("kind", "logits");
        probability = kind.equals("probability");
        threshold = (float) output.optDouble("threshold", 0.5);
        boolean fixed = width > 0 && height > 0;
        String resize = input.optString("resize", "none");
        refuse(width < 0 || height < 0 || fixed != (width + height > 0), file, "one of width and height alone");
        refuse(!resize.equals(fixed ? "stretch" : "none"), file, "\"resize\": \"" + resize + "\" with this size");
        refuse(!input.isNull("center_crop"), file, "a centre crop");
        refuse(!input.isNull("multiple_of"), file, "a size that is a multiple of a number");
        refuse(!input.optString("channel_order", "RGB").equals("RGB"), file, "another order of channels than RGB");
        refuse(fixed && !input.optBoolean("antialias", true), file, "resizing without antialias");
        refuse(!input.optString("layout", "NCHW").equals("NCHW"), file, "channels last");
        refuse(!input.optString("dtype", "float32").equals("float32"), file, "other numbers than float32");
        refuse(!probability && !kind.equals("logits"), file, "\"kind\": \"" + kind + "\"");
    }

    private static void refuse(boolean asked, Path file, String what) throws IOException {
        if (asked) {
            throw new IOException(file.getFileName() + " asks for " + what
                    + ", which the recorder cannot do: export the model for the source's size or a stretched one, for float32"
                    + " and channels first, with logits or a probability.");
        }
    }

    /** The card beside a model file, or torchvision's convention. */
    static Card beside(Path model) throws IOException {
        Path file = model.resolveSibling(model.getFileName() + ".json");
        try {
            boolean there = Files.exists(file);
            return new Card(
                    there ? new JSONObject(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)) : null, file);
        } catch (JSONException e) {
            throw new IOException(
                    file.getFileName() + " is no model card (" + e.getMessage() + "): correct or remove it.", e);
        }
    }

    private static JSONObject part(JSONObject json, String name) throws JSONException {
        return json == null || json.isNull(name) ? new JSONObject() : json.getJSONObject(name);
    }

    private static float[] numbers(JSONObject input, String name, float... missing) throws JSONException {
        if (input.isNull(name)) {
            return missing;
        }
        JSONArray array = input.getJSONArray(name);
        return new float[] {(float) array.getDouble(0), (float) array.getDouble(1), (float) array.getDouble(2)};
    }

    /** The name of a class; empty where the card names none. */
    String className(int label) {
        JSONArray classes = json == null ? null : json.optJSONArray("classes");
        return classes == null ? "" : classes.optString(label);
    }

    boolean namesClasses() {
        return json != null && json.optJSONArray("classes") != null;
    }
}
