package deltamask.cli;

import deltamask.comparison.Progress;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.run.Conditions;
import deltamask.run.RunRow;
import deltamask.run.Runner;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes one Run: what one variant makes of a dataset. */
@Command(name = "run", description = "Run one variant on a folder of images and keep its label maps and times.")
final class RunCommand implements Callable<Integer> {
    @Option(names = "--dataset", required = true, paramLabel = "DIR", description = "Folder of images.")
    private Path dataset;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "FILE",
            description = "A model file, or the name of one in DeltaMask's own folder models.")
    private String model;

    @Option(names = "--out", required = true, paramLabel = "RUN", description = "New or empty folder for the Run.")
    private Path out;

    @Option(names = "--resume", description = "Go on with an unfinished Run in the output folder.")
    private boolean resume;

    @Mixin
    private CommonOptions common;

    private final Installation installation;

    RunCommand(Installation installation) {
        this.installation = installation;
    }

    @Override
    public Integer call() throws UnusableException, InterruptedException {
        Conditions conditions = common.conditions();
        common.report();
        Terminal terminal = common.terminal();
        Dataset opened = common.dataset(dataset, terminal);
        Variant variant = Variants.open(installation.model(model));
        OutputFolder.check(out, opened, resume);
        Failures failures = new Failures(terminal);
        Rows rows = new Rows(opened.samples().size(), new ProgressLine(terminal, failures), failures);
        new Runner(opened, List.of(new Runner.Job(variant, out)), conditions, resume, rows).run();
        failures.end("images.csv");
        long done = rows.rows.stream().filter(RunRow.Done.class::isInstance).count();
        terminal.result("%s segmented %d of %d images%s%nRun: %s"
                .formatted(variant.name(), done, opened.samples().size(), forward(rows, conditions), out));
        if (done == 0) {
            return ExitCode.NOTHING_DONE;
        }
        return done == rows.rows.size() ? ExitCode.DONE : ExitCode.SOME_IMAGES_FAILED;
    }

    private static String forward(Rows rows, Conditions conditions) {
        double[] times = rows.rows.stream()
                .filter(RunRow.Done.class::isInstance)
                .map(row -> ((RunRow.Done) row).forwardMs())
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        OptionalDouble median = deltamask.metrics.Statistics.median(times);
        return median.isEmpty()
                ? ""
                : ", forward median %.2f ms (%s)".formatted(median.getAsDouble(), conditions.inWords());
    }

    /** Gathers rows, shows how many there are, and tells of those that failed. */
    private static final class Rows implements Runner.Listener {
        private final List<RunRow> rows = new ArrayList<>();
        private final ProgressLine line;
        private final Failures failures;
        private final Progress progress;

        Rows(int total, ProgressLine line, Failures failures) {
            this.line = line;
            this.failures = failures;
            this.progress = new Progress(total, line);
        }

        @Override
        public void activity(String activity) {
            line.activity(activity);
        }

        @Override
        public void row(int job, RunRow row) {
            add(row);
            progress.one();
        }

        @Override
        public void kept(int job, RunRow row) {
            add(row);
            progress.kept();
        }

        private void add(RunRow row) {
            rows.add(row);
            if (row instanceof RunRow.Failed failed) {
                failures.add(failed.image(), failed.error());
            }
        }
    }
}
