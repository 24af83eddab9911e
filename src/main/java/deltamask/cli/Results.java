package deltamask.cli;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import deltamask.report.Gate;
import deltamask.report.Report;
import deltamask.report.ReportOptions;
import deltamask.report.SummaryText;
import java.nio.file.Path;
import java.util.Optional;

/** Writes a finished comparison's files, says the result, and turns it into an exit code. */
final class Results {
    private static final int FAILURES_TOLD = 10;

    private Results() {}

    static int leave(Comparison comparison, Path out, ReportOptions options, Terminal terminal)
            throws UnusableException {
        Optional<Gate> gate = Report.gate(comparison, options);
        Report.write(comparison, out, options, (activity, done, total) -> terminal.progress(activity));
        terminal.result(
                SummaryText.block(comparison) + gate.map(Results::inWords).orElse("") + "\nReport: " + out);
        Summary summary = comparison.summary();
        if (summary.failed() == summary.images()) {
            terminal.error("No image could be compared; the first: " + firstNote(comparison));
            return ExitCode.NOTHING_DONE;
        }
        tellFailures(comparison, terminal);
        if (gate.isPresent() && !gate.get().passed()) {
            return ExitCode.GATE_FAILED;
        }
        return summary.failed() > 0 ? ExitCode.SOME_IMAGES_FAILED : ExitCode.DONE;
    }

    private static String inWords(Gate gate) {
        return "\n" + gate.inAscii();
    }

    private static String firstNote(Comparison comparison) {
        ComparisonRow first = comparison.rows().get(0);
        return first.image() + ": " + first.note();
    }

    private static void tellFailures(Comparison comparison, Terminal terminal) {
        comparison.rows().stream()
                .filter(row -> row.status() != ComparisonRow.Status.OK)
                .limit(FAILURES_TOLD)
                .forEach(row -> terminal.error(row.image() + ": " + row.note()));
        if (comparison.summary().failed() > FAILURES_TOLD) {
            terminal.error((comparison.summary().failed() - FAILURES_TOLD) + " more failed: see comparison.csv.");
        }
    }
}
