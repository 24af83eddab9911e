package deltamask.cli;

import deltamask.comparison.CompareJob;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Comparisons;
import deltamask.comparison.Manifest;
import deltamask.comparison.ManifestKeeper;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares two variants, or two Runs that are there already, on a dataset. */
@Command(
        name = "compare",
        description = "Run two variants on a folder of images, or take two Runs of it, and compare them.")
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
        @Option(names = "--a", required = true, paramLabel = "FILE", description = "The reference: a model file.")
        private String a;

        @Option(names = "--b", required = true, paramLabel = "FILE", description = "The candidate: a model file.")
        private String b;
    }

    private static final class Runs {
        @Option(names = "--run-a", required = true, paramLabel = "RUN", description = "The reference: a Run's folder.")
        private Path a;

        @Option(names = "--run-b", required = true, paramLabel = "RUN", description = "The candidate: a Run's folder.")
        private Path b;
    }

    @Override
    public Integer call() throws UnusableException, InterruptedException {
        common.conditions();
        common.report();
        Terminal terminal = common.terminal();
        Dataset opened = common.dataset(dataset, terminal);
        OutputFolder.check(out, opened, resume);
        Comparison comparison = sides.models != null ? runBoth(opened, terminal) : scoreBoth(opened, terminal);
        return Results.leave(comparison, out, common.report(), terminal);
    }

    private Comparison scoreBoth(Dataset opened, Terminal terminal) throws UnusableException {
        Run a = read(sides.runs.a, opened, terminal);
        Run b = read(sides.runs.b, opened, terminal);
        ManifestKeeper manifest = new ManifestKeeper(out, Manifest.of(opened, a, b, common.rules()));
        manifest.begin();
        Comparison comparison = Comparisons.of(opened, a, b, common.rules(), new ProgressLine(terminal));
        manifest.end(comparison, true);
        return comparison;
    }

    private static Run read(Path folder, Dataset dataset, Terminal terminal) throws UnusableException {
        Run run = RunFolder.read(folder, dataset);
        RunFolder.notes(run, dataset).forEach(terminal::note);
        return run;
    }

    private Comparison runBoth(Dataset opened, Terminal terminal) throws UnusableException, InterruptedException {
        Variant a = Variants.open(installation.model(sides.models.a));
        Variant b = Variants.open(installation.model(sides.models.b));
        common.warnOfUnknownClasses(a, terminal);
        common.warnOfUnknownClasses(b, terminal);
        ComparisonListener progress = new ProgressLine(terminal);
        return new CompareJob(opened, a, b, common.conditions(), common.rules(), out, resume, progress).run();
    }
}
