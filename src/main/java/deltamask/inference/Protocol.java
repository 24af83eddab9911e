package deltamask.inference;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * The lines between the program and a worker, one JSON object each. First {@link Load}, answered by {@link Loaded}; then
 * any number of {@link Request}, each answered by one {@link Answer} in the same order. The worker ends when its input
 * ends.
 *
 * <p>A worker started to probe is loaded in the same way, and then answers each {@link Look} by one {@link Seen}.
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
     * @param hasCard whether somebody wrote that card; if not, it is torchvision's convention
     * @param threads of the engine
     * @param device what the network is run on
     * @param warmup forwards per new input shape, not counted
     * @param pace how many requests are worked on at once
     */
    public record Load(
            String model, JsonObject card, boolean hasCard, int threads, ComputeDevice device, int warmup, Pace pace) {}

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

    /**
     * One image, to be looked at closely.
     *
     * @param image path of the image file
     * @param card the model card's JSON for this image
     * @param numbers file that gets the selected output as big-endian floats, and then the label map's bytes; null:
     *     only the forwards are wanted
     * @param warmup forwards that are not counted
     * @param forwards that are counted, from 1
     */
    record Look(String image, JsonObject card, String numbers, int warmup, int forwards) {}

    /**
     * @param complaint what is wrong; null where there is a label map. What was found before is told all the same
     * @param width of the source image in pixels; 0 where it cannot be read
     * @param outputs of the network; empty where it failed
     * @param selected channels, height and width of the selected output; null where there is none
     * @param written whether its numbers are in the file
     * @param low of the selected output's numbers, not a number where none is finite
     * @param times of the last forward; null where there is no label map
     * @param forwardMs of each counted forward
     */
    record Seen(
            Complaint complaint,
            int width,
            int height,
            List<Segmenter.Output> outputs,
            List<Integer> selected,
            boolean written,
            float low,
            float high,
            StageTimes times,
            List<Double> forwardMs) {}

    static String write(Object message) {
        return GSON.toJson(message);
    }

    static <T> T read(String line, Class<T> type) {
        return GSON.fromJson(line, type);
    }
}
