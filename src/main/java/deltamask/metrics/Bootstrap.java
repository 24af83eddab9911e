package deltamask.metrics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): the images
 * are drawn again with replacement, many times, and the interval holds the middle 95 % of what comes out. The random
 * numbers start from a fixed seed, so the same values always give the same interval.
 */
public final class Bootstrap {
    /** What is done, in words, to stand beside the intervals. */
    public static final String RULE = "percentile bootstrap over images, 10,000 resamples"
            + " (above 10,000 images fewer, from 100,000 on 1,000), fixed seed";

    private static final int MOST_RESAMPLES = 10_000;
    /** The authors' own advice for percentiles. */
    private static final int FEWEST_RESAMPLES = 1_000;
    /** Images drawn in all resamples together: what a second or two has time for. */
    private static final long DRAWS = 100_000_000;

    private static final long SEED = 20_230_719;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /**
     * How many times the images are drawn again: 10,000, and for more than 10,000 images fewer, down to 1,000 for 100,000
     * and more.
     */
    public static int resamples(int images) {
        return (int) Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, DRAWS / Math.max(1, images)));
    }

    /** A closed interval, in the unit of the values. */
    public record Interval(double low, double high) {
        public boolean contains(double value) {
            return low <= value && value <= high;
        }
    }

    /**
     * 95 % interval of the mean.
     *
     * @return empty for fewer than two values: one cannot tell a spread
     */
    public static Optional<Interval> ofMean(double[] values) {
        int n = values.length;
        if (n < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[resamples(n)];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int draw = 0; draw < n; draw++) {
                sum += values[below(n, random)];
            }
            means[i] = sum / n;
        }
        return Optional.of(middle(means));
    }

    /**
     * 95 % interval of {@code median(a) / median(b)} where {@code a[i]} and {@code b[i]} belong to one image: images are
     * drawn, not values, so what an image has in common for both stays in.
     *
     * @param a positive
     * @param b positive, as many
     * @return empty for fewer than two images
     */
    public static Optional<Interval> ofRatioOfMedians(double[] a, double[] b) {
        int n = a.length;
        if (b.length != n) {
            throw new IllegalArgumentException(n + " and " + b.length + " values are not paired");
        }
        if (n < 2) {
            return Optional.empty();
        }
        // A resample is a count for each image. Its median is found by walking the sorted values, with no sort each
        // time.
        Sorted sortedA = new Sorted(a);
        Sorted sortedB = new Sorted(b);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[resamples(n)];
        int[] counts = new int[n];
        for (int i = 0; i < ratios.length; i++) {
            Arrays.fill(counts, 0);
            for (int draw = 0; draw < n; draw++) {
                counts[below(n, random)]++;
            }
            ratios[i] = sortedA.median(counts) / sortedB.median(counts);
        }
        return Optional.of(middle(ratios));
    }

    private static Interval middle(double[] resampled) {
        Arrays.sort(resampled);
        return new Interval(
                Statistics.quantileOfSorted(resampled, TAIL), Statistics.quantileOfSorted(resampled, 1 - TAIL));
    }

    /** A number below n: 32 random bits scaled, whose bias of at most n / 2^32 is far below what resampling shows. */
    private static int below(int n, SplittableRandom random) {
        return (int) (((random.nextLong() >>> 32) * n) >>> 32);
    }

    /** Values in ascending order, each with its image. */
    private static final class Sorted {
        private final int[] images;
        private final double[] values;

        Sorted(double[] values) {
            this.images = IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(image -> values[image]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            this.values =
                    IntStream.of(images).mapToDouble(image -> values[image]).toArray();
        }

        /** Median of the values, each as many times as its image was drawn. */
        double median(int[] counts) {
            int n = values.length;
            int lower = (n - 1) / 2;
            int upper = n / 2;
            int seen = 0;
            int at = -1;
            while (seen <= lower) {
                at++;
                seen += counts[images[at]];
            }
            double low = values[at];
            while (seen <= upper) {
                at++;
                seen += counts[images[at]];
            }
            return (low + values[at]) / 2;
        }
    }
}
