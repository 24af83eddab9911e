package deltamask.ui.bench;

import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The command with which users start the program. */
final class Launcher {
    private Launcher() {}

    static List<String> command(Installation installation, List<String> arguments) throws UnusableException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        Path script = installation.folder().resolve("bin").resolve(windows ? "deltamask.bat" : "deltamask");
        if (!Files.exists(script)) {
            throw new UnusableException(
                    "There is no " + script + ": measure the built distribution, not a part of it.");
        }
        return and(List.of(script.toString()), arguments);
    }

    static List<String> and(List<String> program, List<String> arguments) {
        return Stream.concat(program.stream(), arguments.stream()).toList();
    }
}
