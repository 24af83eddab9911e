package deltamask.comparison;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A Comparison in figures, in full precision.
 *
 * @param images samples compared
 * @param scored of these, with a score in A and in B: the means' n
 * @param failed of these, failed or missing in A or B
 * @param undefined of these, with truth and masks but no score, because a class is absent from both
 * @param withoutTruth of these, with no truth mask
 * @param identical whether A's and B's masks are the same on every image that both have
 */
public record Summary(
        int images,
        int scored,
        int failed,
        int undefined,
        int withoutTruth,
        Side a,
        Side b,
        Delta delta,
        OptionalDouble meanAgreement,
        boolean identical,
        SpeedRatio speedRatio,
        OutlierRule outlierRule,
        List<ComparisonRow> outliers) {
    public Summary {
        outliers = List.copyOf(outliers);
    }

    /**
     * One variant.
     *
     * @param meanIou over the scored images
     * @param meanDice over the scored images
     * @param medianForwardMs over the images that both have times of
     * @param p90ForwardMs likewise
     */
    public record Side(
            String variant,
            OptionalDouble meanIou,
            OptionalDouble meanDice,
            OptionalDouble medianForwardMs,
            OptionalDouble p90ForwardMs,
            OptionalDouble loadMs,
            OptionalLong peakRssBytes,
            OptionalLong fileBytes) {}

    /**
     * B minus A over the scored images.
     *
     * @param ci95Iou bootstrap interval of the mean delta IoU
     * @param wilcoxonP two-sided, of delta IoU, zeros left out; empty where fewer than one is not zero
     * @param wins images whose IoU is higher in B
     * @param ties images with the same IoU
     * @param losses images whose IoU is lower in B
     */
    public record Delta(
            OptionalDouble meanIou,
            OptionalDouble meanDice,
            OptionalDouble medianIou,
            Interval ci95Iou,
            OptionalDouble wilcoxonP,
            int wins,
            int ties,
            int losses) {}

    /**
     * A's median forward time over B's: above 1, B is faster.
     *
     * @param median ratio of the medians
     * @param ci95 bootstrap interval over images
     */
    public record SpeedRatio(OptionalDouble median, Interval ci95) {}

    /** A closed interval; both ends are empty where there is nothing to resample. */
    public record Interval(OptionalDouble low, OptionalDouble high) {
        public static final Interval NONE = new Interval(OptionalDouble.empty(), OptionalDouble.empty());
    }

    /**
     * Robust outliers of delta IoU: those further from the median than {@code limit}.
     *
     * @param median of delta IoU
     * @param mad median absolute deviation, scaled by 1.4826
     * @param limit distance from the median beyond which an image is an outlier
     */
    public record OutlierRule(OptionalDouble median, OptionalDouble mad, OptionalDouble limit) {}
}
