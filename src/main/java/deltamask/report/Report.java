package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.Optional;

/** A Comparison exported as a folder of files. */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class Report {
    private Report() {}

    /**
     * Writes {@code comparison.csv}, {@code summary.json}, {@code report.txt}, {@code delta-iou} and {@code delta-time}
     * (each {@code .svg}, {@code .pdf}, {@code .png}) into a folder, which is made where it is missing. Other files in it
     * stay.
     *
     * @throws UnusableException with one sentence, if a file cannot be written
     */
    public static void write(Comparison comparison, Path folder, Optional<Gate> gate) throws UnusableException {
        throw new UnusableException("being written " + folder);
    }
}
