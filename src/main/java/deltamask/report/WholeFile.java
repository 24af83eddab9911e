package deltamask.report;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all: beside their place first, then moved there. */
final class WholeFile {
    private WholeFile() {}

    /** Writes a file's bytes. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** @throws UnusableException with one sentence; what was at that place before is still there */
    static void write(Path file, Content content) throws UnusableException {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                content.to(out);
            }
            move(beside, file);
        } catch (IOException e) {
            throw new UnusableException(
                    "Cannot write " + file + ": " + Reasons.of(e) + ". Choose another place, or make room there.", e);
        } finally {
            remove(beside);
        }
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path beside) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            // The write has failed already, and that is what the user is told.
            beside.toFile().deleteOnExit();
        }
    }
}
