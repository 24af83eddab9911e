package deltamask.cli;

import deltamask.comparison.Comparison;
import deltamask.comparison.Comparisons;
import deltamask.comparison.Kept;
import deltamask.comparison.KeptRuns;
import deltamask.comparison.Library;
import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a comparison that is there already. */
@Command(
        name = "report",
        description = "Write the report of a comparison as PDF, page, figures, tables and numbers.")
final class ReportCommand implements Callable<Integer> {
    @Option(
            names = "--comparison",
            required = true,
            paramLabel = "DIR",
            description = "Folder of a comparison, as compare or the window leaves it.")
    private Path comparison;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the report.")
    private Path out;

    @Option(
            names = "--dataset",
            paramLabel = "DIR",
            description = "Where the dataset lies now (default: where it lay then).")
    private Path dataset;

    @Option(names = "--quiet", description = "Say nothing but errors.")
    private boolean quiet;

    @Mixin
    private GateOptions gate;

    @Mixin
    private LookOptions look;

    @Override
    public Integer call() throws UnusableException {
        var options = look.options(gate.target());
        Terminal terminal = new Terminal(quiet);
        KeptRuns runs = read();
        OutputFolder.check(out, runs.dataset(), true);
        Comparison scored =
                Comparisons.of(runs.dataset(), runs.a(), runs.b(), runs.rules(), new ProgressLine(terminal));
        return Results.leave(scored, out, options, terminal);
    }

    private KeptRuns read() throws UnusableException {
        Kept kept = Library.read(comparison);
        try {
            return KeptRuns.read(kept, Optional.ofNullable(dataset));
        } catch (KeptRuns.DatasetGone e) {
            throw new UnusableException(
                    "The dataset of the comparison in " + comparison + " is not where it was: give its folder as --dataset.",
                    e);
        }
    }
}
