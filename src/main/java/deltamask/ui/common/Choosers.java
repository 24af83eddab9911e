package deltamask.ui.common;

import java.nio.file.Path;
import java.util.Optional;

/** Asks the user for files and folders; empty where the user thinks better of it. */
public interface Choosers {
    /** A folder to open. */
    Optional<Path> folder(String title);

    /** A folder in which something is to be made. */
    Optional<Path> target(String title);

    /** A model file. */
    Optional<Path> model(String title);

    /** A file of any kind to read. */
    Optional<Path> file(String title);

    /**
     * A file to write.
     *
     * @param name proposed, with its extension
     */
    Optional<Path> save(String title, String name);
}
