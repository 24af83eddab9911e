package deltamask.dataset;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * One image of a dataset and, if there is one, its truth mask.
 *
 * @param number its place in natural order, from 1
 * @param name the image's file name, with the folders between it and the dataset's image folder, by forward slashes;
 *     no two samples of a dataset share it
 * @param stem what the files of a Run are called by: the name without its extension, or with it where another sample
 *     has that stem already; no two samples of a dataset share it, also without regard to case
 * @param image the image file
 * @param truth the truth mask's file
 */
public record Sample(int number, String name, String stem, Path image, Optional<Path> truth) {
    public Sample {
        Objects.requireNonNull(name);
        Objects.requireNonNull(stem);
        Objects.requireNonNull(image);
        Objects.requireNonNull(truth);
        if (number < 1) {
            throw new IllegalArgumentException("samples are numbered from 1, not " + number);
        }
    }

    /** A sample whose stem is its name without the extension. */
    public Sample(int number, String name, Path image, Optional<Path> truth) {
        this(number, name, stemOf(name), image, truth);
    }

    /** Number and name as people read them: "7 portrait.jpg", and "31.jpg" where the name is only the number. */
    public static String title(int number, String name) {
        return isOnlyNumber(number, name) ? name : number + " " + name;
    }

    /** Whether a name says nothing but the number: "31.jpg", "031.jpg". */
    public static boolean isOnlyNumber(int number, String name) {
        return stemOf(name).matches("0*" + number);
    }

    /** A name without its extension; folders before it stay. */
    public static String stemOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') + 1 ? name.substring(0, dot) : name;
    }
}
