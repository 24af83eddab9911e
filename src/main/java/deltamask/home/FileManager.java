package deltamask.home;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's file manager. */
public final class FileManager {
    private FileManager() {}

    /**
     * Shows a folder; does not wait for the file manager.
     *
     * @throws UnusableException if there is no file manager
     */
    public static void open(Path folder) throws UnusableException {
        String program = program(System.getProperty("os.name"));
        try {
            new ProcessBuilder(List.of(program, folder.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UnusableException(
                    "The folder " + folder + " cannot be shown: there is no program \"" + program + "\" ("
                            + Reasons.of(e) + ").",
                    e);
        }
    }

    static String program(String os) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return "open";
        }
        return system.startsWith("windows") ? "explorer" : "xdg-open";
    }
}
