package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.ImageReader;
import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.run.RunFolder;
import deltamask.ui.common.Results;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Reads a sample's pixels; in the background. */
final class SubjectReader {
    private static final String NOT_RUN = "Not run yet";

    private SubjectReader() {}

    /**
     * Reads; blocks.
     *
     * @param former of the same image, whose photograph need not be read again; null for none
     */
    static Subject read(Wanted wanted, Subject former) {
        // Beside the masks: a photograph takes as long as all of them.
        CompletableFuture<Masks> reading = CompletableFuture.supplyAsync(() -> masks(wanted));
        Part<Picture> image = former == null ? image(wanted.sample()) : former.image();
        Masks masks = reading.join();
        return image.isThere()
                ? new Subject(wanted, image, masks.truth, masks.a, masks.b)
                : new Subject(wanted, image, Part.missing(""), Part.missing(""), Part.missing(""));
    }

    private record Masks(Part<Mask> truth, Part<Mask> a, Part<Mask> b) {}

    private static Masks masks(Wanted wanted) {
        Results results = wanted.results();
        Part<Mask> a = results == null ? Part.missing(NOT_RUN) : mask(wanted, results.a());
        Part<Mask> b = results == null ? Part.missing(NOT_RUN) : mask(wanted, results.b());
        return new Masks(truth(wanted, a, b), a, b);
    }

    /** Why a sample is not shown. */
    static String unshown(Wanted wanted, Exception failure) {
        String reason = failure instanceof UnusableException ? failure.getMessage() : Reasons.of(failure) + ".";
        return wanted.sample().name() + " cannot be shown. " + reason;
    }

    private static Part<Picture> image(Sample sample) {
        try {
            return Part.of(Picture.of(ImageReader.read(sample.image())));
        } catch (UnusableException e) {
            return Part.missing(e.getMessage());
        }
    }

    private static Part<Mask> truth(Wanted wanted, Part<Mask> a, Part<Mask> b) {
        if (wanted.sample().truth().isEmpty()) {
            return Part.missing("No truth");
        }
        try {
            Truth truth = TruthReader.read(
                    wanted.sample().truth().get(), wanted.dataset().truthFormat());
            Foreground scored = wanted.results() == null
                    ? Foreground.any()
                    : wanted.results().a().foreground();
            Classes classes = a.value().or(b::value).map(Mask::classes).orElse(Classes.UNKNOWN);
            return Part.of(new Mask(
                    truth.labels(),
                    truth.classIds() ? scored : Foreground.any(),
                    truth.ignoreLabel(),
                    classes,
                    truth.classIds()));
        } catch (UnusableException e) {
            return Part.missing(e.getMessage());
        }
    }

    private static Part<Mask> mask(Wanted wanted, Results.Source source) {
        if (wanted.result() == null || wanted.result().status() == ComparisonRow.Status.MISSING) {
            return Part.missing(NOT_RUN);
        }
        try {
            LabelMap map = RunFolder.labelMap(source.run(), wanted.sample());
            return Part.of(new Mask(map, source.foreground(), OptionalInt.empty(), source.classes(), true));
        } catch (UnusableException e) {
            // Where the row says why there is no mask, that is the better sentence.
            boolean known = wanted.result().status() == ComparisonRow.Status.FAILED
                    && !wanted.result().note().isEmpty();
            return Part.missing("Failed: " + (known ? wanted.result().note() : Reasons.of(e)));
        }
    }
}
