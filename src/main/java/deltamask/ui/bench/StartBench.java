package deltamask.ui.bench;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.metrics.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whole starts of the program, from the command to a window that can be used and closes again. */
final class StartBench {
    private static final List<String> UNTIL_USABLE = List.of("bench", "window");

    private final Installation installation;

    StartBench(Installation installation) {
        this.installation = installation;
    }

    /** Both kinds of start in turn, so that drift of the machine hits both. */
    Map<String, Object> measure(int runs) throws UnusableException, InterruptedException {
        double[] launcher = new double[runs];
        double[] plain = new double[runs];
        // The first start of all reads everything from disk; it is not counted.
        start(launcher());
        for (int i = 0; i < runs; i++) {
            launcher[i] = start(launcher());
            plain[i] = start(plain());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("runs", runs);
        figures.put("launcher_median_ms", Statistics.median(launcher).orElseThrow());
        figures.put("launcher_ms", launcher);
        figures.put("plain_median_ms", Statistics.median(plain).orElseThrow());
        figures.put("plain_ms", plain);
        figures.putAll(Machine.figures());
        return figures;
    }

    private List<String> launcher() {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path script = installation.folder().resolve("bin").resolve(windows ? "deltamask.bat" : "deltamask");
        return command(List.of(script.toString()));
    }

    /** Java with nothing but what the program needs to run. */
    private List<String> plain() {
        return command(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Ddeltamask.home=" + installation.folder(),
                "-cp",
                System.getProperty("java.class.path"),
                "deltamask.Main"));
    }

    private static List<String> command(List<String> program) {
        return java.util.stream.Stream.concat(program.stream(), UNTIL_USABLE.stream())
                .toList();
    }

    private double start(List<String> command) throws UnusableException, InterruptedException {
        if (!Files.exists(Path.of(command.get(0)))) {
            throw new UnusableException(
                    "There is no " + command.get(0) + ": measure the built distribution, not a part of it.");
        }
        try {
            long begin = System.nanoTime();
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            double milliseconds = (System.nanoTime() - begin) / 1e6;
            if (exit != 0) {
                throw new UnusableException("A start of the program ended with exit code " + exit + ".");
            }
            return milliseconds;
        } catch (IOException e) {
            throw new UnusableException("The program cannot be started: " + Reasons.of(e) + ".", e);
        }
    }
}
