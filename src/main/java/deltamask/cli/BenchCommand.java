package deltamask.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the window on this machine, so that anyone can measure it again. */
@Command(name = "bench", description = "Measure the window on this machine; prints one JSON object.")
public final class BenchCommand implements Callable<Integer> {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    @Spec
    private CommandSpec spec;

    private final Bench bench;

    BenchCommand(Bench bench) {
        this.bench = bench;
    }

    /** The benchmarks, as far as a command knows them. Figures by name, times in milliseconds. */
    public interface Bench {
        /**
         * Opens the real window on a folder, drives it, and closes it.
         *
         * @param images of the generated folder
         * @param dataset a folder of the user's own in its place
         */
        Map<String, Object> ui(int images, Optional<Path> dataset) throws UnusableException, InterruptedException;

        /** One of the programs that the former opens. */
        Map<String, Object> uiPass(Path dataset, Path work, boolean whole)
                throws UnusableException, InterruptedException;

        /** Runs the bundled variants in the window. */
        Map<String, Object> run() throws UnusableException, InterruptedException;

        /** Starts the program again and again until its window can be used; as a whole process. */
        Map<String, Object> start(int runs) throws UnusableException, InterruptedException;

        /** Draws every figure and writes it to files; needs no display. */
        Map<String, Object> figures(int images, int times) throws UnusableException;

        /** Opens the window and looks around in it, for the build to see which classes that takes. */
        void train() throws UnusableException, InterruptedException;

        /** Opens the window and closes it as soon as it can be used. */
        void window() throws UnusableException, InterruptedException;
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: bench ui, bench run, bench start or bench figures");
    }

    @Command(
            name = "ui",
            description = "Open the real window on N generated images, drive it, and print what it took.",
            mixinStandardHelpOptions = true)
    int ui(
            @Option(
                            names = "--images",
                            paramLabel = "N",
                            defaultValue = "10000",
                            description = "Images of the generated folder (default: ${DEFAULT-VALUE}).")
                    int images,
            @Option(names = "--dataset", paramLabel = "DIR", description = "A folder of your own instead.")
                    Path dataset)
            throws UnusableException, InterruptedException {
        atLeastOne("--images", images);
        return print(bench.ui(images, Optional.ofNullable(dataset)));
    }

    @Command(
            name = "start",
            description = "Start the program until its window can be used, as a whole process, beside a start"
                    + " without the launcher's help.",
            mixinStandardHelpOptions = true)
    int start(
            @Option(
                            names = "--runs",
                            paramLabel = "N",
                            defaultValue = "10",
                            description = "Starts of each kind (default: ${DEFAULT-VALUE}).")
                    int runs)
            throws UnusableException, InterruptedException {
        atLeastOne("--runs", runs);
        return print(bench.start(runs));
    }

    @Command(
            name = "run",
            description = "Run the bundled variants in the real window, and print how long it stood still meanwhile.",
            mixinStandardHelpOptions = true)
    int run() throws UnusableException, InterruptedException {
        return print(bench.run());
    }

    @Command(
            name = "figures",
            description = "Draw every figure of N images and write it as PDF, SVG and PNG; needs no display.",
            mixinStandardHelpOptions = true)
    int figures(
            @Option(
                            names = "--images",
                            paramLabel = "N",
                            defaultValue = "10000",
                            description = "Made-up images (default: ${DEFAULT-VALUE}).")
                    int images,
            @Option(
                            names = "--times",
                            paramLabel = "N",
                            defaultValue = "7",
                            description = "Times each is done (default: ${DEFAULT-VALUE}).")
                    int times)
            throws UnusableException {
        atLeastOne("--images", images);
        atLeastOne("--times", times);
        return print(bench.figures(images, times));
    }

    @Command(name = "pass", hidden = true, description = "One pass of bench ui.")
    int pass(
            @Parameters(paramLabel = "cold|warm") String kind,
            @Parameters(paramLabel = "DIR") Path dataset,
            @Parameters(paramLabel = "WORK") Path work)
            throws UnusableException, InterruptedException {
        return print(bench.uiPass(dataset, work, kind.equals("warm")));
    }

    @Command(name = "window", hidden = true, description = "Open the window until it can be used, and close it.")
    int window() throws UnusableException, InterruptedException {
        bench.window();
        return ExitCode.DONE;
    }

    @Command(name = "train", hidden = true, description = "Look around in the window, for the build.")
    int train() throws UnusableException, InterruptedException {
        bench.train();
        return ExitCode.DONE;
    }

    private void atLeastOne(String option, int value) {
        if (value < 1) {
            throw new ParameterException(spec.commandLine(), option + " is a whole number from 1, not " + value);
        }
    }

    private static int print(Map<String, Object> figures) {
        System.out.println(GSON.toJson(figures));
        return ExitCode.DONE;
    }
}
