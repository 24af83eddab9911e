package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import deltamask.run.Runner;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs some images of a comparison again, in the conditions of the first time. Their rows and label maps are replaced in
 * both Runs once both variants have them; images that fail this time keep what they had.
 *
 * <p>Where the engine, the device, the wait policy or a version is another by now, nothing is run: old and new figures
 * would stand in one Run as if they had been measured alike. The failure names what differs.
 */
public final class AgainJob extends RunnerJob {
    private final Comparison before;
    private final Dataset some;
    private final Path folder;
    private final AgainFolder again;
    private final Set<Integer> done = new TreeSet<>();

    /**
     * @param before the comparison, whole
     * @param numbers of the images to be run again
     * @param folder of the comparison, with both Runs in it
     */
    public AgainJob(
            Comparison before,
            Set<Integer> numbers,
            Variant a,
            Variant b,
            Conditions conditions,
            Path folder,
            ComparisonListener listener) {
        this(before, some(before.dataset(), numbers), a, b, conditions, folder, new AgainFolder(folder), listener);
    }

    private AgainJob(
            Comparison before,
            Dataset some,
            Variant a,
            Variant b,
            Conditions conditions,
            Path folder,
            AgainFolder again,
            ComparisonListener listener) {
        super(
                some,
                List.of(
                        new Runner.Job(a, again.runA(), Optional.of(folder.resolve(Manifest.RUN_A))),
                        new Runner.Job(b, again.runB(), Optional.of(folder.resolve(Manifest.RUN_B)))),
                conditions,
                false,
                listener);
        this.before = before;
        this.some = some;
        this.folder = folder;
        this.again = again;
    }

    private static Dataset some(Dataset dataset, Set<Integer> numbers) {
        return dataset.of(dataset.samples().stream()
                .filter(sample -> numbers.contains(sample.number()))
                .toList());
    }

    @Override
    void segmented(int job, RunRow row, boolean now) {
        if (!done.add(row.number())) {
            progress.one();
        }
    }

    @Override
    public Comparison run() throws UnusableException, InterruptedException {
        for (Path run : List.of(Manifest.RUN_A, Manifest.RUN_B)) {
            if (RunFolder.readInfo(folder.resolve(run)).isEmpty()) {
                throw new UnusableException(
                        "The comparison in " + folder + " is not there any more: put it back, or run all images anew.");
            }
        }
        FolderLock lock = FolderLock.take(folder);
        try (lock) {
            return runAlone();
        }
    }

    private Comparison runAlone() throws UnusableException, InterruptedException {
        again.settle(before.dataset());
        try {
            runner.run();
        } catch (UnusableException e) {
            again.settle(before.dataset());
            throw e;
        }
        Set<String> images = doneIn(again.runA());
        images.retainAll(doneIn(again.runB()));
        if (images.isEmpty()) {
            throw new UnusableException("None of the images could be run again, so nothing was replaced.");
        }
        String note = RunAgain.note(LocalDate.now(ZoneId.systemDefault()));
        again.take(before.dataset(), images, note);
        return merged();
    }

    private Set<String> doneIn(Path run) throws UnusableException {
        RunFolder.Images images = RunFolder.images(run);
        images.tried().removeAll(images.failed());
        return images.tried();
    }

    private Comparison merged() throws UnusableException {
        Run a = RunFolder.read(folder.resolve(Manifest.RUN_A), before.dataset());
        Run b = RunFolder.read(folder.resolve(Manifest.RUN_B), before.dataset());
        Map<Integer, ComparisonRow> fresh = Comparisons.of(
                        some, only(a), only(b), before.rules(), new ComparisonListener() {
                            @Override
                            public void row(ComparisonRow row) {
                                listener.row(row);
                            }
                        })
                .rows()
                .stream()
                .collect(Collectors.toMap(ComparisonRow::number, Function.identity()));
        List<ComparisonRow> rows = new ArrayList<>();
        before.rows().forEach(row -> rows.add(fresh.getOrDefault(row.number(), row)));
        Comparison now = Comparisons.of(before.dataset(), a, b, before.rules(), rows);
        Kept kept = Library.read(folder);
        if (kept.manifest().isPresent()) {
            Manifest manifest = kept.manifest().get();
            Library.write(folder, manifest.scored(now, manifest.isWhole()));
        }
        return now;
    }

    private Run only(Run run) {
        Set<String> names = some.samples().stream().map(Sample::name).collect(Collectors.toSet());
        return new Run(
                run.folder(),
                run.info(),
                run.rows().stream().filter(row -> names.contains(row.image())).toList());
    }
}
