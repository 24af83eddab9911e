package deltamask.cli;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import deltamask.report.Gate;
import deltamask.report.Report;
import deltamask.report.ReportOptions;
import deltamask.report.SeveralReport;
import deltamask.report.SummaryText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes a finished comparison's files, says the result, and turns it into an exit code. */
final class Results {
    private Results() {}

    static int leave(Comparison comparison, Path out, ReportOptions options, Terminal terminal, Failures failures)
            throws UnusableException {
        Report.write(comparison, out, options, (activity, done, total) -> terminal.progress(activity));
        return tell(comparison, out, Report.gate(comparison, options), terminal, failures);
    }

    private static int tell(
            Comparison comparison, Path out, Optional<Gate> gate, Terminal terminal, Failures failures) {
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

    /** Several candidates against one reference: each in a folder of its own, and a report of the whole. */
    static final class Several {
        private final Path out;
        private final ReportOptions options;
        private final Terminal terminal;
        private final List<SeveralReport.Entry> entries = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();

        Several(Path out, ReportOptions options, Terminal terminal) {
            this.out = out;
            this.options = options;
            this.terminal = terminal;
        }

        /** A folder's name for a candidate, which no other one has. */
        String folder(String name) {
            return Folders.freeName(name, this::isTaken);
        }

        private boolean isTaken(String folder) {
            return SeveralReport.isFile(folder)
                    || entries.stream().anyMatch(entry -> entry.folder().equalsIgnoreCase(folder));
        }

        void add(String folder, Comparison comparison, Failures failures) throws UnusableException {
            Path place = out.resolve(folder);
            Report.write(comparison, place, options, (activity, done, total) -> terminal.progress(activity));
            codes.add(tell(comparison, place, Report.gate(comparison, options), terminal, failures));
            terminal.result("");
            entries.add(new SeveralReport.Entry(folder, comparison));
        }

        /** The first thing that went wrong decides: a gate that failed, then images that failed. */
        int leave() throws UnusableException {
            SeveralReport.write(entries, out, options);
            terminal.result("Report of all: " + out);
            if (codes.contains(ExitCode.GATE_FAILED)) {
                return ExitCode.GATE_FAILED;
            }
            if (codes.stream().allMatch(code -> code == ExitCode.NOTHING_DONE)) {
                return ExitCode.NOTHING_DONE;
            }
            return codes.stream().allMatch(code -> code == ExitCode.DONE) ? ExitCode.DONE : ExitCode.SOME_IMAGES_FAILED;
        }
    }

    private static String inWords(Gate gate) {
        return "\n" + gate.inAscii();
    }

    private static void tellMissing(Comparison comparison, Terminal terminal) {
        Failures missing = new Failures(terminal);
        comparison.rows().stream()
                .filter(row -> row.status() == ComparisonRow.Status.MISSING)
                .forEach(row -> missing.add(row.image(), row.note()));
        missing.end("comparison.csv");
    }
}
