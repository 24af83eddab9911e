package deltamask.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Something the user is told in the window until it is closed.
 *
 * @param kind how grave it is
 * @param sentence for the user, as it stands
 * @param file what it is about, where the user may want to open that
 * @param offer what the user may do about it
 */
public record Notice(Kind kind, String sentence, Optional<Path> file, Offer offer) {
    /** What can be done. */
    public enum Offer {
        NOTHING,
        /** Also to show where it is. */
        OPEN_FILE,
        OPEN_FOLDER,
        LIST_PROBLEMS
    }

    /** How grave it is. */
    public enum Kind {
        INFO,
        PROBLEM
    }

    public static Notice info(String sentence) {
        return new Notice(Kind.INFO, sentence, Optional.empty(), Offer.NOTHING);
    }

    public static Notice problem(String sentence) {
        return new Notice(Kind.PROBLEM, sentence, Optional.empty(), Offer.NOTHING);
    }

    /** Tells what went wrong with several files, of which the list of problems has each. */
    public static Notice problems(String sentence) {
        return new Notice(Kind.PROBLEM, sentence, Optional.empty(), Offer.LIST_PROBLEMS);
    }

    /** Tells of a file that was written, and offers to open it. */
    public static Notice saved(Path file) {
        return saved(file, Offer.OPEN_FILE);
    }

    /** The same of a folder. */
    public static Notice savedFolder(Path folder) {
        return saved(folder, Offer.OPEN_FOLDER);
    }

    private static Notice saved(Path path, Offer offer) {
        return new Notice(
                Kind.INFO,
                "Saved " + path.getFileName() + " in " + path.toAbsolutePath().getParent(),
                Optional.of(path),
                offer);
    }
}
