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
        // One counter for each pair of answers, found by a table a side: no branch a pixel.
        int[] left = table(predicted, 2);
        int[] right = table(actual, 1);
        if (ignored >= 0) {
            right[ignored & 0xFF] = 4;
        }
        long[] counts = new long[8];
        byte[] a = prediction.labels();
        byte[] b = truth.labels();
        for (int i = 0; i < a.length; i++) {
            counts[left[a[i] & 0xFF] + right[b[i] & 0xFF]]++;
        }
        return new Confusion(counts[3], counts[2], counts[1], counts[0]);
    }

    /** The counts of both together: what pooled scores are made of. */
    public Confusion plus(Confusion other) {
        return new Confusion(tp + other.tp, fp + other.fp, fn + other.fn, tn + other.tn);
    }

    private static int[] table(Foreground foreground, int value) {
        int[] table = new int[256];
        for (int label = 0; label < 256; label++) {
            table[label] = foreground.contains(label) ? value : 0;
        }
        return table;
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
