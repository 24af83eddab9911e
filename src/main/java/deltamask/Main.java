package deltamask;

import deltamask.cli.BenchCommand;
import deltamask.cli.Cli;
import deltamask.cli.OpenCommand;
import deltamask.comparison.Library;
import deltamask.comparison.Rules;
import deltamask.failure.UnusableException;
import deltamask.files.Trash;
import deltamask.home.ComparisonsPlace;
import deltamask.home.Installation;
import deltamask.home.SettingsFile;
import deltamask.home.UserFolders;
import deltamask.inference.ProbeWorker;
import deltamask.inference.Worker;
import deltamask.inference.djl.DjlSegmenter;
import deltamask.run.Conditions;
import deltamask.ui.App;
import deltamask.ui.Memory;
import deltamask.ui.NoDisplayException;
import deltamask.ui.UiRequest;
import deltamask.ui.bench.Benchmarks;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
        System.exit(Cli.execute(args, installation, window(installation), bench(installation)));
    }

    private static OpenCommand.Window window(Installation installation) {
        return opening -> {
            try {
                SettingsFile kept = new SettingsFile(
                        UserFolders.folder(UserFolders.Kind.SETTINGS).resolve("settings.json"));
                ComparisonsPlace comparisons = ComparisonsPlace.find(UserFolders.comparisons());
                List<String> warnings = Stream.of(comparisons.warning(), kept.warning())
                        .flatMap(Optional::stream)
                        .toList();
                Settings settings = new Settings(kept.read(), kept::write);
                App.open(request(opening, installation, settings, own(comparisons), warnings));
            } catch (NoDisplayException e) {
                throw new OpenCommand.NoDisplay(e.getMessage(), e);
            }
        };
    }

    /**
     * Where the window keeps things.
     *
     * @param newFolder makes an empty folder for a comparison
     */
    private record Places(Callable<Path> newFolder, Library library, Path cache) {}

    private static Places own(ComparisonsPlace comparisons) {
        return new Places(
                comparisons::newFolder,
                new Library(comparisons.folders(), new Trash(UserFolders.trash())),
                UserFolders.folder(UserFolders.Kind.CACHE));
    }

    private static Places below(Path work) {
        Path kept = work.resolve("comparisons");
        return new Places(
                () -> Files.createTempDirectory(Files.createDirectories(kept), "run-"),
                new Library(List.of(kept), new Trash(Optional.empty())),
                work.resolve("cache"));
    }

    private static UiRequest request(
            OpenCommand.Opening opening,
            Installation installation,
            Settings settings,
            Places places,
            List<String> warnings) {
        return new UiRequest(
                opening.dataset(),
                opening.narrowing(),
                opening.a(),
                opening.b(),
                opening.namesThreads() ? opening.conditions() : Memory.remembered(settings, opening.conditions()),
                opening.rules(),
                opening.run(),
                installation.models(),
                JobStarter.ENGINE,
                places.newFolder(),
                places.library(),
                settings,
                places.cache(),
                warnings);
    }

    /** Benchmarks start from the program's own settings, whatever the user's are. */
    private static BenchCommand.Bench bench(Installation installation) {
        Benchmarks benchmarks = new Benchmarks(
                installation,
                (dataset, work) -> request(
                        new OpenCommand.Opening(
                                dataset,
                                UnaryOperator.identity(),
                                installation.defaultA(),
                                installation.defaultB(),
                                Conditions.DEFAULT,
                                true,
                                Rules.DEFAULT,
                                false),
                        installation,
                        Settings.forgetful(),
                        below(work),
                        List.of()));
        return new BenchCommand.Bench() {
            @Override
            public Map<String, Object> ui(int images, Optional<Path> dataset)
                    throws UnusableException, InterruptedException {
                return benchmarks.ui(images, dataset);
            }

            @Override
            public Map<String, Object> uiPass(Path dataset, Path work, boolean whole)
                    throws UnusableException, InterruptedException {
                return benchmarks.uiPass(dataset, work, whole);
            }

            @Override
            public Map<String, Object> compare() throws UnusableException, InterruptedException {
                return benchmarks.compare();
            }

            @Override
            public Map<String, Object> run() throws UnusableException, InterruptedException {
                return benchmarks.run();
            }

            @Override
            public Map<String, Object> start(int runs) throws UnusableException, InterruptedException {
                return benchmarks.start(runs);
            }

            @Override
            public Map<String, Object> figures(int images, int times) throws UnusableException {
                return benchmarks.figures(images, times);
            }

            @Override
            public void train() throws UnusableException, InterruptedException {
                benchmarks.train();
            }

            @Override
            public void window() throws UnusableException, InterruptedException {
                benchmarks.window();
            }
        };
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
