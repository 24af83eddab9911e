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
        Labels labels = new Labels(prediction.labels(), truth.labels(), ignored);
        LabelRuns.walk(prediction.labels(), truth.labels(), labels);
        return labels.counted();
    }

    /** Pixels by label. */
    private static final class Labels implements LabelRuns.Counter {
        private final byte[] predictions;
        private final byte[] truths;
        private final int ignored;
        private final long[] inPrediction = new long[LABELS];
        private final long[] inTruth = new long[LABELS];
        private final long[] inBoth = new long[LABELS];
        private long pixels;

        Labels(byte[] predictions, byte[] truths, int ignored) {
            this.predictions = predictions;
            this.truths = truths;
            this.ignored = ignored;
        }

        @Override
        public void run(byte prediction, byte truth, int length) {
            int was = truth & 0xFF;
            if (was != ignored) {
                pixels += length;
                inTruth[was] += length;
                inPrediction[prediction & 0xFF] += length;
                inBoth[was] += prediction == truth ? length : 0;
            }
        }

        @Override
        public void mixed(int from, int to) {
            for (int i = from; i < to; i++) {
                run(predictions[i], truths[i], 1);
            }
        }

        ClassConfusion counted() {
            TreeMap<Integer, Confusion> classes = new TreeMap<>();
            for (int label = 0; label < LABELS; label++) {
                long either = inPrediction[label] + inTruth[label] - inBoth[label];
                if (either > 0) {
                    long tp = inBoth[label];
                    classes.put(
                            label, new Confusion(tp, inPrediction[label] - tp, inTruth[label] - tp, pixels - either));
                }
            }
            return new ClassConfusion(pixels, classes);
        }
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
