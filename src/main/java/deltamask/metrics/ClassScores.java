package deltamask.metrics;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A dataset's scores class by class. Background (0) is a class as any other, as in the VOC challenge; leave it out by
 * leaving its line out.
 *
 * @param pixels all that were counted, of all images
 * @param classes by label, those that are in a prediction or a truth
 */
public record ClassScores(long pixels, SortedMap<Integer, OfClass> classes) {
    public ClassScores {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /**
     * One class.
     *
     * @param pooled its pixels in all images
     * @param images how many images have it in prediction or truth: the others have no score of it
     * @param meanIou mean IoU over these images, 0 to 1
     */
    public record OfClass(Confusion pooled, int images, OptionalDouble meanIou) {
        /** IoU of all images' pixels together, 0 to 1: large images and large objects weigh more. */
        public OptionalDouble pooledIou() {
            return pooled.iou();
        }
    }

    /** Mean over the classes of their pooled IoU, the dataset's mIoU; empty for no class. */
    public OptionalDouble pooledMeanIou() {
        return mean(OfClass::pooledIou);
    }

    /** Mean over the classes of their mean IoU over images; empty for no class. */
    public OptionalDouble meanIouOverImages() {
        return mean(OfClass::meanIou);
    }

    private OptionalDouble mean(Function<OfClass, OptionalDouble> score) {
        return Statistics.mean(classes.values().stream()
                .map(score)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
    }
}
