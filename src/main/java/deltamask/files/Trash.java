package deltamask.files;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Where deleted folders go: the desktop's trash by freedesktop.org's specification, or a hidden folder beside them where
 * there is none, or it lies on another disk. (AWT's own way to the trash needs a display for AWT, which DeltaMask never
 * gives it.) Nothing is ever removed for good.
 */
public final class Trash {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private final Optional<Path> desktop;

    /** @param desktop the desktop's trash, with {@code files} and {@code info} in it; need not exist */
    public Trash(Optional<Path> desktop) {
        this.desktop = desktop;
    }

    /**
     * What was moved.
     *
     * @param from where it was
     * @param now where it is
     * @param info the desktop's note about it
     */
    public record Trashed(Path from, Path now, Optional<Path> info) {}

    /**
     * Moves a folder to the trash.
     *
     * @throws UnusableException if it cannot be moved; then it is where it was
     */
    public Trashed put(Path folder) throws UnusableException {
        Path from = folder.toAbsolutePath().normalize();
        if (desktop.isPresent()) {
            try {
                return putOnDesktop(from, desktop.get());
            } catch (IOException | URISyntaxException otherDisk) {
                // The folder beside it is on the same disk.
                return putBeside(from);
            }
        }
        return putBeside(from);
    }

    private static Trashed putOnDesktop(Path from, Path trash) throws IOException, URISyntaxException {
        Path files = Files.createDirectories(trash.resolve("files"));
        Path infos = Files.createDirectories(trash.resolve("info"));
        String text = "[Trash Info]\nPath=" + new URI(null, null, from.toString(), null).toASCIIString()
                + "\nDeletionDate=" + LocalDateTime.now(ZoneId.systemDefault()).format(DATE) + "\n";
        for (int i = 1; ; i++) {
            String name = from.getFileName() + (i == 1 ? "" : "." + i);
            Path info = infos.resolve(name + ".trashinfo");
            try {
                // Whoever makes this file has the name.
                Files.writeString(info, text, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            try {
                return new Trashed(from, Files.move(from, files.resolve(name)), Optional.of(info));
            } catch (IOException e) {
                Files.delete(info);
                throw e;
            }
        }
    }

    private static Trashed putBeside(Path from) throws UnusableException {
        try {
            Path trash = Files.createDirectories(from.resolveSibling(".trash"));
            Path place = trash.resolve(from.getFileName());
            for (int i = 2; Files.exists(place); i++) {
                place = trash.resolve(from.getFileName() + "." + i);
            }
            return new Trashed(from, Files.move(from, place), Optional.empty());
        } catch (IOException e) {
            throw new UnusableException(
                    "The folder " + from + " cannot be moved to the trash: " + Reasons.of(e) + "; it was not deleted.",
                    e);
        }
    }

    /**
     * Puts a folder back to where it was.
     *
     * @throws UnusableException if it is not in the trash any more, or another one is in its place
     */
    public static void restore(Trashed trashed) throws UnusableException {
        try {
            if (Files.exists(trashed.from())) {
                throw new FileAlreadyExistsException(trashed.from().toString());
            }
            Files.move(trashed.now(), trashed.from());
            if (trashed.info().isPresent()) {
                Files.deleteIfExists(trashed.info().get());
            }
        } catch (IOException e) {
            throw new UnusableException(
                    "The folder " + trashed.now() + " cannot be put back to " + trashed.from() + ": " + Reasons.of(e)
                            + ".",
                    e);
        }
    }
}
