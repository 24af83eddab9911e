package deltamask.report;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the report's files, and says in a sentence why one cannot be written. */
final class ReportFile {
    private ReportFile() {}

    /** @throws UnusableException with one sentence; what was at that place before is still there */
    static void write(Path file, WholeFile.Content content) throws UnusableException {
        try {
            WholeFile.write(file, content);
        } catch (IOException e) {
            throw new UnusableException(
                    "Cannot write " + file + ": " + Reasons.of(e) + ". Choose another place, or make room there.", e);
        }
    }
}
