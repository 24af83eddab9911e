package deltamask.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something the user is told in the window until it is closed.
 *
 * @param kind how grave it is
 * @param sentence for the user, as it stands
 * @param file what it is about, where the user may want to open that
 * @param listed whether the list of problems says more
 */
public record Notice(Kind kind, String sentence, Optional<Path> file, boolean listed) {
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

    /** Tells what went wrong with several files, of which the list of problems has each. */
    public static Notice problems(String sentence) {
        return new Notice(Kind.PROBLEM, sentence, Optional.empty(), true);
    }

    /** Tells of a file or folder that was written, and offers to open it. */
    public static Notice saved(Path file) {
        return new Notice(
                Kind.INFO,
                "Saved " + file.getFileName() + " in " + file.toAbsolutePath().getParent(),
                Optional.of(file),
                false);
    }
}
