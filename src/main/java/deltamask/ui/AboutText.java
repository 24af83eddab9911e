package deltamask.ui;

import com.sun.management.OperatingSystemMXBean;
import deltamask.home.Installation;
import deltamask.home.UserFolders;
import deltamask.ui.common.Numbers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this DeltaMask is and what it runs on.
 *
 * @param facts by name, in order
 * @param notice what ships with it, and under which terms
 */
record AboutText(List<Map.Entry<String, String>> facts, String notice) {
    private static final String UNKNOWN = "unknown";
    private static final Pattern NATIVES =
            Pattern.compile("(?:cpu|cu(?<cuda>\\d{2,}))(?:-precxx11)?-(?<version>\\d+(?:\\.\\d+)*)");

    /** Reads it from the installation and the system; not on the JavaFX thread. */
    static AboutText read(Installation installation) {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        facts.add(Map.entry("DeltaMask", version()));
        facts.add(Map.entry("PyTorch", pyTorch(library(installation, "pytorch-native-"))));
        facts.add(Map.entry("Deep Java Library", library(installation, "pytorch-engine-")));
        facts.add(Map.entry("JavaFX", System.getProperty("javafx.runtime.version", UNKNOWN)));
        facts.add(Map.entry(
                "Java", System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vm.vendor")));
        facts.add(Map.entry(
                "System",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch")));
        facts.add(Map.entry("Processor", processor()));
        facts.add(Map.entry("Memory", memory()));
        facts.add(Map.entry("Installed in", installation.folder().toString()));
        for (UserFolders.Kind kind : UserFolders.Kind.values()) {
            facts.add(Map.entry(name(kind), UserFolders.folder(kind).toString()));
        }
        return new AboutText(facts, notice(installation));
    }

    static String name(UserFolders.Kind kind) {
        return switch (kind) {
            case DATA -> "Comparisons and models' cards";
            case SETTINGS -> "Settings";
            case CACHE -> "Cache";
        };
    }

    static String version() {
        return Optional.ofNullable(AboutText.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }

    /** By the name of its file: what ships is what runs, and asking the library would load 400 MB of it. */
    private static String library(Installation installation, String prefix) {
        try (Stream<Path> files = Files.list(installation.folder().resolve("lib"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> name.substring(prefix.length()).replaceFirst("\\.jar$", ""))
                    .sorted()
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (IOException notPackaged) {
            return UNKNOWN;
        }
    }

    /**
     * What the name of PyTorch's native library says, in words.
     *
     * @param natives such as {@code cpu-2.7.1-linux-x86_64} or {@code cu124-2.5.1-linux-x86_64}
     * @return such as "2.7.1 (CPU)" or "2.5.1 (CUDA 12.4)"; what is named otherwise, as it stands
     */
    static String pyTorch(String natives) {
        Matcher named = NATIVES.matcher(natives);
        if (!named.lookingAt()) {
            return natives;
        }
        String cuda = named.group("cuda");
        String on = cuda == null
                ? "CPU"
                : "CUDA " + cuda.substring(0, cuda.length() - 1) + "." + cuda.substring(cuda.length() - 1);
        return named.group("version") + " (" + on + ")";
    }

    private static String processor() {
        int count = Runtime.getRuntime().availableProcessors();
        String cores = Numbers.count(count, "core");
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", " + cores)
                    .orElse(cores);
        } catch (IOException notLinux) {
            return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
                    .map(name -> name + ", " + cores)
                    .orElse(cores);
        }
    }

    private static String memory() {
        String window = "the window may use " + gigabytes(Runtime.getRuntime().maxMemory());
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? gigabytes(system.getTotalMemorySize()) + ", of which " + window
                : window;
    }

    private static String gigabytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    private static String notice(Installation installation) {
        try {
            return Files.readString(installation.folder().resolve("NOTICE"));
        } catch (IOException missing) {
            return "The file NOTICE is missing from " + installation.folder() + ".";
        }
    }

    /** Without the licences, for a bug report. */
    String copied() {
        return facts.stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"));
    }
}
