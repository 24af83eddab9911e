package deltamask.run;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a Run's folder, a row at a time, so that whatever happens all that was done is there. Used by one thread. */
final class RunWriter implements AutoCloseable {
    private final Path folder;
    private final Writer images;
    private final Map<String, RunRow> earlier;
    private Run.Info info;

    private RunWriter(Path folder, Run.Info info, Writer images, Map<String, RunRow> earlier) {
        this.folder = folder;
        this.info = info;
        this.images = images;
        this.earlier = earlier;
    }

    /**
     * Begins a Run, or goes on with one.
     *
     * @param resume whether the folder may hold an unfinished Run of the same; failed images are tried again
     * @throws UnusableException if the folder cannot be written, is not empty, or holds another Run
     */
    static RunWriter open(Path folder, Run.Info info, Dataset dataset, boolean resume) throws UnusableException {
        Map<String, RunRow> earlier = new HashMap<>();
        Run.Info written = info;
        if (!isEmpty(folder)) {
            if (!resume) {
                throw new UnusableException("The output folder " + folder
                        + " is not empty: give a new or an empty folder, or --resume to finish the run in it.");
            }
            written = earlierInfo(folder, info);
            for (RunRow row : RunFolder.rows(folder, dataset)) {
                if (row instanceof RunRow.Done done
                        && done.times().size() == conditions(info).repeats()) {
                    earlier.put(row.image(), row);
                }
            }
        }
        try {
            Files.createDirectories(folder.resolve("masks"));
            AtomicFiles.write(folder.resolve(RunFolder.RUN_JSON), RunJson.write(written));
            StringBuilder rows = new StringBuilder(ImagesCsv.header());
            for (Sample sample : dataset.samples()) {
                RunRow row = earlier.get(sample.name());
                if (row != null) {
                    rows.append(ImagesCsv.lines(row));
                }
            }
            AtomicFiles.write(folder.resolve(RunFolder.IMAGES_CSV), rows.toString());
            Writer images = Files.newBufferedWriter(folder.resolve(RunFolder.IMAGES_CSV), StandardOpenOption.APPEND);
            return new RunWriter(folder, written, images, earlier);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static boolean isEmpty(Path folder) throws UnusableException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            throw new UnusableException("The output " + folder + " is a file: give a folder.");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
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
    void describe(Run.Info newInfo) throws UnusableException {
        info = newInfo;
        try {
            AtomicFiles.write(folder.resolve(RunFolder.RUN_JSON), RunJson.write(info));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    Run.Info info() {
        return info;
    }

    @Override
    public void close() throws UnusableException {
        try {
            images.close();
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static UnusableException unwritable(Path folder, IOException e) {
        return new UnusableException(
                "The output folder " + folder + " cannot be written: " + Reasons.of(e) + "; give another one.", e);
    }
}
