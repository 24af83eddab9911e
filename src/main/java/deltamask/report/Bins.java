package deltamask.report;

import deltamask.metrics.Statistics;
import deltamask.report.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Deltas in bins of one width, about as wide as Freedman and Diaconis (1981) say: twice the interquartile range over the
 * cube root of n. An edge lies at 0, so that no bin holds better and worse images; deltas of exactly 0 are apart.
 *
 * @param width of each, in the measure's unit
 * @param bins that hold an image, ascending
 * @param zero images whose delta is exactly 0
 */
record Bins(double width, List<Bin> bins, List<Pair> zero) {
    private static final int MOST = 80;

    /** Of deltas above {@code lower} and up to {@code upper}; below 0 from {@code lower} and less than {@code upper}. */
    record Bin(double lower, double upper, List<Pair> pairs) {}

    static Bins of(Pairs pairs) {
        List<Pair> zero = new ArrayList<>();
        Map<Long, List<Pair>> found = new TreeMap<>();
        double width = width(pairs);
        for (Pair pair : pairs.all()) {
            double place = pair.delta() / width;
            if (pair.delta() == 0) {
                zero.add(pair);
            } else {
                long bin = (long) (place > 0 ? Math.ceil(place) - 1 : Math.floor(place));
                found.computeIfAbsent(bin, key -> new ArrayList<>()).add(pair);
            }
        }
        List<Bin> bins = new ArrayList<>();
        found.forEach((bin, inside) -> bins.add(new Bin(bin * width, (bin + 1) * width, List.copyOf(inside))));
        return new Bins(width, List.copyOf(bins), List.copyOf(zero));
    }

    /** A round number: 1, 2 or 5 times a power of ten; so that far outliers do not make bins too many. */
    private static double width(Pairs pairs) {
        double[] deltas = pairs.values(Pair::delta);
        double quartiles = Statistics.quantile(deltas, 0.75).orElse(0)
                - Statistics.quantile(deltas, 0.25).orElse(0);
        double least = Math.min(0, Statistics.quantile(deltas, 0).orElse(0));
        double most = Math.max(0, Statistics.quantile(deltas, 1).orElse(0));
        double wanted = Math.max(2 * quartiles / Math.cbrt(deltas.length), (most - least) / MOST);
        if (!(wanted > 0)) {
            return 1;
        }
        double base = Math.pow(10, Math.floor(Math.log10(wanted)));
        double part = wanted / base;
        return base * (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10);
    }

    /** Images in the fullest. */
    int highest() {
        return Math.max(
                zero.size(),
                bins.stream().mapToInt(bin -> bin.pairs().size()).max().orElse(0));
    }
}
