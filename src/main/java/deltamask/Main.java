package deltamask;

import deltamask.cli.Cli;
import deltamask.cli.OpenCommand;
import deltamask.home.Installation;
import deltamask.home.SettingsFile;
import deltamask.home.UserFolders;
import deltamask.inference.ProbeWorker;
import deltamask.inference.Worker;
import deltamask.inference.djl.DjlSegmenter;
import deltamask.ui.App;
import deltamask.ui.NoDisplayException;
import deltamask.ui.UiRequest;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Starts DeltaMask: the one place that wires its parts together. */
public final class Main {
    private static final String WORKER = "worker";
    private static final String PROBE = "probe";

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && (args[0].equals(WORKER) || args[0].equals(PROBE))) {
            work(args[0].equals(PROBE));
            return;
        }
        UserFolders.moveNativesIfHomeIsReadOnly().ifPresent(sentence -> System.err.println("deltamask: " + sentence));
        // Figures are drawn by AWT, the window by JavaFX: AWT must not look for a display of its own.
        System.setProperty("java.awt.headless", "true");
        // Numbers are written with a point everywhere, on screen, on a terminal and in files.
        Locale.setDefault(Locale.ENGLISH);
        Installation installation = Installation.find();
        System.exit(Cli.execute(args, installation, window(installation)));
    }

    private static OpenCommand.Window window(Installation installation) {
        return opening -> {
            try {
                App.open(new UiRequest(
                        opening.dataset(),
                        opening.narrowing(),
                        opening.a(),
                        opening.b(),
                        opening.conditions(),
                        opening.rules(),
                        opening.run(),
                        installation.models(),
                        JobStarter.ENGINE,
                        UserFolders::newComparison,
                        settings()));
            } catch (NoDisplayException e) {
                throw new OpenCommand.NoDisplay(e.getMessage(), e);
            }
        };
    }

    private static Settings settings() {
        SettingsFile file =
                new SettingsFile(UserFolders.folder(UserFolders.Kind.SETTINGS).resolve("settings.json"));
        return new Settings(file.read(), file::write);
    }

    /** Standard output carries the protocol alone; whatever else prints goes to standard error. */
    private static void work(boolean probe) throws IOException {
        UserFolders.moveNativesIfHomeIsReadOnly();
        PrintStream protocol = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        if (probe) {
            new ProbeWorker(DjlSegmenter::load, System.in, protocol).serve();
        } else {
            new Worker(DjlSegmenter::load, System.in, protocol).serve();
        }
    }
}
