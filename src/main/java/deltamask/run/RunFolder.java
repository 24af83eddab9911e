package deltamask.run;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Where the parts of a Run lie, and how they are read. */
public final class RunFolder {
    static final String RUN_JSON = "run.json";
    public static final String IMAGES_CSV = "images.csv";
    public static final String MASKS = "masks";

    private RunFolder() {}

    /**
     * What is written into a Run must not lead out of it, such as into somebody's truths.
     *
     * @throws UnusableException if a place is a symbolic link
     */
    public static void refuseLink(Path place) throws UnusableException {
        if (Files.isSymbolicLink(place)) {
            throw new UnusableException(place + " is a link to elsewhere, and what is written here must not leave its"
                    + " folder: remove the link, or give a new folder.");
        }
    }

    /** The same for the place of a Run's label maps. */
    static void refuseLinkedMasks(Path run) throws UnusableException {
        refuseLink(run.resolve(MASKS));
    }

    /** Where the label map of a sample lies in a Run; made from the dataset's name of it, never from the Run's words. */
    public static Path labelMapFile(Path run, Sample sample) {
        return run.resolve(MASKS).resolve(sample.stem() + ".png");
    }

    /** Whether paths are one Run, or two; a dataset's folder of images and masks is none. */
    public static boolean areRuns(List<Path> places) {
        return (places.size() == 1 || places.size() == 2)
                && places.stream()
                        .allMatch(place -> Files.isDirectory(place.resolve(MASKS))
                                && (Files.exists(place.resolve(RUN_JSON)) || Files.exists(place.resolve(IMAGES_CSV))));
    }

    /** Whether a Run says nothing of itself, as a phone's may. */
    public static boolean isUndescribed(Path run) {
        return !Files.exists(run.resolve(RUN_JSON));
    }

    /**
     * Reads the label map that a Run has of a sample.
     *
     * @throws UnusableException if there is none, or it is damaged
     */
    public static LabelMap labelMap(Path run, Sample sample) throws UnusableException {
        return LabelMapFile.read(labelMapFile(run, sample));
    }

    /**
     * Reads a Run of a dataset. A folder with {@code masks/} alone is a Run too, without times.
     *
     * @throws UnusableException if it is no Run, or has none of the dataset's images
     */
    public static Run read(Path folder, Dataset dataset) throws UnusableException {
        if (!Files.isDirectory(folder)) {
            throw new UnusableException("The Run " + folder + " does not exist or is not a folder: check the path.");
        }
        if (!Files.isDirectory(folder.resolve(MASKS))) {
            throw new UnusableException("The folder " + folder
                    + " is no Run: it has no folder \"masks\"; give the folder that \"deltamask run\" wrote.");
        }
        Run.Info info = readInfo(folder).orElseGet(() -> unknown(folder, dataset));
        List<RunRow> rows = rows(folder, dataset);
        if (rows.isEmpty()) {
            throw new UnusableException("The Run " + folder + " has no image of the dataset " + dataset.folder()
                    + (info.dataset().isEmpty() ? "" : " (it was made of \"" + info.dataset() + "\")")
                    + ": give the dataset that it was made of.");
        }
        return new Run(folder, info, rows);
    }

    /** What the reader of a comparison should know of a Run and the dataset: one sentence each. */
    public static List<String> notes(Run run, Dataset dataset) throws UnusableException {
        List<String> notes = new ArrayList<>();
        Run.Info info = run.info();
        if (!info.dataset().isEmpty() && !info.dataset().equals(dataset.name())) {
            notes.add("The Run " + run.folder() + " was made of the dataset \"" + info.dataset() + "\", this one is \""
                    + dataset.name() + "\".");
        }
        if (info.isUnfinished()) {
            notes.add("The Run " + run.folder() + " was not finished.");
        }
        Set<String> extra = new TreeSet<>(readImages(run.folder()).keySet());
        dataset.samples().forEach(sample -> extra.remove(sample.name()));
        if (!extra.isEmpty()) {
            notes.add("The Run " + run.folder() + " has " + extra.size() + " images that the dataset has not, such as "
                    + extra.iterator().next() + ": they are left out.");
        }
        return notes;
    }

    /** What the folder has of the dataset's samples, in their order. */
    static List<RunRow> rows(Path folder, Dataset dataset) throws UnusableException {
        Map<String, ImagesCsv.Entry> entries = readImages(folder);
        List<RunRow> rows = new ArrayList<>();
        for (Sample sample : dataset.samples()) {
            row(folder, sample, entries.get(sample.name())).ifPresent(rows::add);
        }
        return rows;
    }

    private static Optional<RunRow> row(Path folder, Sample sample, ImagesCsv.Entry entry) {
        if (entry != null && entry.failed()) {
            return Optional.of(new RunRow.Failed(sample.number(), sample.name(), entry.error()));
        }
        if (!Files.exists(labelMapFile(folder, sample))) {
            return entry == null
                    ? Optional.empty()
                    : Optional.of(
                            new RunRow.Failed(sample.number(), sample.name(), "its label map is missing from the Run"));
        }
        return Optional.of(
                entry == null
                        ? new RunRow.Done(sample.number(), sample.name(), 0, 0, List.of(), "")
                        : new RunRow.Done(
                                sample.number(),
                                sample.name(),
                                entry.width(),
                                entry.height(),
                                entry.times(),
                                entry.error()));
    }

    /** Writes a Run's description and table into a folder that is there; its label maps are written by themselves. */
    public static void write(Run run) throws UnusableException {
        StringBuilder rows = new StringBuilder(ImagesCsv.header());
        run.rows().forEach(row -> rows.append(ImagesCsv.lines(row)));
        try {
            WholeFile.write(run.folder().resolve(IMAGES_CSV), rows.toString());
            WholeFile.write(run.folder().resolve(RUN_JSON), RunJson.write(run.info()));
        } catch (IOException e) {
            throw new UnusableException("The Run " + run.folder() + " cannot be written: " + Reasons.of(e) + ".", e);
        }
    }

    /** What {@code run.json} says; empty where there is none. */
    public static Optional<Run.Info> readInfo(Path folder) throws UnusableException {
        Path file = folder.resolve(RUN_JSON);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunJson.read(Files.readString(file), file));
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    /**
     * The names of a Run's images.
     *
     * @param tried all that it has a word of
     * @param failed of these
     */
    public record Images(Set<String> tried, Set<String> failed) {}

    /** What a Run's table says of its images; nothing where it has no table. */
    public static Images images(Path folder) throws UnusableException {
        Images images = new Images(new TreeSet<>(), new TreeSet<>());
        readImages(folder).forEach((image, entry) -> {
            images.tried().add(image);
            if (entry.failed()) {
                images.failed().add(image);
            }
        });
        return images;
    }

    static Map<String, ImagesCsv.Entry> readImages(Path folder) throws UnusableException {
        Path file = folder.resolve(IMAGES_CSV);
        if (!Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try {
            return ImagesCsv.read(Files.readString(file));
        } catch (IOException e) {
            throw new UnusableException(file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static Run.Info unknown(Path folder, Dataset dataset) {
        return new Run.Info(
                String.valueOf(folder.getFileName()),
                OptionalLong.empty(),
                Optional.empty(),
                dataset.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Run.Made.by("unknown", "unknown"));
    }
}
