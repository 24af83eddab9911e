package deltamask.cli;

import deltamask.comparison.CompareJob;
import deltamask.comparison.Comparison;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.home.ComparisonsPlace;
import deltamask.home.Installation;
import deltamask.home.UserFolders;
import deltamask.run.Conditions;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens the window; without a display makes the same comparison and leaves a report. */
@Command(
        name = "open",
        description = "Open the window on a folder of images with two variants chosen. Without a display the same"
                + " comparison runs without a window and leaves a report.")
public final class OpenCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DATASET", description = "Folder of images (default: the bundled ones).")
    private Path dataset;

    @Option(
            names = "--a",
            paramLabel = "MODEL",
            description = "The reference: a model file, or the name of one in DeltaMask's own folder models"
                    + " (default: the bundled scripted).")
    private String a;

    @Option(
            names = "--b",
            paramLabel = "MODEL",
            description = "The candidate, likewise (default: the bundled quantized_scripted).")
    private String b;

    @Option(names = "--run", description = "Run at once, without waiting for a click.")
    private boolean run;

    @Mixin
    private CommonOptions common;

    private final Installation installation;
    private final Window window;

    OpenCommand(Installation installation, Window window) {
        this.installation = installation;
        this.window = window;
    }

    /** The window, as far as a command knows it. */
    public interface Window {
        /**
         * Opens the window and blocks until it is closed.
         *
         * @throws NoDisplay if there is nothing to show a window on
         * @throws UnusableException if comparisons cannot be kept anywhere
         */
        void open(Opening opening) throws NoDisplay, UnusableException, InterruptedException;
    }

    /**
     * What the window opens with.
     *
     * @param narrowing what is taken of the dataset, and how its truths are read
     * @param namesThreads whether the threads of the conditions were asked for
     * @param run whether to run at once
     */
    public record Opening(
            Path dataset,
            UnaryOperator<Dataset> narrowing,
            Path a,
            Path b,
            Conditions conditions,
            boolean namesThreads,
            Rules rules,
            boolean run) {}

    /** There is nothing to show a window on; the message is half a sentence that says why. */
    public static final class NoDisplay extends Exception {
        private static final long serialVersionUID = 1;

        public NoDisplay(String reason, Throwable cause) {
            super(reason, cause);
        }
    }

    @Override
    public Integer call() throws UnusableException, InterruptedException {
        Path folder = Optional.ofNullable(dataset).orElse(installation.sampleImages());
        Path modelA = a == null ? installation.defaultA() : installation.model(a);
        Path modelB = b == null ? installation.defaultB() : installation.model(b);
        Conditions conditions = common.conditions();
        common.report();
        try {
            window.open(new Opening(
                    folder,
                    common.narrowing(),
                    modelA,
                    modelB,
                    conditions,
                    common.namesThreads(),
                    common.rules(),
                    run));
            return ExitCode.DONE;
        } catch (NoDisplay e) {
            Terminal terminal = common.terminal();
            terminal.note("No window can be opened (" + e.getMessage() + "): the same comparison runs without one.");
            return withoutWindow(folder, modelA, modelB, terminal);
        }
    }

    private int withoutWindow(Path folder, Path modelA, Path modelB, Terminal terminal)
            throws UnusableException, InterruptedException {
        Dataset opened = common.dataset(folder, terminal);
        ComparisonsPlace place = ComparisonsPlace.find(UserFolders.comparisons());
        place.warning().ifPresent(terminal::note);
        Path out = place.newFolder();
        Failures failures = new Failures(terminal);
        Comparison comparison = new CompareJob(
                        opened,
                        Variants.open(modelA),
                        Variants.open(modelB),
                        common.conditions(),
                        common.rules(),
                        out,
                        false,
                        new ProgressLine(terminal, failures))
                .run();
        return Results.leave(comparison, out, common.report(), terminal, failures);
    }
}
