package deltamask.comparison;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import deltamask.dataset.Dataset;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.files.Folders;
import deltamask.files.WholeFile;
import deltamask.run.Replacement;
import deltamask.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where images that are run again lie, in a comparison's folder, until both variants have them: then A's and B's rows
 * are replaced together. What is to be replaced is written down first, so that a crash in the middle leaves nothing that
 * cannot be brought to its end.
 */
public final class AgainFolder {
    private static final String DECIDED = "decided.json";
    private static final Gson GSON = new Gson();

    private final Path comparison;
    private final Path folder;

    AgainFolder(Path comparison) {
        this.comparison = comparison;
        this.folder = comparison.resolve("again");
    }

    /**
     * Brings to its end what an earlier attempt decided, and removes what it did not; leaves it alone while somebody is at
     * work in the comparison.
     *
     * @throws UnusableException if the folder cannot be read or written
     */
    public static void settle(Path comparison, Dataset dataset) throws UnusableException {
        AgainFolder again = new AgainFolder(comparison);
        if (!Files.isDirectory(again.folder)) {
            return;
        }
        Optional<FolderLock> lock = FolderLock.takeIfFree(comparison);
        if (lock.isPresent()) {
            FolderLock taken = lock.get();
            try (taken) {
                again.settle(dataset);
            }
        }
    }

    Path runA() {
        return folder.resolve(Manifest.RUN_A);
    }

    Path runB() {
        return folder.resolve(Manifest.RUN_B);
    }

    /** Replaces the images' rows and label maps in both Runs. */
    void take(Dataset dataset, Set<String> images, String note) throws UnusableException {
        try {
            Map<String, String> decided = new TreeMap<>();
            images.forEach(image -> decided.put(image, note));
            WholeFile.write(folder.resolve(DECIDED), GSON.toJson(decided));
        } catch (IOException e) {
            throw new UnusableException(folder + " cannot be written: " + Reasons.of(e) + ".", e);
        }
        settle(dataset);
    }

    void settle(Dataset dataset) throws UnusableException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        RunFolder.refuseLink(folder);
        Map<String, String> decided = decided();
        Set<String> known = new TreeSet<>();
        dataset.samples().forEach(sample -> known.add(sample.name()));
        decided.keySet().retainAll(known);
        if (!decided.isEmpty()) {
            String note = List.copyOf(decided.values()).get(0);
            Replacement.take(runA(), comparison.resolve(Manifest.RUN_A), dataset, decided.keySet(), note);
            Replacement.take(runB(), comparison.resolve(Manifest.RUN_B), dataset, decided.keySet(), note);
        }
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UnusableException(folder + " cannot be removed: " + Reasons.of(e) + ".", e);
        }
    }

    private Map<String, String> decided() throws UnusableException {
        Path file = folder.resolve(DECIDED);
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            Map<String, String> read =
                    GSON.fromJson(Files.readString(file), new TypeToken<TreeMap<String, String>>() {}.getType());
            return read == null ? new TreeMap<>() : read;
        } catch (IOException | JsonParseException e) {
            throw new UnusableException(
                    file + " cannot be read: delete the folder " + folder + " and run its images again.", e);
        }
    }
}
