package deltamask.home;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Folders of the user that DeltaMask may write: never inside a dataset. */
public final class UserFolders {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private UserFolders() {}

    /** By each system's custom: where programs keep what they made for the user. */
    static Path dataFolder(String os, Path home, Optional<String> xdgDataHome, Optional<String> appData) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("DeltaMask");
        }
        if (system.startsWith("windows")) {
            return appData.map(Path::of).orElse(home).resolve("DeltaMask");
        }
        return xdgDataHome
                .filter(path -> Path.of(path).isAbsolute())
                .map(Path::of)
                .orElse(home.resolve(".local").resolve("share"))
                .resolve("deltamask");
    }

    /**
     * A new empty folder for a comparison, in the user's data folder, or among temporary files where that cannot be
     * written.
     */
    public static Path newComparison() throws UnusableException {
        Path data = dataFolder(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                Optional.ofNullable(System.getenv("XDG_DATA_HOME")).filter(value -> !value.isBlank()),
                Optional.ofNullable(System.getenv("APPDATA")));
        try {
            return newFolder(data.resolve("comparisons"));
        } catch (IOException e) {
            try {
                return Files.createTempDirectory("deltamask-comparison-");
            } catch (IOException again) {
                throw new UnusableException(
                        "Neither " + data + " nor the folder for temporary files can be written: " + Reasons.of(again)
                                + ".",
                        again);
            }
        }
    }

    private static Path newFolder(Path parent) throws IOException {
        Files.createDirectories(parent);
        String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        for (int i = 1; ; i++) {
            Path folder = parent.resolve(i == 1 ? stamp : stamp + "-" + i);
            if (!Files.exists(folder)) {
                return Files.createDirectory(folder);
            }
        }
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
                + temporary + " and settings are not kept.");
    }
}
