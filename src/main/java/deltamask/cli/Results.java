package deltamask.cli;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import deltamask.report.Gate;
import deltamask.report.Report;
import deltamask.report.SummaryText;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a finished comparison's files, says the result, and turns it into an exit code. */
final class Results {
    private Results() {}

    static int leave(Comparison comparison, Path out, Optional<Double> target, Terminal terminal, Failures failures)
            throws UnusableException {
        Optional<Gate> gate = target.map(share -> Gate.of(comparison.summary(), share));
        Report.write(comparison, out, gate);
        terminal.result(
                SummaryText.block(comparison) + gate.map(Results::inWords).orElse("") + "\nReport: " + out);
        Summary summary = comparison.summary();
        failures.end("comparison.csv");
        tellMissing(comparison, terminal);
        if (summary.failed() == summary.images()) {
            terminal.error("No image could be compared.");
            return ExitCode.NOTHING_DONE;
        }
        if (gate.isPresent() && !gate.get().passed()) {
            return ExitCode.GATE_FAILED;
        }
        return summary.failed() > 0 ? ExitCode.SOME_IMAGES_FAILED : ExitCode.DONE;
    }

    private static String inWords(Gate gate) {
        return "\nGate: B keeps %s of A's mean IoU, %s asked: %s"
                .formatted(
                        gate.kept().isPresent() ? percent(gate.kept().getAsDouble()) : "an unknown share",
                        percent(gate.target()),
                        gate.passed() ? "passed" : "failed");
    }

    private static String percent(double share) {
        return "%.3f %%".formatted(share * 100);
    }

    private static void tellMissing(Comparison comparison, Terminal terminal) {
        Failures missing = new Failures(terminal);
        comparison.rows().stream()
                .filter(row -> row.status() == ComparisonRow.Status.MISSING)
                .forEach(row -> missing.add(row.image(), row.note()));
        missing.end("comparison.csv");
    }
}
