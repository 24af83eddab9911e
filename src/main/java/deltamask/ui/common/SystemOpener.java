package deltamask.ui.common;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Opens files with the system's own programs, in the background. What cannot be opened is told. */
public final class SystemOpener {
    /** Long enough for a program that cannot open a file to say so. */
    private static final long PATIENCE_SECONDS = 2;

    private final Session session;
    private final Tasks tasks;
    private final String os;
    private final Launcher launcher;

    /** Starts a program. */
    @FunctionalInterface
    interface Launcher {
        /** Returns whether the program runs, or ended well. */
        boolean launch(List<String> command) throws IOException, InterruptedException;
    }

    public SystemOpener(Session session, Tasks tasks) {
        this(session, tasks, System.getProperty("os.name"), SystemOpener::launch);
    }

    SystemOpener(Session session, Tasks tasks, String os, Launcher launcher) {
        this.session = session;
        this.tasks = tasks;
        this.os = os.toLowerCase(Locale.ROOT);
        this.launcher = launcher;
    }

    /** Opens a file with the program that is meant for it, or a folder with the file manager. */
    public void open(Path file) {
        start(file, openCommand(file));
    }

    /** Shows a file in its folder. */
    public void show(Path file) {
        start(file, showCommand(file));
    }

    List<String> openCommand(Path file) {
        if (os.startsWith("windows")) {
            return List.of("explorer", file.toString());
        }
        return List.of(os.startsWith("mac") ? "open" : "xdg-open", file.toString());
    }

    List<String> showCommand(Path file) {
        if (os.startsWith("windows")) {
            return List.of("explorer", "/select," + file);
        }
        if (os.startsWith("mac")) {
            return List.of("open", "-R", file.toString());
        }
        Path parent = file.toAbsolutePath().getParent();
        return List.of("xdg-open", String.valueOf(parent == null ? file : parent));
    }

    private void start(Path file, List<String> command) {
        tasks.start(
                Tasks.Lane.FILES,
                () -> {
                    if (Files.notExists(file)) {
                        throw new UnusableException(file + " does not exist any more.");
                    }
                    if (!launcher.launch(command)) {
                        throw new UnusableException("The system has no program that opens " + file + ".");
                    }
                    return file;
                },
                opened -> {},
                failure -> session.problem(Reasons.sentence(
                        failure,
                        file + " cannot be opened from here, because " + command.get(0) + " cannot be started")));
    }

    private static boolean launch(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // Explorer ends with 1 when all is well.
        return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                || process.exitValue() == 0
                || command.get(0).equals("explorer");
    }
}
