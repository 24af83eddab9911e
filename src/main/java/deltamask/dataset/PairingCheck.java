package deltamask.dataset;

import deltamask.dataset.DatasetProblem.Kind;
import deltamask.failure.UnusableException;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the pairing report that needs a look into the files: sizes, and whether they are pictures at all. */
public final class PairingCheck {
    private PairingCheck() {}

    /**
     * Reads the header of every image and every truth, which takes a while for many: about a millisecond a pair. Ends
     * early, with what it has, where the thread is interrupted.
     *
     * @return the dataset with its problems and those found now
     */
    public static Dataset check(Dataset dataset) {
        List<DatasetProblem> problems = new ArrayList<>(dataset.problems());
        for (Sample sample : dataset.samples()) {
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
            check(sample, problems);
        }
        return new Dataset(dataset.folder(), dataset.name(), dataset.samples(), dataset.truthFormat(), problems);
    }

    private static void check(Sample sample, List<DatasetProblem> problems) {
        Optional<Dimension> image =
                size(new PictureFile(PictureFile.Use.IMAGE, sample.image()), sample, problems, true);
        if (sample.truth().isEmpty()) {
            return;
        }
        Optional<Dimension> truth =
                size(new PictureFile(PictureFile.Use.TRUTH, sample.truth().get()), sample, problems, false);
        if (image.isEmpty() || truth.isEmpty() || image.equals(truth)) {
            return;
        }
        Dimension picture = image.get();
        Dimension mask = truth.get();
        boolean turned = picture.width == mask.height && picture.height == mask.width;
        problems.add(new DatasetProblem(
                Kind.SIZE_MISMATCH,
                sample.truth().get(),
                "The image %s is %d x %d pixels upright, its truth mask %d x %d%s."
                        .formatted(
                                sample.name(),
                                picture.width,
                                picture.height,
                                mask.width,
                                mask.height,
                                turned ? ": one of them lies on its side" : "")));
    }

    private static Optional<Dimension> size(
            PictureFile file, Sample sample, List<DatasetProblem> problems, boolean image) {
        try {
            return Optional.of(file.size());
        } catch (UnusableException e) {
            problems.add(new DatasetProblem(
                    Kind.UNREADABLE, image ? sample.image() : sample.truth().orElseThrow(), e.getMessage()));
            return Optional.empty();
        }
    }
}
