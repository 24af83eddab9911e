package deltamask.cli;

import deltamask.run.imports.Misfit;
import deltamask.run.imports.PairingReport;
import deltamask.run.imports.Turn;
import java.util.ArrayList;
import java.util.List;

/** How an import fits its dataset, for people. */
final class ImportText {
    private static final int TOLD = 20;

    private ImportText() {}

    static String of(PairingReport report) {
        List<String> lines = new ArrayList<>();
        line(
                lines,
                "masks",
                "%d of %d images have one, read as %s"
                        .formatted(
                                report.pairs().size(),
                                report.request().dataset().samples().size(),
                                report.format().inWords()));
        line(lines, "times", report.timed().isEmpty() ? "none" : report.timed());
        line(lines, "variant", report.info().variantName());
        line(lines, "device", report.info().made().device());
        report.notes().forEach(note -> line(lines, "note", note));
        report.counts().forEach((kind, count) -> {
            lines.add("");
            line(lines, kind.toString(), count + "; if accepted, " + kind.consequence());
            report.misfits().stream()
                    .filter(misfit -> misfit.kind() == kind)
                    .limit(TOLD)
                    .forEach(misfit -> lines.add("  " + misfit.sentence()));
            if (count > TOLD) {
                lines.add("  and " + (count - TOLD) + " more");
            }
        });
        if (report.counts().containsKey(Misfit.Kind.TURNED)) {
            lines.add("  " + Turn.RULE);
        }
        return String.join("\n", lines);
    }

    private static void line(List<String> lines, String label, String text) {
        lines.add("%-11s%s".formatted(label, text));
    }
}
