package deltamask.home;

import deltamask.failure.UnusableException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The folder that DeltaMask was put into, with its models and sample images.
 *
 * @param folder the distribution, or the project's root when it is run from there
 */
public record Installation(Path folder) {
    /** The variants of the bundled model that are compared where nothing else is chosen. */
    public static final String DEFAULT_A = "scripted.pt";

    public static final String DEFAULT_B = "quantized_scripted.pt";

    private static final List<String> SUFFIXES = List.of("", ".pt", ".ptl");

    /** What the launcher says, or the current folder. */
    public static Installation find() {
        return new Installation(Path.of(System.getProperty("deltamask.home", ""))
                .toAbsolutePath()
                .normalize());
    }

    public Path models() {
        return folder.resolve("models");
    }

    public Path sampleImages() {
        return folder.resolve("sample-images");
    }

    public Path defaultA() {
        return models().resolve(DEFAULT_A);
    }

    public Path defaultB() {
        return models().resolve(DEFAULT_B);
    }

    private List<String> bundled() {
        String[] names = models().toFile()
                .list((folder, name) -> SUFFIXES.stream().skip(1).anyMatch(name::endsWith));
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    /**
     * Finds a model by its path, or by the name of a file in {@code models/} with or without its extension.
     *
     * @throws UnusableException if there is none, with the names there are
     */
    public Path model(String pathOrName) throws UnusableException {
        try {
            Path path = Path.of(pathOrName);
            if (Files.isRegularFile(path)) {
                return path.toAbsolutePath().normalize();
            }
            for (String suffix : SUFFIXES) {
                Path bundled = models().resolve(pathOrName + suffix);
                if (Files.isRegularFile(bundled)) {
                    return bundled;
                }
            }
            if (Files.exists(path)) {
                return path.toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            throw new UnusableException("The model " + pathOrName + " is no path: check its characters.", e);
        }
        String known = String.join(", ", bundled());
        throw new UnusableException("The model " + pathOrName + " does not exist, neither as a file nor in " + models()
                + (known.isEmpty() ? "." : " (" + known + ")."));
    }
}
