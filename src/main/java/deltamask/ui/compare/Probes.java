package deltamask.ui.compare;

import deltamask.failure.UnusableException;
import deltamask.inference.Postprocessor;
import deltamask.inference.Probe;
import deltamask.inference.Tensor;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.ui.common.Results;
import deltamask.ui.common.Side;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The two variants of the results on screen, loaded once more to give their probabilities: a process each. */
final class Probes implements AutoCloseable {
    private final Results results;
    private final Map<Side, Loaded> loaded = new EnumMap<>(Side.class);
    private boolean closed;

    /** @param results whose variants are asked */
    Probes(Results results) {
        this.results = results;
    }

    private record Loaded(Probe probe, ModelCard card) {}

    /** What a variant said of an image, or why it can say nothing; the threshold of its card with it. */
    record Answer(Part<Probabilities.Chances> chances, double threshold) {}

    /** Asks a variant; blocks, and starts its process where there is none. One thread at a time. */
    Answer ask(Side side, Path image) {
        try {
            Loaded variant = loaded(side);
            Probe.Sight sight = variant.probe().run(image, variant.card());
            if (sight.problem().isPresent()) {
                return missing(sight.problem().get().sentence());
            }
            Optional<Tensor> output = sight.output();
            if (output.isEmpty()) {
                return missing("Its output is too large to be looked at.");
            }
            Tensor chances = Postprocessor.toProbabilities(output.get(), variant.card(), sight.width(), sight.height());
            return new Answer(
                    Part.of(new Probabilities.Chances(chances.width(), chances.height(), chances.values())),
                    variant.card().output().threshold());
        } catch (UnusableException e) {
            return missing(e.getMessage());
        }
    }

    private static Answer missing(String reason) {
        return new Answer(Part.missing(reason), Double.NaN);
    }

    private Loaded loaded(Side side) throws UnusableException {
        synchronized (loaded) {
            if (loaded.containsKey(side)) {
                return loaded.get(side);
            }
        }
        Results.Source source = results.of(side);
        Run.Info info = RunFolder.readInfo(source.run())
                .orElseThrow(() -> new UnusableException("The Run does not say which model made it."));
        ModelCard card =
                info.card().orElseThrow(() -> new UnusableException("The Run does not say how its model is read."));
        if (!card.output().kind().hasThreshold()) {
            throw new UnusableException("The model names classes and has no threshold.");
        }
        Variant variant = sameFile(source.model(), info);
        Conditions conditions = info.conditions().orElse(Conditions.DEFAULT);
        return keep(side, new Loaded(Probe.start(variant, conditions.threads(), conditions.device()), card));
    }

    private static Variant sameFile(Path model, Run.Info info) throws UnusableException {
        if (!Files.isRegularFile(model)) {
            throw new UnusableException("The model " + model + " is not there any more.");
        }
        Variant variant = Variants.open(model);
        if (info.sha256().isEmpty() || !info.sha256().get().equals(variant.sha256())) {
            throw new UnusableException("The model " + model + " is not the file any more that made this Run.");
        }
        return variant;
    }

    private Loaded keep(Side side, Loaded variant) throws UnusableException {
        synchronized (loaded) {
            if (!closed) {
                loaded.put(side, variant);
                return variant;
            }
        }
        variant.probe().close();
        throw new UnusableException("The models were let go.");
    }

    /** Ends the processes; from any thread. */
    @Override
    public void close() {
        synchronized (loaded) {
            closed = true;
            loaded.values().forEach(variant -> variant.probe().close());
            loaded.clear();
        }
    }
}
