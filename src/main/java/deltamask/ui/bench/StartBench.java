package deltamask.ui.bench;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import deltamask.metrics.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        start(Launcher.command(installation, UNTIL_USABLE));
        for (int i = 0; i < runs; i++) {
            launcher[i] = start(Launcher.command(installation, UNTIL_USABLE));
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

    /** Java with nothing but what the program needs to run. */
    private List<String> plain() {
        return Launcher.and(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Ddeltamask.home=" + installation.folder(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "deltamask.Main"),
                UNTIL_USABLE);
    }

    private double start(List<String> command) throws UnusableException, InterruptedException {
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
