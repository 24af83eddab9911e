package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
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
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs two variants over a dataset, image by image in turn, and compares what they made. Used by window and command. */
public final class CompareJob {
    private final Dataset dataset;
    private final Map<Integer, Sample> samples;
    private final Rules rules;
    private final ManifestKeeper manifest;
    private final Path folderA;
    private final Path folderB;
    private final ComparisonListener listener;
    private final Progress progress;
    private final Scoring scoring;
    private final Runner runner;
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
        this.dataset = dataset;
        this.samples = dataset.samples().stream().collect(Collectors.toMap(Sample::number, Function.identity()));
        this.rules = rules;
        this.manifest = new ManifestKeeper(folder, Manifest.of(dataset, a, b, conditions, rules));
        this.folderA = folder.resolve(Manifest.RUN_A);
        this.folderB = folder.resolve(Manifest.RUN_B);
        this.listener = listener;
        this.progress = new Progress(dataset.samples().size(), listener);
        this.scoring = new Scoring(
                new RowMaker(
                        dataset,
                        rules,
                        new RowMaker.Side(folderA, foreground(a)),
                        new RowMaker.Side(folderB, foreground(b))),
                conditions.mode() == Mode.TIMED,
                this::scored);
        this.runner = new Runner(
                dataset,
                List.of(new Runner.Job(a, folderA), new Runner.Job(b, folderB)),
                conditions,
                resume,
                new Runner.Listener() {
                    @Override
                    public void activity(String activity) {
                        listener.activity(activity);
                    }

                    @Override
                    public void row(int job, RunRow row) {
                        segmented(job, row);
                    }
                });
    }

    private Foreground foreground(Variant variant) {
        return rules.foreground().orElse(variant.card().foreground());
    }

    private void segmented(int job, RunRow row) {
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
        progress.one();
    }

    /**
     * Runs to the end; blocks.
     *
     * @return the comparison of all that was done: after {@link #cancel}, of what there was
     * @throws UnusableException if nothing could be done
     */
    public Comparison run() throws UnusableException, InterruptedException {
        try (scoring) {
            manifest.begin();
            boolean whole = runner.run();
            Comparison comparison = comparison();
            manifest.end(comparison, whole);
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
            rows.add(row != null ? row : unscored(sample));
        }
        return Comparisons.of(dataset, run(folderA, rowsA), run(folderB, rowsB), rules, rows);
    }

    /** The row of a sample that the run did not come to in both variants. */
    private ComparisonRow unscored(Sample sample) {
        return new ComparisonRow(
                sample,
                ComparisonRow.Status.MISSING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                rules.emptyMasks(),
                "not run");
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

    /** Holds before the next image. From any thread. */
    public void pause() {
        progress.pause();
        runner.pause();
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        runner.resume();
        progress.resume();
    }

    /** Ends at once, even inside a native call; what is done is kept. From any thread. */
    public void cancel() {
        runner.cancel();
    }
}
