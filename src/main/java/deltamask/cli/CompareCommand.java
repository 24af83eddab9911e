package deltamask.cli;

import deltamask.comparison.CompareJob;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Comparisons;
import deltamask.comparison.Manifest;
import deltamask.comparison.ManifestKeeper;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.home.Installation;
import deltamask.report.ReportOptions;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two variants, or two Runs that are there already, on a dataset. */
@Command(
        name = "compare",
        description = "Run two variants on a folder of images, or take two Runs of it, and compare them. With several"
                + " candidates (--b or --run-b again and again) each is compared with the reference.")
final class CompareCommand implements Callable<Integer> {
    @Option(names = "--dataset", required = true, paramLabel = "DIR", description = "Folder of images and truths.")
    private Path dataset;

    @ArgGroup(multiplicity = "1")
    private Sides sides;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "New or empty folder for the result.")
    private Path out;

    @Option(names = "--resume", description = "Go on with an unfinished comparison in the output folder.")
    private boolean resume;

    @Mixin
    private CommonOptions common;

    private final Installation installation;

    CompareCommand(Installation installation) {
        this.installation = installation;
    }

    private static final class Sides {
        @ArgGroup(exclusive = false)
        private Models models;

        @ArgGroup(exclusive = false)
        private Runs runs;
    }

    private static final class Models {
        @Option(
                names = "--a",
                required = true,
                paramLabel = "FILE",
                description = "The reference: a model file, or the name of one in DeltaMask's own folder models.")
        private String a;

        @Option(
                names = "--b",
                required = true,
                paramLabel = "FILE",
                description = "A candidate: a model file, or the name of one in DeltaMask's own folder models; may be"
                        + " repeated.")
        private List<String> b;
    }

    private static final class Runs {
        @Option(names = "--run-a", required = true, paramLabel = "RUN", description = "The reference: a Run's folder.")
        private Path a;

        @Option(
                names = "--run-b",
                required = true,
                paramLabel = "RUN",
                description = "A candidate: a Run's folder; may be repeated.")
        private List<Path> b;
    }

    @Override
    public Integer call() throws UnusableException, InterruptedException {
        common.conditions();
        common.report();
        Terminal terminal = common.terminal();
        Dataset opened = common.dataset(dataset, terminal);
        ReportOptions options = common.report();
        List<Candidate> candidates = sides.models != null ? models(opened, terminal) : runs(opened, terminal);
        // Last, because it makes the folder: a model that cannot be used leaves nothing behind.
        OutputFolder.check(out, opened, resume);
        if (candidates.size() == 1) {
            Failures failures = new Failures(terminal);
            return Results.leave(candidates.get(0).compare(out, failures), out, options, terminal, failures);
        }
        Results.Several several = new Results.Several(out, options, terminal);
        for (Candidate candidate : candidates) {
            String folder = several.folder(candidate.name());
            Failures failures = new Failures(terminal);
            several.add(folder, candidate.compare(out.resolve(folder), failures), failures);
        }
        return several.leave();
    }

    /** One of those that are compared with the reference. */
    private record Candidate(String name, Work work) {
        Comparison compare(Path folder, Failures failures) throws UnusableException, InterruptedException {
            return work.compare(folder, failures);
        }
    }

    /** Compares into a folder. */
    @FunctionalInterface
    private interface Work {
        Comparison compare(Path folder, Failures failures) throws UnusableException, InterruptedException;
    }

    private List<Candidate> runs(Dataset opened, Terminal terminal) throws UnusableException {
        Run a = read(sides.runs.a, opened, terminal);
        List<Candidate> candidates = new ArrayList<>();
        for (Path place : sides.runs.b) {
            Run b = read(place, opened, terminal);
            candidates.add(new Candidate(
                    b.info().variantName(),
                    (folder, failures) -> score(opened, a, b, folder, new ProgressLine(terminal, failures))));
        }
        return candidates;
    }

    private Comparison score(Dataset opened, Run a, Run b, Path folder, ComparisonListener progress)
            throws UnusableException {
        FolderLock lock = FolderLock.take(folder);
        try (lock) {
            return scoreAlone(opened, a, b, folder, progress);
        }
    }

    private Comparison scoreAlone(Dataset opened, Run a, Run b, Path folder, ComparisonListener progress)
            throws UnusableException {
        ManifestKeeper manifest = new ManifestKeeper(folder, Manifest.of(opened, a, b, common.rules()));
        manifest.begin();
        Comparison comparison = Comparisons.of(opened, a, b, common.rules(), progress);
        manifest.end(comparison, true, true);
        return comparison;
    }

    private static Run read(Path folder, Dataset dataset, Terminal terminal) throws UnusableException {
        Run run = RunFolder.read(folder, dataset);
        RunFolder.notes(run, dataset).forEach(terminal::note);
        return run;
    }

    /** The reference runs again with each candidate: only times taken in turn can be set against each other. */
    private List<Candidate> models(Dataset opened, Terminal terminal) throws UnusableException {
        Variant a = Variants.open(installation.model(sides.models.a));
        common.warnOfUnknownClasses(a, terminal);
        List<Candidate> candidates = new ArrayList<>();
        for (String model : sides.models.b) {
            Variant b = Variants.open(installation.model(model));
            common.warnOfUnknownClasses(b, terminal);
            candidates.add(new Candidate(b.name(), (folder, failures) -> new CompareJob(
                            opened,
                            a,
                            b,
                            common.conditions(),
                            common.rules(),
                            folder,
                            resume,
                            new ProgressLine(terminal, failures))
                    .run()));
        }
        return candidates;
    }
}
