package deltamask.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Folders of the user that DeltaMask may write: never inside a dataset. */
public final class UserFolders {
    private UserFolders() {}

    /** What a folder is for, and where each system has such folders. */
    public enum Kind {
        /** What was made for the user, such as comparisons. */
        DATA("XDG_DATA_HOME", ".local/share", "Application Support", "APPDATA"),
        /** What the window remembers. */
        SETTINGS("XDG_CONFIG_HOME", ".config", "Application Support", "APPDATA"),
        /** What can be made again at any time. */
        CACHE("XDG_CACHE_HOME", ".cache", "Caches", "LOCALAPPDATA");

        private final String variable;
        private final String unix;
        private final String mac;
        private final String windows;

        Kind(String variable, String unix, String mac, String windows) {
            this.variable = variable;
            this.unix = unix;
            this.mac = mac;
            this.windows = windows;
        }
    }

    /** DeltaMask's folder of a kind, by the system's custom; need not exist. */
    public static Path folder(Kind kind) {
        return folder(kind, System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System::getenv);
    }

    static Path folder(Kind kind, String os, Path home, UnaryOperator<String> environment) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve(kind.mac).resolve("DeltaMask");
        }
        if (system.startsWith("windows")) {
            return variable(environment, kind.windows).orElse(home).resolve("DeltaMask");
        }
        return variable(environment, kind.variable)
                .orElse(home.resolve(kind.unix))
                .resolve("deltamask");
    }

    /** A variable that holds no absolute path is to be passed over, says the XDG specification. */
    private static Optional<Path> variable(UnaryOperator<String> environment, String name) {
        return Optional.ofNullable(environment.apply(name))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    /** A path for the eye, with {@code ~} for the user's home folder. */
    public static String shown(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(home) && home.getNameCount() > 0
                ? Path.of("~").resolve(home.relativize(whole)).toString()
                : whole.toString();
    }

    /** The desktop's trash, on systems that have it as a folder by freedesktop.org's custom. */
    public static Optional<Path> trash() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return os.startsWith("mac") || os.startsWith("windows")
                ? Optional.empty()
                : Optional.of(folder(Kind.DATA).resolveSibling("Trash"));
    }

    /** Where the window keeps its comparisons. */
    public static Path comparisons() {
        return folder(Kind.DATA).resolve("comparisons");
    }

    /**
     * Sends the libraries' unpacked natives to a temporary folder where the home folder cannot be written.
     *
     * @return a sentence for the user where that was so
     */
    public static Optional<String> moveNativesIfHomeIsReadOnly() {
        Path home = Path.of(System.getProperty("user.home"));
        if (Files.isDirectory(home) && Files.isWritable(home)) {
            return Optional.empty();
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("deltamask-natives-" + System.getProperty("user.name"));
        System.setProperty("javafx.cachedir", temporary.resolve("javafx").toString());
        System.setProperty("DJL_CACHE_DIR", temporary.resolve("djl").toString());
        return Optional.of("The home folder " + home + " cannot be written, so native libraries are unpacked to "
                + temporary + ".");
    }
}
