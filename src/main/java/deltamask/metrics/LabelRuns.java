package deltamask.metrics;

import java.util.Arrays;

/**
 * Walks two label maps through stretches in which neither changes. Masks are made of areas: a megapixel of one object has
 * some thousand stretches, and finding where one ends is a comparison of an array with itself, one pixel on, which Java
 * does with vector instructions under each of its compilers. Where labels change every few pixels this would be slow, so
 * such parts are handed back to be counted in another way.
 */
final class LabelRuns {
    /** Pixels in a part: what is handed back is small enough for the fastest cache. */
    static final int PART = 4096;

    /**
     * Stretches of a part after which the rest of it is handed back. A stretch takes some 30 ns; a pixel 0.5 ns in the other
     * way with the first compiler alone, as the program starts, and 0.1 ns with all: 64 pixels are where the first is even.
     */
    private static final int MOST_RUNS = 64;

    /** Parts handed back whole after one that had more: labels that are noise here are noise beside it. */
    private static final int PASSED_OVER = 7;

    private LabelRuns() {}

    /** What is done with the pixels. */
    interface Counter {
        /** A number of pixels that all have these labels, as bytes. */
        void run(byte prediction, byte truth, int pixels);

        /** Pixels of many labels, at most {@link #PART}. */
        void mixed(int from, int to);
    }

    /** Visits each pixel once, in order; both maps have as many. */
    static void walk(byte[] predictions, byte[] truths, Counter counter) {
        int passOver = 0;
        for (int start = 0; start < truths.length; start += PART) {
            int end = Math.min(start + PART, truths.length);
            if (passOver > 0) {
                passOver--;
                counter.mixed(start, end);
                continue;
            }
            int at = start;
            int endOfPrediction = start;
            int endOfTruth = start;
            for (int runs = 0; at < end && runs < MOST_RUNS; runs++) {
                endOfPrediction = at < endOfPrediction ? endOfPrediction : end(predictions, at, end);
                endOfTruth = at < endOfTruth ? endOfTruth : end(truths, at, end);
                int next = Math.min(endOfPrediction, endOfTruth);
                counter.run(predictions[at], truths[at], next - at);
                at = next;
            }
            if (at < end) {
                counter.mixed(at, end);
                passOver = PASSED_OVER;
            }
        }
    }

    /** Behind the last pixel that has the label of the first. */
    private static int end(byte[] labels, int from, int limit) {
        int differing = Arrays.mismatch(labels, from, limit - 1, labels, from + 1, limit);
        return differing < 0 ? limit : from + 1 + differing;
    }
}
