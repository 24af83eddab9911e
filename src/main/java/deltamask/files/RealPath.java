package deltamask.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads in truth. */
public final class RealPath {
    private RealPath() {}

    /** With symbolic links resolved as far as the path exists. */
    public static Path of(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path existing = absolute; existing != null; existing = existing.getParent()) {
            if (Files.exists(existing)) {
                try {
                    return existing.toRealPath().resolve(existing.relativize(absolute));
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }

    /** Whether a path leads into a folder, or to the folder itself. */
    public static boolean isBelow(Path path, Path folder) {
        return of(path).startsWith(of(folder));
    }
}
