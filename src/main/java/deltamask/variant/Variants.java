package deltamask.variant;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens model files and lists folders of them. */
public final class Variants {
    private Variants() {}

    /**
     * Opens a model file without running it: checks that it is a TorchScript archive, hashes it, and reads its card: the
     * one beside it, or the user's own.
     *
     * @throws UnusableException if it is no TorchScript archive, or its card cannot be read
     */
    public static Variant open(Path file) throws UnusableException {
        return open(file, Hashes.NONE_KNOWN, UserCards.ofUser());
    }

    /**
     * The same with what is known already.
     *
     * @param hashes of files that were hashed before
     */
    public static Variant open(Path file, Hashes hashes, UserCards cards) throws UnusableException {
        TorchArchive.check(file);
        Optional<ModelCard> beside = ModelCards.readBeside(file);
        try {
            String sha256 = hashes.sha256(file);
            Optional<ModelCard> written = beside.isPresent() ? beside : cards.read(file, sha256);
            ModelCard card = written.orElseGet(() -> ModelCards.torchvisionConvention(file));
            return new Variant(file.toAbsolutePath().normalize(), card, written.isPresent(), sha256, Files.size(file));
        } catch (IOException e) {
            throw new UnusableException("The model " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    /** The {@code .pt} and {@code .ptl} files of a folder by name; none if there is no such folder. */
    public static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Variants::isModelFile)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /** Whether the file's name says that it is a model. */
    public static boolean isModelFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".pt") || name.endsWith(".ptl")) && !Files.isDirectory(file);
    }
}
