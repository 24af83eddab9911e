package deltamask.metrics;

import deltamask.mask.Foreground;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts the pixels of two masks: stretches of one label at once, and where labels change every few pixels eight pixels
 * in a word. There a word's bytes become 1 or 0 by arithmetic alone, and each byte of a sum counts for itself. The short
 * loops over arrays of words are what the compiler turns into vector instructions; a loop over bytes with a comparison, or
 * with a table, it does not, and takes ten times as long.
 */
final class PixelCounter implements LabelRuns.Counter {
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long EVEN_BYTES = 0x00FF_00FF_00FF_00FFL;
    /** Adds up the four 16-bit numbers of a word, into its highest. */
    private static final long SUM = 0x0001_0001_0001_0001L;

    private static final int WORDS = LabelRuns.PART / Long.BYTES;
    private static final int QUARTER = WORDS / 4;
    /** A byte counts up to 255, and a part adds up to 4 to it. */
    private static final int PARTS_BEFORE_OVERFLOW = 63;

    private final byte[] predictions;
    private final byte[] truths;
    private final Foreground predicted;
    private final Foreground actual;
    private final int ignored;

    /** Of stretches and of single pixels: tn, fn, fp, tp. */
    private final long[] counts = new long[4];

    /** Eight labels a word, then eight flags in their place: more arrays would not fit the fastest cache. */
    private final long[] prediction = new long[WORDS];

    private final long[] truth = new long[WORDS];
    private final long[] keep = new long[WORDS];
    private final long[] spare = new long[WORDS];
    private final Sum positive = new Sum();
    private final Sum real = new Sum();
    private final Sum both = new Sum();
    private final Sum kept = new Sum();
    private int parts;

    private PixelCounter(byte[] predictions, Foreground predicted, byte[] truths, Foreground actual, int ignored) {
        this.predictions = predictions;
        this.predicted = predicted;
        this.truths = truths;
        this.actual = actual;
        this.ignored = ignored;
    }

    /** Counts labels, as many of the truth as of the prediction. */
    static Confusion count(byte[] predictions, Foreground predicted, byte[] truths, Foreground actual, int ignored) {
        PixelCounter counter = new PixelCounter(predictions, predicted, truths, actual, ignored);
        LabelRuns.walk(predictions, truths, counter);
        counter.empty();
        return counter.confusion();
    }

    @Override
    public void run(byte labelOfPrediction, byte labelOfTruth, int pixels) {
        if ((labelOfTruth & 0xFF) != ignored) {
            counts[(predicted.contains(labelOfPrediction) ? 2 : 0) + (actual.contains(labelOfTruth) ? 1 : 0)] += pixels;
        }
    }

    @Override
    public void mixed(int from, int to) {
        int words = (to - from) / Long.BYTES;
        words(predictions, from, prediction, words);
        words(truths, from, truth, words);
        countWords(words);
        for (int i = from + words * Long.BYTES; i < to; i++) {
            run(predictions[i], truths[i], 1);
        }
    }

    private static void words(byte[] labels, int from, long[] to, int words) {
        ByteBuffer.wrap(labels, from, words * Long.BYTES)
                .slice()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer()
                .get(to, 0, words);
    }

    private void countWords(int words) {
        if (ignored < 0) {
            Arrays.fill(keep, ONES);
        } else {
            differs(truth, ignored, keep);
        }
        // Of a shorter part the rest of the arrays is of the part before.
        Arrays.fill(keep, words, WORDS, 0);
        flag(prediction, predicted);
        flag(truth, actual);
        and(prediction, keep);
        and(truth, keep);
        kept.add(keep);
        positive.add(prediction);
        real.add(truth);
        both.addBoth(prediction, truth);
        parts++;
        if (parts % PARTS_BEFORE_OVERFLOW == 0) {
            empty();
        }
    }

    private void empty() {
        kept.empty();
        positive.empty();
        real.empty();
        both.empty();
    }

    private Confusion confusion() {
        long tp = both.total;
        long fp = positive.total - tp;
        long fn = real.total - tp;
        return new Confusion(tp, fp, fn, kept.total - tp - fp - fn)
                .plus(new Confusion(counts[3], counts[2], counts[1], counts[0]));
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
