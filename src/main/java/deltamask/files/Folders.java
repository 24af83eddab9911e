package deltamask.files;

import deltamask.failure.Reasons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whole folders. */
public final class Folders {
    /** In bytes; systems allow 255, and Windows 260 letters of a whole path. */
    private static final int LONGEST = 100;

    private Folders() {}

    /** Whether nothing is in a folder but the mark of who writes there. */
    public static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.allMatch(FolderLock::isMark);
        }
    }

    /**
     * A folder's name made of any words: letters, digits, dots, hyphens and underscores, not hidden, no longer than file
     * systems allow with a number behind it, and numbered from 2 on where it is taken.
     */
    public static String freeName(String words, Predicate<String> taken) {
        String plain = words.replaceAll("[^\\p{L}\\p{N}._-]+", "_").replaceFirst("^[._]+", "");
        String base = plain.isEmpty() ? "unnamed" : cut(plain);
        String free = base;
        for (int number = 2; taken.test(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }

    private static String cut(String name) {
        StringBuilder cut = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST) {
                break;
            }
            cut.appendCodePoint(point);
        }
        return cut.toString();
    }

    /**
     * Why nothing can be written into a folder, which is made where it is not there; empty if it can. Half a sentence: "it
     * may not be written".
     */
    public static Optional<String> unwritable(Path folder) {
        try {
            // Where a link leads to a folder, Java 17 would not take it for one.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            return Files.isWritable(folder) ? Optional.empty() : Optional.of("it may not be written");
        } catch (IOException e) {
            return Optional.of(Reasons.of(e));
        }
    }

    /** Removes a folder of DeltaMask's own with all that is in it; links are removed, and not followed. */
    public static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path one : all) {
            Files.delete(one);
        }
    }
}
