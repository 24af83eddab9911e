package deltamask.dataset;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One image of a dataset and, if there is one, its truth mask.
 *
 * @param number its place in natural order, from 1
 * @param name the image's file name, with the folders between it and the dataset's image folder, by forward slashes
 * @param image the image file
 * @param truth the truth mask's file
 */
public record Sample(int number, String name, Path image, Optional<Path> truth) {
    public Sample {
        Objects.requireNonNull(name);
        Objects.requireNonNull(image);
        Objects.requireNonNull(truth);
        if (number < 1) {
            throw new IllegalArgumentException("samples are numbered from 1, not " + number);
        }
    }

    /** The name without its extension: what the files of a Run are called by. */
    public String stem() {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
