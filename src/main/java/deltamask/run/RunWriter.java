package deltamask.run;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.FolderLock;
import deltamask.files.Folders;
import deltamask.files.WholeFile;
import deltamask.mask.LabelMapFile;
import deltamask.variant.ModelCard;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a Run's folder, a row at a time, so that whatever happens all that was done is there. Used by one thread. */
final class RunWriter implements AutoCloseable {
    private final Path folder;
    private final Writer images;
    private final Map<String, RunRow> earlier;
    private final FolderLock lock;
    private Run.Info info;

    private RunWriter(Path folder, FolderLock lock, Run.Info info, Writer images, Map<String, RunRow> earlier) {
        this.folder = folder;
        this.lock = lock;
        this.info = info;
        this.images = images;
        this.earlier = earlier;
    }

    /**
     * Begins a Run, or goes on with one. What is whole of an earlier attempt is kept, images outside the dataset
     * included (a limit may have left them out); what failed, changed or was damaged since is tried again.
     *
     * @param resume whether the folder may hold an unfinished Run of the same
     * @throws UnusableException if the folder cannot be written, is not empty, holds another Run, or another run writes
     *     into it
     */
    static RunWriter open(Path folder, Run.Info info, Dataset dataset, boolean resume) throws UnusableException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UnusableException("The output " + folder + " is a file: give a folder.");
        }
        FolderLock lock = FolderLock.take(folder);
        RunWriter opened = null;
        try {
            opened = open(folder, lock, info, dataset, resume);
            return opened;
        } finally {
            if (opened == null) {
                lock.close();
            }
        }
    }

    private static RunWriter open(Path folder, FolderLock lock, Run.Info info, Dataset dataset, boolean resume)
            throws UnusableException {
        boolean fresh = isEmpty(folder);
        if (!fresh && !resume) {
            throw new UnusableException("The output folder " + folder
                    + " is not empty: give a new or an empty folder, or --resume to finish the run in it.");
        }
        Run.Info written = fresh ? info : earlierInfo(folder, info);
        List<RunRow> kept = fresh ? List.of() : keptRows(folder, info, dataset);
        try {
            RunFolder.refuseLinkedMasks(folder);
            Files.createDirectories(folder.resolve(RunFolder.MASKS));
            removeParts(folder);
            StringBuilder rows = new StringBuilder(ImagesCsv.header());
            kept.forEach(row -> rows.append(ImagesCsv.lines(row)));
            WholeFile.write(folder.resolve(RunFolder.IMAGES_CSV), rows.toString());
            WholeFile.write(folder.resolve(RunFolder.RUN_JSON), RunJson.write(written));
            Writer images = Files.newBufferedWriter(folder.resolve(RunFolder.IMAGES_CSV), StandardOpenOption.APPEND);
            Map<String, RunRow> earlier = new HashMap<>();
            kept.forEach(row -> earlier.put(row.image(), row));
            return new RunWriter(folder, lock, written, images, earlier);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static List<RunRow> keptRows(Path folder, Run.Info info, Dataset dataset) throws UnusableException {
        Conditions conditions = conditions(info);
        List<RunRow> kept = new ArrayList<>();
        Map<String, ImagesCsv.Entry> others = RunFolder.readImages(folder);
        for (Sample sample : dataset.samples()) {
            ImagesCsv.Entry entry = others.remove(sample.name());
            if (isWhole(folder, sample, entry, conditions)) {
                kept.add(entry.row());
            }
        }
        others.values().forEach(entry -> kept.add(entry.row()));
        return kept;
    }

    /** Whether a sample need not be run again. */
    private static boolean isWhole(Path folder, Sample sample, ImagesCsv.Entry entry, Conditions conditions) {
        return entry != null
                && !entry.failed()
                && entry.times().size() == conditions.repeats()
                && LabelMapFile.isWhole(RunFolder.labelMapFile(folder, sample), entry.width(), entry.height())
                && !changedSince(sample, RunFolder.labelMapFile(folder, sample));
    }

    /** Whether each sample is there, and none need be run again. */
    static boolean isWhole(Path folder, Dataset dataset, Conditions conditions) throws UnusableException {
        Map<String, ImagesCsv.Entry> entries = RunFolder.readImages(folder);
        return dataset.samples().stream()
                .allMatch(sample -> isWhole(folder, sample, entries.get(sample.name()), conditions));
    }

    /** Whether the image was written after its label map: then the label map is of another picture. */
    private static boolean changedSince(Sample sample, Path labelMap) {
        try {
            return Files.getLastModifiedTime(sample.image()).compareTo(Files.getLastModifiedTime(labelMap)) > 0;
        } catch (IOException e) {
            return false; // nothing tells of a change, and what is done stays done
        }
    }

    private static boolean isEmpty(Path folder) throws UnusableException {
        try {
            return Folders.isEmpty(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Run.Info earlierInfo(Path folder, Run.Info now) throws UnusableException {
        Run.Info before = RunFolder.readInfo(folder)
                .orElseThrow(() -> new UnusableException("The output folder " + folder
                        + " holds files but no Run to resume: give a new or an empty folder."));
        if (!before.sha256().equals(now.sha256()) || !before.dataset().equals(now.dataset())) {
            throw new UnusableException(
                    "The Run in " + folder + " was made of " + before.variantName() + " and the dataset "
                            + before.dataset() + ": resume it with the same model and dataset, or give a new folder.");
        }
        if (!before.card().map(ModelCard::json).equals(now.card().map(ModelCard::json))) {
            throw new UnusableException("The model card has changed since the Run in " + folder
                    + " was begun: put it back, or give a new folder.");
        }
        if (!before.conditions().equals(now.conditions())) {
            throw new UnusableException("The Run in " + folder + " was begun with "
                    + conditions(before).inWords()
                    + ", and its times would not go together with "
                    + conditions(now).inWords()
                    + ": resume it with the same, or give a new folder.");
        }
        return before;
    }

    private static Conditions conditions(Run.Info info) {
        return info.conditions().orElse(Conditions.DEFAULT);
    }

    /** Whoever ends early, such as a worker at a cancel, leaves a half-written file. */
    private static void removeParts(Path folder) throws IOException {
        WholeFile.removeParts(folder);
        WholeFile.removeParts(folder.resolve(RunFolder.MASKS));
    }

    Path folder() {
        return folder;
    }

    /** The row that an earlier attempt left of a sample. */
    Optional<RunRow> earlier(Sample sample) {
        return Optional.ofNullable(earlier.get(sample.name()));
    }

    /** Adds an image's row and sees it onto the disk's way. */
    void add(RunRow row) throws UnusableException {
        try {
            images.write(ImagesCsv.lines(row));
            images.flush();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Rewrites {@code run.json}. */
    void describe(Run.Made made) throws UnusableException {
        info = info.with(made);
        try {
            WholeFile.write(folder.resolve(RunFolder.RUN_JSON), RunJson.write(info));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    Run.Info info() {
        return info;
    }

    @Override
    public void close() throws UnusableException {
        try (lock) {
            images.close();
            removeParts(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static UnusableException unwritable(Path folder, IOException e) {
        return new UnusableException(
                "The output folder " + folder + " cannot be written: " + Reasons.of(e) + "; " + Reasons.remedy(e) + ".",
                e);
    }
}
