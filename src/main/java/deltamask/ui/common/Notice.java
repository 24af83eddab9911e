package deltamask.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something the user is told in the window until it is closed.
 *
 * @param kind how grave it is
 * @param sentence for the user, as it stands
 * @param file what it is about, where the user may want to open that
 */
public record Notice(Kind kind, String sentence, Optional<Path> file) {
    /** How grave it is. */
    public enum Kind {
        INFO,
        PROBLEM
    }

    public static Notice info(String sentence) {
        return new Notice(Kind.INFO, sentence, Optional.empty());
    }

    public static Notice problem(String sentence) {
        return new Notice(Kind.PROBLEM, sentence, Optional.empty());
    }

    /** Tells of a file or folder that was written, and offers to open it. */
    public static Notice saved(Path file) {
        return new Notice(
                Kind.INFO,
                "Saved " + file.getFileName() + " in " + file.toAbsolutePath().getParent(),
                Optional.of(file));
    }
}
