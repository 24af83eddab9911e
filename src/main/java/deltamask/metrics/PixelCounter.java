package deltamask.metrics;

import deltamask.mask.Foreground;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Counts the pixels of two masks, eight in a word: a word's bytes become 1 or 0 by arithmetic alone, and each byte of a
 * sum counts for itself. The short loops over arrays of words are what the compiler turns into vector instructions; a
 * loop over bytes with a comparison, or with a table, it does not, and takes ten times as long.
 */
final class PixelCounter {
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
    /** Adds up the four 16-bit numbers of a word, into its highest. */
    private static final long SUM = 0x0001_0001_0001_0001L;

    /** Words in a block: what is worked on stays in the fastest cache. */
    private static final int WORDS = 512;

    private static final int QUARTER = WORDS / 4;
    private static final int BLOCK = WORDS * Long.BYTES;
    /** A byte counts up to 255, and a block adds up to 4 to it. */
    private static final int BLOCKS_BEFORE_OVERFLOW = 63;

    private final Foreground predicted;
    private final Foreground actual;
    private final int ignored;

    /** Eight labels a word, then eight flags in their place: more arrays would not fit the fastest cache. */
    private final long[] prediction = new long[WORDS];

    private final long[] truth = new long[WORDS];
    private final long[] keep = new long[WORDS];
    private final long[] spare = new long[WORDS];
    private final Sum positive = new Sum();
    private final Sum real = new Sum();
    private final Sum both = new Sum();
    private final Sum kept = new Sum();

    PixelCounter(Foreground predicted, Foreground actual, int ignored) {
        this.predicted = predicted;
        this.actual = actual;
        this.ignored = ignored;
    }

    /** Counts labels, as many of the truth as of the prediction. A counter counts once. */
    Confusion count(byte[] predictions, byte[] truths) {
        LongBuffer ofPrediction = words(predictions);
        LongBuffer ofTruth = words(truths);
        int blocks = truths.length / BLOCK;
        for (int block = 1; block <= blocks; block++) {
            ofPrediction.get(prediction);
            ofTruth.get(truth);
            countBlock();
            if (block % BLOCKS_BEFORE_OVERFLOW == 0 || block == blocks) {
                positive.empty();
                real.empty();
                both.empty();
                kept.empty();
            }
        }
        long pixels = ignored < 0 ? (long) blocks * BLOCK : kept.total;
        long tp = both.total;
        long tn = pixels - positive.total - real.total + tp;
        return new Confusion(tp, positive.total - tp, real.total - tp, tn)
                .plus(countOneByOne(predictions, truths, blocks * BLOCK));
    }

    private static LongBuffer words(byte[] labels) {
        return ByteBuffer.wrap(labels).order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    private void countBlock() {
        if (ignored >= 0) {
            differs(truth, ignored, keep);
            kept.add(keep);
        }
        flag(prediction, predicted);
        flag(truth, actual);
        if (ignored >= 0) {
            and(prediction, keep);
            and(truth, keep);
        }
        positive.add(prediction);
        real.add(truth);
        both.addBoth(prediction, truth);
    }

    /** The pixels behind the last whole block. */
    private Confusion countOneByOne(byte[] predictions, byte[] truths, int start) {
        long[] counts = new long[4];
        for (int i = start; i < truths.length; i++) {
            if ((truths[i] & 0xFF) != ignored) {
                counts[(predicted.contains(predictions[i]) ? 2 : 0) + (actual.contains(truths[i]) ? 1 : 0)]++;
            }
        }
        return new Confusion(counts[3], counts[2], counts[1], counts[0]);
    }

    /** Labels become a 1 for each foreground pixel. */
    private void flag(long[] words, Foreground foreground) {
        if (foreground.isAny()) {
            differs(words, 0, words);
            return;
        }
        Arrays.fill(spare, ONES);
        for (int id : foreground.ids()) {
            differsToo(words, id, spare);
        }
        turn(spare, words);
    }

    /** 1 where a byte is not the label. Adding 127 to seven bits carries into the eighth unless all seven are 0. */
    private static void differs(long[] words, int label, long[] flags) {
        long same = label * ONES;
        for (int i = 0; i < WORDS; i++) {
            long word = words[i] ^ same;
            flags[i] = ((((word & LOW_BITS) + LOW_BITS) | word) >>> 7) & ONES;
        }
    }

    /** Leaves a 1 only where a byte is not this label either. */
    private static void differsToo(long[] words, int label, long[] flags) {
        long same = label * ONES;
        for (int i = 0; i < WORDS; i++) {
            long word = words[i] ^ same;
            flags[i] &= (((word & LOW_BITS) + LOW_BITS) | word) >>> 7;
        }
    }

    private static void and(long[] flags, long[] others) {
        for (int i = 0; i < WORDS; i++) {
            flags[i] &= others[i];
        }
    }

    private static void turn(long[] flags, long[] turned) {
        for (int i = 0; i < WORDS; i++) {
            turned[i] = flags[i] ^ ONES;
        }
    }

    /** A number of flags, in the bytes of many words until these are emptied into a total. */
    private static final class Sum {
        private final long[] bytes = new long[QUARTER];
        private long total;

        void add(long[] flags) {
            for (int i = 0; i < QUARTER; i++) {
                bytes[i] += flags[i] + flags[i + QUARTER] + flags[i + 2 * QUARTER] + flags[i + 3 * QUARTER];
            }
        }

        void addBoth(long[] one, long[] other) {
            for (int i = 0; i < QUARTER; i++) {
                bytes[i] += (one[i] & other[i])
                        + (one[i + QUARTER] & other[i + QUARTER])
                        + (one[i + 2 * QUARTER] & other[i + 2 * QUARTER])
                        + (one[i + 3 * QUARTER] & other[i + 3 * QUARTER]);
            }
        }

        void empty() {
            long sum = 0;
            for (int i = 0; i < QUARTER; i++) {
                long pairs = (bytes[i] & EVEN_BYTES) + ((bytes[i] >>> 8) & EVEN_BYTES);
                sum += (pairs * SUM) >>> 48;
                bytes[i] = 0;
            }
            total += sum;
        }
    }
}
