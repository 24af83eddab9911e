package deltamask.inference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/**
 * The lines between the program and a worker, one JSON object each. First {@link Load}, answered by {@link Loaded}; then
 * any number of {@link Request}, each answered by one {@link Answer} in the same order. The worker ends when its input
 * ends.
 */
public final class Protocol {
    private static final Gson GSON = new GsonBuilder()
            .disableHtmlEscaping()
            .serializeSpecialFloatingPointValues()
            .create();
    /** Begins each line of the worker, so that what a native library prints is not taken for an answer. */
    static final String MARK = "deltamask:";

    private Protocol() {}

    /**
     * @param model path of the model file
     * @param card the model card's JSON
     * @param threads of the engine
     * @param warmup forwards per new input shape, not counted
     */
    public record Load(String model, JsonObject card, int threads, int warmup) {}

    /**
     * @param error why it cannot be used, one sentence; null where it is loaded
     * @param engine name and version
     * @param loadMs to load the model, in milliseconds
     */
    public record Loaded(String error, String engine, String device, double loadMs) {}

    /**
     * @param image path of the image file
     * @param labelMap where the label map goes; null: nowhere, a repeat for its time
     */
    public record Request(String image, String labelMap) {}

    /**
     * @param error why the image failed, one sentence; null where it did not
     * @param width of the source image in pixels
     * @param warmupForwards made before this image, because its input shape was new
     * @param peakRssBytes of the worker so far; 0 where the system does not tell
     */
    public record Answer(String error, int width, int height, StageTimes times, int warmupForwards, long peakRssBytes) {
        static Answer failed(String error) {
            return new Answer(error, 0, 0, null, 0, 0);
        }
    }

    static String write(Object message) {
        return GSON.toJson(message);
    }

    static <T> T read(String line, Class<T> type) {
        return GSON.fromJson(line, type);
    }
}
