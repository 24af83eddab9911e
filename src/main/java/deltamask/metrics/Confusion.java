package deltamask.metrics;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.OptionalDouble;

/**
 * Pixels counted by what the prediction and the truth say of them.
 *
 * @param tp foreground in both
 * @param fp foreground in the prediction only
 * @param fn foreground in the truth only
 * @param tn background in both
 */
public record Confusion(long tp, long fp, long fn, long tn) {
    /** No label is left out of the count. */
    public static final int NO_IGNORED_LABEL = -1;

    /**
     * Counts two label maps of the same size.
     *
     * @param ignored pixels with this label in the truth are left out of both maps; {@link #NO_IGNORED_LABEL} for none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static Confusion count(
            LabelMap prediction, Foreground predicted, LabelMap truth, Foreground actual, int ignored) {
        if (!prediction.sameSize(truth)) {
            throw new IllegalArgumentException(prediction + " cannot be counted against " + truth);
        }
        return PixelCounter.count(prediction.labels(), predicted, truth.labels(), actual, ignored);
    }

    /** The counts of both together: what pooled scores are made of. */
    public Confusion plus(Confusion other) {
        return new Confusion(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    /**
     * Intersection over union, tp / (tp + fn + fp), 0 to 1; empty where both masks are empty.
     *
     * @see <a href="https://en.wikipedia.org/wiki/Jaccard_index">Jaccard index</a>
     */
    public OptionalDouble iou() {
        long union = tp + fn + fp;
        return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) tp / union);
    }

    /**
     * Dice coefficient, 2 tp / (2 tp + fn + fp), 0 to 1; empty where both masks are empty.
     *
     * @see <a href="https://en.wikipedia.org/wiki/Dice-S%C3%B8rensen_coefficient">Dice-Sorensen coefficient</a>
     */
    public OptionalDouble dice() {
        long sum = 2 * tp + fn + fp;
        return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (2 * tp) / sum);
    }

    /** Foreground in neither mask: the scores are undefined. */
    public boolean bothEmpty() {
        return tp + fn + fp == 0;
    }
}
