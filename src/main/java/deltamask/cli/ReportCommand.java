package deltamask.cli;

import deltamask.comparison.Comparison;
import deltamask.comparison.Comparisons;
import deltamask.comparison.Kept;
import deltamask.comparison.KeptRuns;
import deltamask.comparison.Library;
import deltamask.failure.UnusableException;
import deltamask.files.Trash;
import deltamask.report.ReportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a comparison that is there already. */
@Command(name = "report", description = "Write the report of a comparison as PDF, page, figures, tables and numbers.")
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
        ReportOptions options = look.options(gate.target());
        Terminal terminal = new Terminal(quiet);
        Kept kept = Library.read(comparison);
        List<Kept> inside = kept.manifest().isPresent() ? List.of() : inside();
        if (inside.isEmpty()) {
            Failures failures = new Failures(terminal);
            return Results.leave(score(kept, out, terminal, failures), out, options, terminal, failures);
        }
        Results.Several several = new Results.Several(out, options, terminal);
        for (Kept one : inside) {
            String folder = several.folder(String.valueOf(one.folder().getFileName()));
            Failures failures = new Failures(terminal);
            several.add(folder, score(one, out.resolve(folder), terminal, failures), failures);
        }
        return several.leave();
    }

    /** The comparisons that compare leaves in a folder when it has several candidates, in the order they were made. */
    private List<Kept> inside() throws UnusableException {
        if (!Files.isDirectory(comparison)) {
            return List.of();
        }
        return new Library(List.of(comparison), new Trash(Optional.empty()))
                .list().stream()
                        .filter(kept -> kept.manifest().isPresent())
                        .sorted(Comparator.comparing(
                                kept -> kept.manifest().get().plan().started().orElse(Instant.MAX)))
                        .toList();
    }

    private Comparison score(Kept kept, Path place, Terminal terminal, Failures failures) throws UnusableException {
        KeptRuns runs = read(kept);
        OutputFolder.check(place, runs.dataset(), true);
        return Comparisons.of(runs.dataset(), runs.a(), runs.b(), runs.rules(), new ProgressLine(terminal, failures));
    }

    private KeptRuns read(Kept kept) throws UnusableException {
        try {
            return KeptRuns.read(kept, Optional.ofNullable(dataset));
        } catch (KeptRuns.DatasetGone e) {
            throw new UnusableException(
                    "The dataset of the comparison in " + kept.folder()
                            + " is not where it was: give its folder as --dataset.",
                    e);
        }
    }
}
