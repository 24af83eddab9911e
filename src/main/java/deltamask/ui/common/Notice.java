package deltamask.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something the user is told in the window until it is closed.
 *
 * @param kind how grave it is
 * @param sentence for the user, as it stands
 * @param file what it is about, where the user may want to open that
 * @param folder whether that is a folder
 */
public record Notice(Kind kind, String sentence, Optional<Path> file, boolean folder) {
    /** How grave it is. */
    public enum Kind {
        INFO,
        PROBLEM
    }

    public static Notice info(String sentence) {
        return new Notice(Kind.INFO, sentence, Optional.empty(), false);
    }

    public static Notice problem(String sentence) {
        return new Notice(Kind.PROBLEM, sentence, Optional.empty(), false);
    }

    /** Tells of a file that was written, and offers to open it. */
    public static Notice saved(Path file) {
        return saved(file, false);
    }

    /** The same of a folder. */
    public static Notice savedFolder(Path folder) {
        return saved(folder, true);
    }

    private static Notice saved(Path path, boolean folder) {
        return new Notice(
                Kind.INFO,
                "Saved " + path.getFileName() + " in " + path.toAbsolutePath().getParent(),
                Optional.of(path),
                folder);
    }
}
