package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
import deltamask.dataset.ImageReader;
import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Palette;
import deltamask.run.RunFolder;
import deltamask.ui.common.Results;
import java.util.Optional;

/**
 * All pictures of one sample, read in the background.
 *
 * @param image the photograph
 * @param truth laid over it
 * @param a likewise
 * @param b likewise
 */
record Pictures(Part image, Part truth, Part a, Part b) {
    private static final int IGNORED_GREY = 0x808080;
    private static final Part NOT_RUN = Part.missing("Not run yet");

    /** A picture, or why there is none. */
    record Part(Optional<Picture> picture, String reason) {
        static Part of(Picture picture) {
            return new Part(Optional.of(picture), "");
        }

        static Part missing(String reason) {
            return new Part(Optional.empty(), reason);
        }
    }

    /**
     * What is read of a sample.
     *
     * @param result null before it landed
     * @param results null before a run
     */
    record Wanted(Dataset dataset, Sample sample, ComparisonRow result, Results results) {
        boolean sameImage(Wanted other) {
            return other != null && sample.equals(other.sample) && dataset.equals(other.dataset);
        }
    }

    /**
     * Reads; blocks.
     *
     * @param former of the same sample, whose photograph need not be read again; null for none
     */
    static Pictures read(Wanted wanted, Pictures former) {
        Part image = former == null ? image(wanted.sample()) : former.image();
        if (image.picture().isEmpty()) {
            Part missing = Part.missing("");
            return new Pictures(image, missing, missing, missing);
        }
        Picture size = image.picture().get();
        Results results = wanted.results();
        return new Pictures(
                image,
                truth(wanted, size),
                results == null ? NOT_RUN : mask(wanted, results.a(), size),
                results == null ? NOT_RUN : mask(wanted, results.b(), size));
    }

    private static Part image(Sample sample) {
        try {
            return Part.of(Picture.of(ImageReader.read(sample.image())));
        } catch (UnusableException e) {
            return Part.missing(e.getMessage());
        }
    }

    private static Part truth(Wanted wanted, Picture size) {
        if (wanted.sample().truth().isEmpty()) {
            return Part.missing("No truth");
        }
        try {
            Truth truth = TruthReader.read(
                    wanted.sample().truth().get(), wanted.dataset().truthFormat());
            Foreground foreground = truth.classIds() && wanted.results() != null
                    ? wanted.results().a().foreground()
                    : Foreground.any();
            Palette palette =
                    Palette.single(foreground, Palette.SHOW_MASK_BLUE).with(truth.ignoreLabel(), IGNORED_GREY);
            return Part.of(Picture.of(truth.labels(), palette, size.width(), size.height()));
        } catch (UnusableException e) {
            return Part.missing(e.getMessage());
        }
    }

    private static Part mask(Wanted wanted, Results.Source source, Picture size) {
        if (wanted.result() == null || wanted.result().status() == ComparisonRow.Status.MISSING) {
            return NOT_RUN;
        }
        try {
            LabelMap map = RunFolder.labelMap(source.run(), wanted.sample());
            Palette palette = Palette.single(source.foreground(), Palette.SHOW_MASK_BLUE);
            return Part.of(Picture.of(map, palette, size.width(), size.height()));
        } catch (UnusableException e) {
            // Where the row says why there is no mask, that is the better sentence.
            boolean known = wanted.result().status() == ComparisonRow.Status.FAILED
                    && !wanted.result().note().isEmpty();
            return Part.missing("Failed: " + (known ? wanted.result().note() : Reasons.of(e)));
        }
    }
}
