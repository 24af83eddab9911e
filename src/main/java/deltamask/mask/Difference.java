package deltamask.mask;

/**
 * Two label maps laid over one another: what each pixel is, as a label map of its own. What differs has the larger
 * labels, so that it outlives a reduction by {@link Sampling#largest}.
 */
public final class Difference {
    /** Background in A and in B. */
    public static final int NEITHER = 0;
    /** Foreground in both, and of one class. */
    public static final int BOTH = 1;
    /** Foreground in both, but of two classes. */
    public static final int OTHER_CLASS = 2;
    /** Foreground in A alone. */
    public static final int A_ONLY = 3;
    /** Foreground in B alone. */
    public static final int B_ONLY = 4;

    /** Background in prediction and truth. */
    public static final int TRUE_NEGATIVE = 0;
    /** Foreground in prediction and truth. */
    public static final int TRUE_POSITIVE = 1;
    /** Left out of the count by the truth. */
    public static final int IGNORED = 2;
    /** Foreground in the truth alone. */
    public static final int FALSE_NEGATIVE = 3;
    /** Foreground in the prediction alone. */
    public static final int FALSE_POSITIVE = 4;

    /** The first label of {@link #between} that means that A and B differ. */
    public static final int FIRST_DIFFERENT = OTHER_CLASS;

    private Difference() {}

    /**
     * A against B: {@link #NEITHER}, {@link #BOTH}, {@link #OTHER_CLASS}, {@link #A_ONLY} or {@link #B_ONLY} a pixel.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static LabelMap between(LabelMap a, Foreground inA, LabelMap b, Foreground inB) {
        checkSize(a, b);
        byte[] byForeground = {NEITHER, A_ONLY, B_ONLY, BOTH};
        int[] left = table(inA, 1);
        int[] right = table(inB, 2);
        byte[] labelsA = a.labels();
        byte[] labelsB = b.labels();
        byte[] result = new byte[labelsA.length];
        for (int i = 0; i < result.length; i++) {
            byte what = byForeground[left[labelsA[i] & 0xFF] + right[labelsB[i] & 0xFF]];
            result[i] = what == BOTH && labelsA[i] != labelsB[i] ? OTHER_CLASS : what;
        }
        return LabelMap.of(a.width(), a.height(), result);
    }

    /**
     * A prediction against the truth: {@link #TRUE_POSITIVE} and so on a pixel, counted as {@code Confusion} does.
     *
     * @param ignored pixels with this label in the truth are {@link #IGNORED}; negative for none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static LabelMap againstTruth(
            LabelMap prediction, Foreground predicted, LabelMap truth, Foreground actual, int ignored) {
        checkSize(prediction, truth);
        byte[] byForeground = {
            TRUE_NEGATIVE, FALSE_POSITIVE, FALSE_NEGATIVE, TRUE_POSITIVE, IGNORED, IGNORED,
        };
        int[] left = table(predicted, 1);
        int[] right = table(actual, 2);
        if (ignored >= 0) {
            right[ignored & 0xFF] = 4;
        }
        byte[] a = prediction.labels();
        byte[] b = truth.labels();
        byte[] result = new byte[a.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = byForeground[left[a[i] & 0xFF] + right[b[i] & 0xFF]];
        }
        return LabelMap.of(prediction.width(), prediction.height(), result);
    }

    private static void checkSize(LabelMap one, LabelMap other) {
        if (!one.sameSize(other)) {
            throw new IllegalArgumentException(one + " cannot be laid over " + other);
        }
    }

    private static int[] table(Foreground foreground, int value) {
        int[] table = new int[256];
        for (int label = 0; label < 256; label++) {
            table[label] = foreground.contains(label) ? value : 0;
        }
        return table;
    }
}
