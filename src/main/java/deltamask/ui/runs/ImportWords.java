package deltamask.ui.runs;

import deltamask.run.imports.Acceptance;
import deltamask.run.imports.Misfit;
import deltamask.run.imports.PairingReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An import in words, for the window. */
final class ImportWords {
    private ImportWords() {}

    static String found(PairingReport report) {
        return "%d of %d images have a mask, read as %s. Times: %s."
                .formatted(
                        report.pairs().size(),
                        report.request().dataset().samples().size(),
                        report.format().inWords(),
                        report.timed().isEmpty() ? "none" : report.timed());
    }

    /** What is asked to be accepted. */
    static String question(PairingReport report, Set<String> turned) {
        Map<Misfit.Kind, Integer> open = new LinkedHashMap<>();
        report.open(new Acceptance(Set.of(), turned)).forEach(misfit -> open.merge(misfit.kind(), 1, Integer::sum));
        return "Import all the same: "
                + open.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey() + " ("
                                + entry.getKey().consequence() + ")")
                        .collect(Collectors.joining(", "));
    }
}
