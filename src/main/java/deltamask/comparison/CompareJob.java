package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.mask.Foreground;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import deltamask.run.Runner;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs two variants over a dataset, image by image in turn, and compares what they made. Used by window and command. */
public final class CompareJob extends RunnerJob {
    private final Dataset dataset;
    private final Map<Integer, Sample> samples;
    private final Rules rules;
    private final ManifestKeeper manifest;
    private final AgainFolder again;
    private final Path folder;
    private final Path folderA;
    private final Path folderB;
    private final Scoring scoring;
    private final Set<Integer> runNow = ConcurrentHashMap.newKeySet();
    private final Map<Integer, RunRow> rowsA = new ConcurrentHashMap<>();
    private final Map<Integer, RunRow> rowsB = new ConcurrentHashMap<>();

    /**
     * @param folder gets {@code a/} and {@code b/}
     * @param resume whether the folder may hold an unfinished attempt of the same, to be gone on with
     */
    public CompareJob(
            Dataset dataset,
            Variant a,
            Variant b,
            Conditions conditions,
            Rules rules,
            Path folder,
            boolean resume,
            ComparisonListener listener) {
        super(
                dataset,
                List.of(
                        new Runner.Job(a, folder.resolve(Manifest.RUN_A)),
                        new Runner.Job(b, folder.resolve(Manifest.RUN_B))),
                conditions,
                resume,
                listener);
        this.dataset = dataset;
        this.samples = dataset.samples().stream().collect(Collectors.toMap(Sample::number, Function.identity()));
        this.rules = rules;
        this.manifest = new ManifestKeeper(folder, Manifest.of(dataset, a, b, conditions, rules));
        this.again = new AgainFolder(folder);
        this.folder = folder;
        this.folderA = folder.resolve(Manifest.RUN_A);
        this.folderB = folder.resolve(Manifest.RUN_B);
        this.scoring = new Scoring(
                new RowMaker(
                        dataset,
                        rules,
                        new RowMaker.Side(folderA, foreground(a)),
                        new RowMaker.Side(folderB, foreground(b))),
                conditions.mode() == Mode.TIMED,
                Scoring.FEW_THREADS,
                this::scored);
    }

    private Foreground foreground(Variant variant) {
        return rules.scored(variant.card().foreground());
    }

    @Override
    void segmented(int job, RunRow row, boolean now) {
        if (now) {
            runNow.add(row.number());
        }
        (job == 0 ? rowsA : rowsB).put(row.number(), row);
        RunRow a = rowsA.get(row.number());
        RunRow b = rowsB.get(row.number());
        if (a != null && b != null) {
            scoring.submit(sample(row.number()), Optional.of(a), Optional.of(b));
        }
    }

    private Sample sample(int number) {
        return samples.get(number);
    }

    private void scored(ComparisonRow row) {
        listener.row(row);
        if (runNow.contains(row.number())) {
            progress.one();
        } else {
            progress.kept();
        }
    }

    @Override
    public Comparison run() throws UnusableException, InterruptedException {
        try (scoring) {
            FolderLock lock = FolderLock.take(folder);
            try (lock) {
                return runAlone();
            }
        }
    }

    private Comparison runAlone() throws UnusableException, InterruptedException {
        try {
            manifest.begin();
            again.settle(dataset);
            boolean whole = runner.run();
            Comparison comparison = comparison();
            manifest.end(comparison, whole, !runNow.isEmpty());
            return comparison;
        } catch (UnusableException e) {
            manifest.fail(e.getMessage());
            throw e;
        }
    }

    private Comparison comparison() throws UnusableException {
        Map<Integer, ComparisonRow> scored = scoring.await();
        List<ComparisonRow> rows = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            ComparisonRow row = scored.get(sample.number());
            // Where the run did not come to it in both variants there is no row.
            rows.add(row != null ? row : ComparisonRow.missing(sample, rules, "not run"));
        }
        return Comparisons.of(dataset, run(folderA, rowsA), run(folderB, rowsB), rules, rows);
    }

    private static Run run(Path folder, Map<Integer, RunRow> rows) throws UnusableException {
        Run.Info info = RunFolder.readInfo(folder)
                .orElseThrow(() -> new UnusableException(
                        "The Run in " + folder + " lost its description while it was made: make it again."));
        return new Run(
                folder,
                info,
                rows.values().stream()
                        .sorted(Comparator.comparingInt(RunRow::number))
                        .toList());
    }
}
