package deltamask.run.imports;

import deltamask.inference.StageTimes;
import deltamask.run.Aggregate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file of timings says.
 *
 * @param source what kind of file it is, in words: "CSV", "logcat", "TFLite benchmark"
 * @param byName times of images, one for each repeat, by the name that the file gives them; stages that it does not tell
 *     are not a number
 * @param unnamed times one after another, in milliseconds, without a word of which image they belong to
 * @param aggregates times that belong to no image
 * @param loadMs to load the model
 * @param device as the file names it
 * @param failed why images failed, by the name that the file gives them
 * @param notes what the user should know of it, one sentence each
 */
record Timings(
        String source,
        Map<String, List<StageTimes>> byName,
        List<Double> unnamed,
        List<Aggregate> aggregates,
        OptionalDouble loadMs,
        Optional<String> device,
        Map<String, String> failed,
        List<String> notes) {
    static final Timings NONE = new Timings(
            "none", Map.of(), List.of(), List.of(), OptionalDouble.empty(), Optional.empty(), Map.of(), List.of());

    /** Whether it says nothing of any image or model. */
    boolean isEmpty() {
        return byName.isEmpty() && unnamed.isEmpty() && aggregates.isEmpty() && failed.isEmpty();
    }

    static Timings ofImages(Map<String, List<StageTimes>> byName, Map<String, String> failed) {
        return new Timings(
                "CSV", byName, List.of(), List.of(), OptionalDouble.empty(), Optional.empty(), failed, List.of());
    }

    static Timings ofLines(List<Double> unnamed, List<String> notes) {
        return new Timings(
                "logcat", Map.of(), unnamed, List.of(), OptionalDouble.empty(), Optional.empty(), Map.of(), notes);
    }

    static Timings ofBenchmark(
            String source, List<Aggregate> aggregates, OptionalDouble loadMs, Optional<String> device) {
        return new Timings(source, Map.of(), List.of(), aggregates, loadMs, device, Map.of(), List.of());
    }
}
