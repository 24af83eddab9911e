package deltamask.report;

import deltamask.comparison.Outlines;
import deltamask.comparison.Outlines.Pair;
import deltamask.metrics.Bootstrap;
import deltamask.metrics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How well the outlines of A's and B's masks follow the truth's.
 *
 * @param images with a boundary IoU in both
 * @param meanIouA mean boundary IoU of A over these
 * @param meanIouB likewise of B
 * @param delta 95 % interval of the mean of B minus A
 * @param distances images with a distance in both: where a mask is empty there is none
 * @param medianHd95A median over these of A's 95th-percentile Hausdorff distance, in pixels of the truth
 * @param medianHd95B likewise of B
 */
record Boundaries(
        int images,
        OptionalDouble meanIouA,
        OptionalDouble meanIouB,
        Optional<Bootstrap.Interval> delta,
        int distances,
        OptionalDouble medianHd95A,
        OptionalDouble medianHd95B) {
    /** The rule in words, with its sources. */
    static final String RULE = "Boundary IoU is the IoU of the pixels of each mask that lie within 2 % of the image's"
            + " diagonal of its own outline (Cheng and others, CVPR 2021). HD95 is the Hausdorff distance of the two"
            + " outlines without their furthest 5 %, the larger of the two directions, in pixels (Maier-Hein and others,"
            + " Nature Methods 21, 2024); where a mask is empty there is none";

    static Boundaries of(Outlines outlines) {
        // In the order of their numbers: a sum of the same values in another order ends in other digits.
        List<Pair> pairs = outlines.images().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
        List<Pair> scored =
                pairs.stream().filter(pair -> pair.deltaIou().isPresent()).toList();
        List<Pair> distant = pairs.stream()
                .filter(pair -> pair.a().hd95().isPresent() && pair.b().hd95().isPresent())
                .toList();
        double[] a = values(scored, pair -> pair.a().iou());
        double[] b = values(scored, pair -> pair.b().iou());
        return new Boundaries(
                scored.size(),
                Statistics.mean(a),
                Statistics.mean(b),
                Bootstrap.ofMean(values(scored, Pair::deltaIou)),
                distant.size(),
                Statistics.median(values(distant, pair -> pair.a().hd95())),
                Statistics.median(values(distant, pair -> pair.b().hd95())));
    }

    private static double[] values(List<Pair> pairs, Function<Pair, OptionalDouble> value) {
        return pairs.stream()
                .map(value)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }
}
