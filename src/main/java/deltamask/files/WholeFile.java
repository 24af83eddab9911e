package deltamask.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside its place first, then moves it there, so that nobody ever sees half of one. */
public final class WholeFile {
    private static final String PART = ".part";
    /** Two programs that write the same file at once must not write into each other's. */
    private static final String PROCESS =
            Long.toHexString(ProcessHandle.current().pid());

    private WholeFile() {}

    /** Writes a file's bytes. */
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes a file into a folder that is there.
     *
     * @throws IOException if it cannot be written; what was at that place before is still there then
     */
    public static void write(Path file, Content content) throws IOException {
        Path place = file.toAbsolutePath();
        // A short name that belongs to this one: file names may be as long as the system allows. The thread is in it
        // because two of them may write files whose names have the same hash.
        String name = ".%08x-%s-%x%s"
                .formatted(
                        place.getFileName().toString().hashCode(),
                        PROCESS,
                        Thread.currentThread().getId(),
                        PART);
        Path beside = place.resolveSibling(name);
        try {
            try (OutputStream out = Files.newOutputStream(beside)) {
                content.to(out);
            }
            move(beside, place);
        } catch (IOException | RuntimeException e) {
            remove(beside, e);
            throw e;
        }
    }

    /** The same for a text, in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Removes what programs left that were ended while they wrote; for a folder into which nobody else writes now. A
     * folder that is not there has none.
     */
    public static void removeParts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".????????*" + PART)) {
            for (Path part : parts) {
                if (Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path beside, Exception cause) {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException leftover) {
            cause.addSuppressed(leftover);
        }
    }
}
