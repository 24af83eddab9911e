package deltamask.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The built distribution's command, started as users start it: in a process of its own, through the launcher. */
final class Deltamask {
    static final Path DISTRIBUTION = Path.of(System.getProperty("deltamask.distribution", "target/deltamask"))
            .toAbsolutePath();
    static final Path SAMPLES = DISTRIBUTION.resolve("sample-images");
    static final Path ODD_MODELS = Path.of("src/test/resources/fixtures/models").toAbsolutePath();

    private Deltamask() {}

    /** What a command left behind. */
    record Result(int exitCode, String out, String err) {}

    static ProcessBuilder command(Object... arguments) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> words = new ArrayList<>();
        words.add(DISTRIBUTION
                .resolve("bin")
                .resolve(windows ? "deltamask.bat" : "deltamask")
                .toString());
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        return builder;
    }

    static Result run(Object... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    static Result run(Map<String, String> environment, Object... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = command(arguments);
        builder.environment().putAll(environment);
        Path out = Files.createTempFile("deltamask", ".out");
        Path err = Files.createTempFile("deltamask", ".err");
        try {
            int exitCode = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            return new Result(
                    exitCode,
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
