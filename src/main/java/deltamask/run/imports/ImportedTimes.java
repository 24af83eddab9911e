package deltamask.run.imports;

import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.metrics.Statistics;
import deltamask.run.Aggregate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives a file's times to the images that they belong to; those that belong to none stay together. */
final class ImportedTimes {
    final Map<String, List<StageTimes>> byImage = new LinkedHashMap<>();
    final Map<String, String> failures = new LinkedHashMap<>();
    final List<Aggregate> aggregates = new ArrayList<>();
    final List<Misfit> misfits = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    private final Timings timings;
    private final NameMatch names;

    /**
     * @param paired images that have a mask
     * @throws UnusableException if times are to be taken in the images' order, and are not as many
     */
    ImportedTimes(Timings timings, ImportRequest request, NameMatch names, List<Sample> paired)
            throws UnusableException {
        this.timings = timings;
        this.names = names;
        aggregates.addAll(timings.aggregates());
        notes.addAll(timings.notes());
        timings.byName().forEach(this::give);
        timings.failed().forEach((name, why) -> names.find(name).ifPresent(sample -> failures.put(sample.name(), why)));
        if (!timings.unnamed().isEmpty()) {
            if (request.timesInOrder()) {
                inOrder(request, paired);
            } else {
                together();
            }
        } else if (request.timesInOrder()) {
            notes.add("The times name their images already, or belong to none: their order says nothing.");
        }
    }

    private void give(String name, List<StageTimes> times) {
        Optional<Sample> sample = names.find(name);
        if (sample.isPresent()) {
            byImage.computeIfAbsent(sample.get().name(), first -> new ArrayList<>())
                    .addAll(times);
        } else {
            misfits.add(new Misfit(
                    Misfit.Kind.TIMES,
                    Optional.empty(),
                    name,
                    "There is a time of \"" + name + "\", and no image of that name."));
        }
    }

    private void inOrder(ImportRequest request, List<Sample> paired) throws UnusableException {
        List<Sample> all = request.dataset().samples();
        List<Double> times = timings.unnamed();
        List<Sample> timed = times.size() == all.size() ? all : paired;
        if (times.size() != timed.size()) {
            throw new UnusableException(
                    "The file of timings %s holds %d times, and there are %d images and %d masks: they cannot be those of the images in their order."
                            .formatted(request.timings().orElseThrow(), times.size(), all.size(), paired.size()));
        }
        for (int i = 0; i < times.size(); i++) {
            byImage.put(timed.get(i).name(), List.of(new StageTimes(Double.NaN, Double.NaN, times.get(i), Double.NaN)));
        }
        notes.add("The times name no image and were given to the " + times.size()
                + " images in their order, as you said.");
    }

    /** One number for many times, and it says so. */
    private void together() {
        double[] times =
                timings.unnamed().stream().mapToDouble(Double::doubleValue).toArray();
        String source = timings.source() + ", " + times.length + (times.length == 1 ? " line" : " lines");
        if (times.length == 1) {
            aggregates.add(new Aggregate("one inference", times[0], source));
            notes.add("The time names no image, so it belongs to none.");
            return;
        }
        aggregates.add(new Aggregate(
                "median of the inference", Statistics.median(times).orElseThrow(), source));
        aggregates.add(new Aggregate(
                "shortest inference", Statistics.quantile(times, 0).orElseThrow(), source));
        aggregates.add(
                new Aggregate("longest inference", Statistics.quantile(times, 1).orElseThrow(), source));
        notes.add("The " + times.length + " times name no image, so they are kept together and belong to none; if they"
                + " are those of the images in their order, say so (--times-in-order).");
    }

    /** What the times are, in words; empty where there are none. */
    String inWords() {
        List<String> parts = new ArrayList<>();
        if (!byImage.isEmpty()) {
            long all = byImage.values().stream().mapToLong(List::size).sum();
            parts.add(all
                    + (all == 1 ? " time of " : " times of ")
                    + byImage.size()
                    + (byImage.size() == 1 ? " image" : " images"));
        }
        if (!aggregates.isEmpty()) {
            parts.add(aggregates.size() + " that " + (aggregates.size() == 1 ? "belongs" : "belong") + " to no image");
        }
        return parts.isEmpty() ? "" : String.join(", ", parts) + " (" + timings.source() + ")";
    }
}
