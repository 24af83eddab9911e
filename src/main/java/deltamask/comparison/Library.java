package deltamask.comparison;

import deltamask.comparison.Manifest.End;
import deltamask.comparison.Manifest.Outcome;
import deltamask.comparison.Manifest.Plan;
import deltamask.comparison.Manifest.Side;
import deltamask.dataset.TruthFormat;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.files.Trash;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The comparisons that are kept in one or more folders. All methods read or write files. */
public final class Library {
    private static final Comparator<Kept> NEWEST_FIRST = Comparator.comparing(
                    (Kept kept) -> started(kept).orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(kept -> kept.folder().toString(), Comparator.reverseOrder());

    private final List<Path> folders;
    private final Trash trash;

    /**
     * @param folders hold a folder for each comparison; need not exist
     * @param trash where deleted ones go
     */
    public Library(List<Path> folders, Trash trash) {
        this.folders = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
        this.trash = trash;
    }

    /**
     * Moves a comparison to the trash.
     *
     * @throws UnusableException if it cannot be moved, or another program is at work in it
     */
    public Trash.Trashed delete(Kept kept) throws UnusableException {
        FolderLock.take(kept.folder()).close();
        return trash.put(kept.folder());
    }

    /** Gives a comparison a title of the user's; an empty one takes it away. */
    public void rename(Kept kept, String title) throws UnusableException {
        Manifest manifest = read(kept.folder())
                .manifest()
                .orElseThrow(() -> new UnusableException("The comparison in " + kept.folder() + " cannot be renamed: "
                        + kept.problem().orElse("it is damaged.")));
        write(kept.folder(), manifest.titled(title.strip()));
    }

    /** All that is there, newest first, damaged ones too. */
    public List<Kept> list() throws UnusableException {
        List<Kept> all = new ArrayList<>();
        for (Path folder : folders) {
            all.addAll(in(folder));
        }
        all.sort(NEWEST_FIRST);
        return all;
    }

    private static List<Kept> in(Path folder) throws UnusableException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(".") && Files.isDirectory(entry))
                    .map(Library::read)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UnusableException(
                    "The kept comparisons in " + folder + " cannot be listed: " + Reasons.of(e) + ".", e);
        }
    }

    /** What a comparison's folder says of itself, wherever it lies. Never throws for a damaged one. */
    public static Kept read(Path comparison) {
        Path place = comparison.toAbsolutePath().normalize();
        try {
            Optional<Manifest> written = ManifestFile.read(place);
            Optional<Manifest> manifest = written.isPresent() ? written : ofRuns(place);
            if (manifest.isEmpty()) {
                return new Kept(
                        place,
                        Optional.empty(),
                        0,
                        Optional.of("The folder " + place + " holds no comparison: it has no Runs \"a\" and \"b\"."));
            }
            Optional<End> end = manifest.get().outcome().end();
            Kept kept = new Kept(place, manifest, 0, manifest.get().outcome().failure());
            return new Kept(place, manifest, end.isPresent() ? end.get().done() : done(kept), kept.problem());
        } catch (UnusableException e) {
            return new Kept(place, Optional.empty(), 0, Optional.of(e.getMessage()));
        }
    }

    /** Whether a folder holds a comparison, or half of one. */
    public static boolean isComparison(Path place) {
        return read(place).manifest().isPresent();
    }

    private static int done(Kept kept) throws UnusableException {
        Set<String> both = RunFolder.images(kept.runA()).tried();
        both.retainAll(RunFolder.images(kept.runB()).tried());
        return both.size();
    }

    /** Of a folder without a manifest: what its two Runs say. */
    private static Optional<Manifest> ofRuns(Path place) throws UnusableException {
        Optional<Run.Info> a = RunFolder.readInfo(place.resolve(Manifest.RUN_A));
        Optional<Run.Info> b = RunFolder.readInfo(place.resolve(Manifest.RUN_B));
        if (a.isEmpty() || b.isEmpty()) {
            return Optional.empty();
        }
        RunFolder.Images imagesA = RunFolder.images(place.resolve(Manifest.RUN_A));
        RunFolder.Images imagesB = RunFolder.images(place.resolve(Manifest.RUN_B));
        Set<String> all = union(imagesA.tried(), imagesB.tried());
        Plan plan = new Plan(
                a.get().dataset(),
                OptionalInt.empty(),
                TruthFormat.AUTO,
                side(a.get(), Manifest.RUN_A),
                side(b.get(), Manifest.RUN_B),
                a.get().conditions(),
                Rules.DEFAULT,
                all.size(),
                a.get().started().flatMap(Library::instant));
        Optional<String> finishedA = a.get().made().finished();
        Optional<String> finishedB = b.get().made().finished();
        if (finishedA.isEmpty() || finishedB.isEmpty()) {
            return Optional.of(new Manifest("", Optional.empty(), plan, Outcome.NONE));
        }
        int failed = union(imagesA.failed(), imagesB.failed()).size();
        Outcome outcome = new Outcome(
                seconds(plan.started(), finishedB.flatMap(Library::instant)),
                Optional.of(End.unscored(all.size(), failed)),
                Optional.empty());
        return Optional.of(new Manifest("", Optional.empty(), plan, outcome));
    }

    private static Set<String> union(Set<String> a, Set<String> b) {
        Set<String> all = new TreeSet<>(a);
        all.addAll(b);
        return all;
    }

    private static OptionalDouble seconds(Optional<Instant> start, Optional<Instant> end) {
        return start.isPresent() && end.isPresent()
                ? OptionalDouble.of(Duration.between(start.get(), end.get()).toMillis() / 1e3)
                : OptionalDouble.empty();
    }

    private static Side side(Run.Info info, Path run) {
        return new Side(
                info.variantName(),
                Optional.empty(),
                info.sha256(),
                run,
                Optional.of(info.made().device()));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> started(Kept kept) {
        return kept.manifest().flatMap(manifest -> manifest.plan().started());
    }

    /** Whether a comparison lies among those that are kept. */
    public boolean holds(Path comparison) {
        return folders.contains(comparison.toAbsolutePath().normalize().getParent());
    }

    /** Writes down what is known of a comparison now, in the place of what was written before. */
    public static void write(Path comparison, Manifest manifest) throws UnusableException {
        ManifestFile.write(comparison, manifest);
    }

    /**
     * What each model scored and took the last time that it was run on a dataset.
     *
     * @param dataset the folder or CSV file it was opened from
     * @return by the model file's SHA-256; models that were never run on it are not there
     */
    public Map<String, Measured> lastMeasured(Path dataset) throws UnusableException {
        Path place = dataset.toAbsolutePath().normalize();
        Map<String, Measured> measured = new HashMap<>();
        for (Kept kept : list()) {
            if (kept.manifest().isPresent()
                    && kept.manifest().get().dataset().filter(place::equals).isPresent()) {
                add(measured, kept.manifest().get());
            }
        }
        return measured;
    }

    /** Comparisons come newest first, so what is there already is the last. */
    private static void add(Map<String, Measured> measured, Manifest manifest) {
        Plan plan = manifest.plan();
        Optional<End> end = manifest.outcome().end();
        if (end.isEmpty() || plan.started().isEmpty() || end.get().done() == 0) {
            return;
        }
        OptionalDouble none = OptionalDouble.empty();
        for (boolean isA : new boolean[] {true, false}) {
            Side side = isA ? plan.a() : plan.b();
            OptionalDouble time = isA ? end.get().medianMsA() : end.get().medianMsB();
            Measured last = new Measured(
                    plan.started().get(),
                    plan.conditions(),
                    end.get().done(),
                    isA ? end.get().meanIouA() : end.get().meanIouB(),
                    manifest.timed() ? time : none);
            side.sha256().ifPresent(hash -> measured.putIfAbsent(hash, last));
        }
    }
}
