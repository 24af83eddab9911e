package deltamask.metrics;

import deltamask.mask.LabelMap;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pixels counted class by class, each label against all others: of one image, or of many added up by {@link #plus}.
 *
 * @param pixels all that were counted: those not ignored
 * @param classes the counts of each label (0 to 255) that is in the prediction or in the truth
 */
public record ClassConfusion(long pixels, SortedMap<Integer, Confusion> classes) {
    /** Nothing counted yet. */
    public static final ClassConfusion NONE = new ClassConfusion(0, new TreeMap<>());

    private static final int LABELS = 256;

    public ClassConfusion {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /**
     * Counts two label maps of the same size.
     *
     * @param ignored pixels with this label in the truth are left out; {@link Confusion#NO_IGNORED_LABEL} for none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static ClassConfusion count(LabelMap prediction, LabelMap truth, int ignored) {
        if (!prediction.sameSize(truth)) {
            throw new IllegalArgumentException(prediction + " cannot be counted against " + truth);
        }
        byte[] predicted = prediction.labels();
        byte[] actual = truth.labels();
        long[] inPrediction = new long[LABELS];
        long[] inTruth = new long[LABELS];
        long[] inBoth = new long[LABELS];
        long pixels = 0;
        for (int i = 0; i < actual.length; i++) {
            int was = actual[i] & 0xFF;
            int said = predicted[i] & 0xFF;
            if (was != ignored) {
                pixels++;
                inTruth[was]++;
                inPrediction[said]++;
                inBoth[was] += was == said ? 1 : 0;
            }
        }
        TreeMap<Integer, Confusion> classes = new TreeMap<>();
        for (int label = 0; label < LABELS; label++) {
            long either = inPrediction[label] + inTruth[label] - inBoth[label];
            if (either > 0) {
                long tp = inBoth[label];
                classes.put(label, new Confusion(tp, inPrediction[label] - tp, inTruth[label] - tp, pixels - either));
            }
        }
        return new ClassConfusion(pixels, classes);
    }

    /** The counts of both together: what pooled scores are made of. */
    public ClassConfusion plus(ClassConfusion other) {
        TreeMap<Integer, Confusion> sum = new TreeMap<>(classes);
        sum.putAll(other.classes);
        sum.replaceAll((label, any) -> of(label).plus(other.of(label)));
        return new ClassConfusion(pixels + other.pixels, sum);
    }

    /** One class's counts, all tn where it is in neither. */
    public Confusion of(int label) {
        Confusion counts = classes.get(label);
        return counts == null ? new Confusion(0, 0, 0, pixels) : counts;
    }
}
