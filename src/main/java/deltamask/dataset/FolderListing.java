package deltamask.dataset;

import deltamask.failure.Reasons;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The pictures of a folder by their names, in natural order. A name that ends like a picture's is taken for one without
 * looking at the file: asking the file system about each of 100,000 files would take longer than reading the folder.
 *
 * @param pictures what was found
 * @param folders its immediate subfolders
 * @param hidden names of pictures that begin with a dot and are left out, as file managers do: systems make such files
 *     beside the pictures proper; hidden folders are not looked into
 * @param problems folders that could not be read, and files that were left out
 */
public record FolderListing(
        List<Picture> pictures, List<Path> folders, List<String> hidden, List<DatasetProblem> problems) {
    private static final int HIDDEN_NAMED = 3;

    /**
     * A file whose name ends like a picture's.
     *
     * @param name with the folders between it and the listed folder, by forward slashes
     */
    public record Picture(String name, Path file) {
        /** The name without its extension. */
        public String stem() {
            return Sample.stemOf(name);
        }
    }

    /** The pictures that lie directly in the folder. */
    static FolderListing flat(Path folder) throws IOException {
        return list(folder, false);
    }

    /** The pictures in the folder and in those below it; links are followed, but never in a circle. */
    public static FolderListing deep(Path folder) throws IOException {
        return list(folder, true);
    }

    private static FolderListing list(Path folder, boolean deep) throws IOException {
        FolderListing found =
                new FolderListing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<Path> above = new HashSet<>();
        // A link to a folder above the listed one would bring back what lies beside it, the truths for example.
        for (Path real = folder.toRealPath(); real != null; real = real.getParent()) {
            above.add(real);
        }
        found.scan(folder, "", deep, above);
        // Among names that look the same, the files' own order makes the choice, in the folder of truths as well.
        found.pictures.sort(
                Comparator.comparing(Picture::name, NaturalOrder.INSTANCE).thenComparing(Picture::file));
        found.leaveOutSameNames();
        found.tellOfHidden(folder);
        return found;
    }

    /** Bytes that are no text in the system's encoding all become one character, so that two names may become one. */
    private void leaveOutSameNames() {
        Set<String> names = new HashSet<>();
        pictures.removeIf(picture -> {
            if (names.add(picture.name())) {
                return false;
            }
            problems.add(new DatasetProblem(
                    DatasetProblem.Kind.AMBIGUOUS,
                    picture.file(),
                    "The file " + picture.name() + " was left out: another file's name looks the same, because both"
                            + " hold bytes that are no text; rename one of them."));
            return true;
        });
    }

    /** In one line: a disk that was at a Mac has one for each picture. */
    private void tellOfHidden(Path folder) {
        if (hidden.isEmpty()) {
            return;
        }
        hidden.sort(NaturalOrder.INSTANCE);
        int count = hidden.size();
        String names = String.join(", ", hidden.subList(0, Math.min(HIDDEN_NAMED, count)))
                + (count > HIDDEN_NAMED ? " and " + (count - HIDDEN_NAMED) + " more" : "");
        problems.add(new DatasetProblem(
                DatasetProblem.Kind.LEFT_OUT,
                folder,
                count == 1
                        ? "1 hidden picture in " + folder + " was left out (" + names
                                + "): its name begins with a dot; rename it if it belongs to the dataset."
                        : count + " hidden pictures in " + folder + " were left out (" + names
                                + "): their names begin with a dot; rename those that belong to the dataset."));
    }

    private void scan(Path folder, String prefix, boolean deep, Set<Path> above) throws IOException {
        List<Path> below = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) {
                    if (FileFormat.hasPictureName(name)) {
                        hidden.add(prefix + name);
                    }
                    continue;
                }
                if (FileFormat.hasPictureName(name)) {
                    pictures.add(new Picture(prefix + name, entry));
                } else if (Files.isDirectory(entry)) {
                    below.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        if (prefix.isEmpty()) {
            folders.addAll(below);
        }
        if (!deep) {
            return;
        }
        for (Path next : below) {
            descend(next, prefix + next.getFileName() + "/", above);
        }
    }

    private void descend(Path folder, String prefix, Set<Path> above) {
        try {
            Path real = folder.toRealPath();
            if (!above.add(real)) {
                problems.add(new DatasetProblem(
                        DatasetProblem.Kind.UNREADABLE,
                        folder,
                        "The folder " + folder + " was left out: symbolic links form a loop."));
                return;
            }
            scan(folder, prefix, true, above);
            above.remove(real);
        } catch (IOException e) {
            problems.add(new DatasetProblem(
                    DatasetProblem.Kind.UNREADABLE,
                    folder,
                    "The folder " + folder + " was left out: " + Reasons.of(e) + "."));
        }
    }
}
