package deltamask.comparison;

import deltamask.failure.UnusableException;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a variant scored and took on a dataset, to be set beside others.
 *
 * @param label shown name
 * @param meanIou over the images scored in both variants of its comparison, 0 to 1
 * @param medianMs of the forward, in milliseconds
 * @param fileBytes of the model file; empty where unknown
 * @param device in words
 * @param conditions in words
 * @param images through the run
 */
public record Candidate(
        String label,
        double meanIou,
        double medianMs,
        OptionalLong fileBytes,
        String device,
        String conditions,
        int images) {
    private static final String UNKNOWN = "conditions not recorded";

    /** The two of a comparison; those without score or time, and fast runs, are left out. */
    public static List<Candidate> of(Comparison comparison) {
        return Stream.of(ofReference(comparison), ofCandidate(comparison))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A, under the same condition. */
    public static Optional<Candidate> ofReference(Comparison comparison) {
        Summary summary = comparison.summary();
        return of(summary.a(), comparison.a().info(), summary.scored());
    }

    /** B, under the same condition. */
    public static Optional<Candidate> ofCandidate(Comparison comparison) {
        Summary summary = comparison.summary();
        return of(summary.b(), comparison.b().info(), summary.scored());
    }

    /** The same with another time, in milliseconds. */
    public Candidate withMedianMs(double other) {
        return new Candidate(label, meanIou, other, fileBytes, device, conditions, images);
    }

    private static Optional<Candidate> of(Summary.Side side, Run.Info info, int images) {
        if (side.meanIou().isEmpty() || side.medianForwardMs().isEmpty() || isFast(info.conditions())) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                side.variant(),
                side.meanIou().getAsDouble(),
                side.medianForwardMs().getAsDouble(),
                info.fileBytes(),
                info.made().device(),
                info.conditions().map(Conditions::inWords).orElse(UNKNOWN),
                images));
    }

    /**
     * All that kept comparisons say of a dataset; of a model that was measured again in the same way the last time
     * counts. Fast runs are left out: their times mean little. Reads files.
     *
     * @param dataset the folder or CSV file it was opened from
     */
    public static List<Candidate> of(Library library, Path dataset) throws UnusableException {
        Path place = dataset.toAbsolutePath().normalize();
        List<Candidate> found = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        for (Kept kept : library.list()) {
            Optional<Manifest> manifest = kept.manifest()
                    .filter(Manifest::isWhole)
                    .filter(known -> known.dataset().filter(place::equals).isPresent());
            if (manifest.isPresent()) {
                for (boolean isA : new boolean[] {true, false}) {
                    of(kept, manifest.get(), isA)
                            .filter(candidate -> seen.add(List.of(
                                    side(manifest.get(), isA).sha256().orElse(candidate.label()),
                                    candidate.conditions(),
                                    candidate.device(),
                                    candidate.images())))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Manifest.Side side(Manifest manifest, boolean isA) {
        return isA ? manifest.plan().a() : manifest.plan().b();
    }

    private static Optional<Candidate> of(Kept kept, Manifest manifest, boolean isA) {
        Manifest.End end = manifest.outcome().end().orElseThrow();
        OptionalDouble score = isA ? end.meanIouA() : end.meanIouB();
        OptionalDouble time = isA ? end.medianMsA() : end.medianMsB();
        if (score.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        Optional<Run.Info> info = info(isA ? kept.runA() : kept.runB());
        Optional<Conditions> conditions = info.flatMap(Run.Info::conditions);
        if (isFast(conditions)) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(
                side(manifest, isA).name(),
                score.getAsDouble(),
                time.getAsDouble(),
                info.map(Run.Info::fileBytes).orElse(OptionalLong.empty()),
                info.map(known -> known.made().device()).orElse("unknown"),
                conditions.map(Conditions::inWords).orElse(UNKNOWN),
                end.done() - end.failed()));
    }

    private static boolean isFast(Optional<Conditions> conditions) {
        return conditions.filter(known -> known.mode() == Mode.FAST).isPresent();
    }

    /** A damaged Run is one of which no more is known. */
    private static Optional<Run.Info> info(Path run) {
        try {
            return RunFolder.readInfo(run);
        } catch (UnusableException e) {
            return Optional.empty();
        }
    }
}
