package deltamask.metrics;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How well two masks agree at their outlines, where IoU of a large object sees little.
 *
 * @param iou boundary IoU, 0 to 1: IoU of the pixels of each mask that lie within {@link #width} of its own outline;
 *     empty where both masks are empty. Bowen Cheng, Ross Girshick, Piotr Dollár, Alexander C. Berg, Alexander
 *     Kirillov, "Boundary IoU: Improving Object-Centric Image Segmentation Evaluation", CVPR 2021
 * @param hd95 Hausdorff distance of the two outlines without their furthest 5 %, in pixels, 0 and up: the larger of the
 *     two directions' 95th percentile of the distances from each outline pixel of one mask to the nearest outline pixel
 *     of the other; empty where either mask is empty. Lena Maier-Hein, Annika Reinke and others, "Metrics reloaded:
 *     recommendations for image analysis validation", Nature Methods 21, 2024
 */
public record BoundaryScores(OptionalDouble iou, OptionalDouble hd95) {
    /** The part of the image's diagonal that is the boundary's width: the paper's choice for whole images. */
    public static final double WIDTH_OF_DIAGONAL = 0.02;

    private static final double PART = 0.95;

    /**
     * Measures two label maps of the same size; which is which makes no difference. What lies outside of the image is
     * background, so an object that the image's edge cuts has an outline there.
     *
     * @param ignored pixels with this label in the truth are background in both; {@link Confusion#NO_IGNORED_LABEL} for
     *     none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static BoundaryScores of(
            LabelMap prediction, Foreground predicted, LabelMap truth, Foreground actual, int ignored) {
        if (!prediction.sameSize(truth)) {
            throw new IllegalArgumentException(prediction + " cannot be measured against " + truth);
        }
        BinaryMask a = BinaryMask.of(prediction, predicted);
        BinaryMask b = BinaryMask.of(truth, actual);
        if (ignored >= 0) {
            a.clearWhere(truth, ignored);
            b.clearWhere(truth, ignored);
        }
        BinaryMask.Box box = a.boxWith(b);
        if (box.isEmpty()) {
            return new BoundaryScores(OptionalDouble.empty(), OptionalDouble.empty());
        }
        // Around the foreground of both there is nothing to find, as outside of the image.
        return of(a.cropped(box), b.cropped(box), width(truth.width(), truth.height()));
    }

    private static BoundaryScores of(BinaryMask a, BinaryMask b, int width) {
        return new BoundaryScores(iou(a, b, width), hd95(a, b));
    }

    /** How many pixels the boundary is wide in an image of this size: 2 % of its diagonal, at least 1. */
    public static int width(int imageWidth, int imageHeight) {
        double diagonal = Math.sqrt((double) imageWidth * imageWidth + (double) imageHeight * imageHeight);
        // To the even neighbour at a half, as the paper's own code does.
        return Math.max(1, (int) Math.rint(WIDTH_OF_DIAGONAL * diagonal));
    }

    private static OptionalDouble iou(BinaryMask a, BinaryMask b, int width) {
        byte[] inA = a.boundary(width);
        byte[] inB = b.boundary(width);
        int both = 0;
        int either = 0;
        for (int i = 0; i < inA.length; i++) {
            both += inA[i] & inB[i];
            either += inA[i] | inB[i];
        }
        return either == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both / either);
    }

    private static OptionalDouble hd95(BinaryMask a, BinaryMask b) {
        BinaryMask outlineA = a.outline();
        BinaryMask outlineB = b.outline();
        if (outlineA.isEmpty() || outlineB.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Math.max(directed(outlineA, outlineB), directed(outlineB, outlineA)));
    }

    private static double directed(BinaryMask from, BinaryMask to) {
        long[] squared = SquaredDistances.between(from, to);
        Arrays.sort(squared);
        return Statistics.quantileOfSorted(
                Arrays.stream(squared).mapToDouble(Math::sqrt).toArray(), PART);
    }
}
