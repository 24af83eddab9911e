package deltamask.dataset;

import deltamask.dataset.FolderListing.Picture;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens datasets without asking: finds out the layout, pairs by names, and writes nothing.
 *
 * <p>Layouts: a folder of images ({@code images}, {@code JPEGImages}, ...) with a folder of truths beside it
 * ({@code masks}, {@code SegmentationClass}, ...), both with subfolders; images and truths in one folder ({@code x.jpg},
 * {@code x_mask.png}); images alone; a CSV file of pairs.
 */
public final class Datasets {
    private static final List<String> IMAGE_FOLDERS = List.of("images", "jpegimages", "image", "imgs", "img", "photos");
    private static final String VOC_TRUTHS = "segmentationclass";
    private static final List<String> TRUTH_FOLDERS = List.of(
            "masks",
            VOC_TRUTHS,
            "segmentationclassaug",
            "segmentationclassraw",
            "mask",
            "truths",
            "truth",
            "labels",
            "label",
            "gt",
            "groundtruth",
            "ground_truth",
            "annotations",
            "mattes");

    private Datasets() {}

    /**
     * Opens a folder, or a CSV file with the columns {@code image} and {@code mask}.
     *
     * @throws UnusableException if it does not exist, cannot be read, or holds no images
     */
    public static Dataset open(Path folderOrCsv) throws UnusableException {
        Path place = folderOrCsv.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(place)) {
                return openFolder(place);
            }
            if (Files.isRegularFile(place) && isCsv(place)) {
                return CsvPairs.open(place);
            }
        } catch (IOException e) {
            throw new UnusableException("The dataset " + place + " cannot be read: " + Reasons.of(e) + ".", e);
        }
        if (!Files.exists(place)) {
            throw new UnusableException(
                    "The dataset " + place + " does not exist: check the path.",
                    new NoSuchFileException(place.toString()));
        }
        throw new UnusableException(
                "The dataset " + place + " is a single file: give a folder of images, or a CSV file of pairs.");
    }

    private static boolean isCsv(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static Dataset openFolder(Path folder) throws IOException, UnusableException {
        FolderListing top = FolderListing.flat(folder);
        List<DatasetProblem> problems = new ArrayList<>();
        List<Picture> images = List.of();
        Optional<Path> imageFolder = find(top.folders(), IMAGE_FOLDERS);
        if (imageFolder.isPresent()) {
            images = pictures(imageFolder.get(), problems);
        }
        if (images.isEmpty()) {
            images = top.pictures();
            problems.addAll(top.problems());
        }
        if (images.isEmpty()) {
            throw new UnusableException(noImages(folder, top));
        }
        Optional<Path> truthFolder = find(top.folders(), TRUTH_FOLDERS);
        Optional<List<Picture>> truths = Optional.empty();
        if (truthFolder.isPresent()) {
            truths = Optional.of(pictures(truthFolder.get(), problems));
        }
        Pairing pairing = Pairing.of(images, truths);
        problems.addAll(pairing.problems());
        boolean voc = truthFolder
                .map(found -> lowerName(found).startsWith(VOC_TRUTHS))
                .orElse(false);
        Path name = folder.getFileName();
        return new Dataset(
                folder,
                name == null ? folder.toString() : name.toString(),
                pairing.samples(),
                voc ? TruthFormat.CLASS_IDS : TruthFormat.AUTO,
                problems);
    }

    private static List<Picture> pictures(Path folder, List<DatasetProblem> problems) throws UnusableException {
        try {
            FolderListing listing = FolderListing.deep(folder);
            problems.addAll(listing.problems());
            return listing.pictures();
        } catch (IOException e) {
            throw new UnusableException("The folder " + folder + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static Optional<Path> find(List<Path> folders, List<String> names) {
        for (String name : names) {
            for (Path folder : folders) {
                if (lowerName(folder).equals(name)) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    private static String lowerName(Path folder) {
        return folder.getFileName().toString().toLowerCase(Locale.ROOT);
    }

    private static String noImages(Path folder, FolderListing top) throws IOException {
        for (Path below : top.folders()) {
            if (Files.isReadable(below) && !FolderListing.flat(below).pictures().isEmpty()) {
                return "The folder " + folder + " holds no images itself, but its folder " + below.getFileName()
                        + " does: open that one, or call it images.";
            }
        }
        try (var entries = Files.list(folder)) {
            return "The folder " + folder + (entries.findAny().isPresent() ? " holds no images" : " is empty")
                    + ": give one with pictures (" + FileFormat.list() + "), or with images and masks folders.";
        }
    }
}
