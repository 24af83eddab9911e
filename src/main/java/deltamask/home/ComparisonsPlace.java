package deltamask.home;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Where comparisons are kept: in a folder of the user's, or among temporary files where that cannot be written.
 *
 * @param usual need not exist
 * @param temporary where they are kept instead
 * @param warning for the user where that is so: which folder, why, and where they are
 */
public record ComparisonsPlace(Path usual, Optional<Path> temporary, Optional<String> warning) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /**
     * Finds out whether a folder can be written, and makes it.
     *
     * @throws UnusableException if temporary files cannot be written either
     */
    public static ComparisonsPlace find(Path usual) throws UnusableException {
        Optional<String> why = Folders.unwritable(usual);
        if (why.isEmpty()) {
            return new ComparisonsPlace(usual, Optional.empty(), Optional.empty());
        }
        try {
            Path temporary = Files.createTempDirectory("deltamask-comparisons-");
            return new ComparisonsPlace(
                    usual,
                    Optional.of(temporary),
                    Optional.of("The folder " + UserFolders.shown(usual) + " cannot be written: " + why.get()
                            + ". What is run now is kept in " + temporary
                            + ", and is gone when temporary files are removed."));
        } catch (IOException e) {
            throw new UnusableException(
                    "Neither " + usual + " nor the folder for temporary files can be written: " + Reasons.of(e)
                            + "; make one of them writable.",
                    e);
        }
    }

    /** All folders that comparisons may lie in. */
    public List<Path> folders() {
        return temporary.map(place -> List.of(place, usual)).orElse(List.of(usual));
    }

    /** A new empty folder for a comparison, named by the time. */
    public Path newFolder() throws UnusableException {
        Path parent = temporary.orElse(usual);
        String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        try {
            if (!Files.isDirectory(parent)) {
                Files.createDirectories(parent);
            }
            for (int i = 1; ; i++) {
                Path folder = parent.resolve(i == 1 ? stamp : stamp + "-" + i);
                if (!Files.exists(folder)) {
                    return Files.createDirectory(folder);
                }
            }
        } catch (IOException e) {
            throw new UnusableException(
                    "The folder " + parent + " cannot be written: " + Reasons.of(e) + "; make it writable.", e);
        }
    }
}
