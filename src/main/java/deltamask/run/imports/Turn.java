package deltamask.run.imports;

import deltamask.dataset.Orientation;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import java.awt.Dimension;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The suspicion that a mask lies on its side or in a mirror.
 *
 * @param orientation of the mask; empty where only its size speaks for it, and which way it lies cannot be told
 * @param alternative another orientation that agrees nearly as well, or better
 * @param asItIs its agreement with the reference, the IoU of all foreground, 0 to 1
 * @param upright its agreement once it is upright
 * @param reference what it was held against, in words: "the truth"
 */
public record Turn(
        Optional<Orientation> orientation,
        Optional<Orientation> alternative,
        double asItIs,
        double upright,
        String reference) {
    /** When a mask is suspected, in words. */
    public static final String RULE =
            "A mask is suspected to be turned or mirrored where its width and height are those of"
                    + " the image changed about, or where another orientation agrees with the reference by an IoU of at least"
                    + " 0.6, at least 0.1 more than as it is, and with at most half of what is missing to 1. Of two that agree"
                    + " within 0.05 the one without a mirror is taken, for phones are turned and hardly mirrored.";

    private static final Set<Orientation> ROTATIONS =
            EnumSet.of(Orientation.NEEDS_90_CLOCKWISE, Orientation.TURNED_180, Orientation.NEEDS_90_COUNTERCLOCKWISE);
    private static final double LEAST_AGREEMENT = 0.6;
    private static final double LEAST_GAIN = 0.1;
    private static final double ALIKE = 0.05;
    private static final double LARGEST_SHARE_OF_ERROR = 0.5;
    /** Agreement is counted on this many pixels of the longer side: enough to tell which way up a person is. */
    private static final int SIDE = 160;

    /**
     * What a mask is held against.
     *
     * @param labels any label but 0 is foreground
     * @param ignored a label whose pixels are not counted; {@link Confusion#NO_IGNORED_LABEL} for none
     */
    record Reference(LabelMap labels, int ignored, String inWords) {
        Reference {
            double scale = Math.min(1, (double) SIDE / Math.max(labels.width(), labels.height()));
            labels = labels.resized(Math.max(1, (int) Math.round(labels.width() * scale)), Math.max(1, (int)
                    Math.round(labels.height() * scale)));
        }

        double agreement(LabelMap mask, Orientation orientation) {
            LabelMap upright = orientation.upright(mask).resized(labels.width(), labels.height());
            return Confusion.count(upright, Foreground.any(), labels, Foreground.any(), ignored)
                    .iou()
                    .orElse(0);
        }
    }

    /** Whether a mask is suspected. */
    static Optional<Turn> suspected(LabelMap mask, Dimension image, Optional<Reference> reference) {
        boolean square = image.width == image.height;
        boolean same = mask.width() == image.width && mask.height() == image.height;
        boolean swapped = !square && mask.width() == image.height && mask.height() == image.width;
        if (reference.isEmpty()) {
            return swapped
                    ? Optional.of(new Turn(Optional.empty(), Optional.empty(), 0, 0, "nothing"))
                    : Optional.empty();
        }
        List<Orientation> possible = Arrays.stream(Orientation.values())
                .filter(one -> one != Orientation.UPRIGHT)
                .filter(one -> swapped ? one.swapsSides() : square || !same || !one.swapsSides())
                .toList();
        Reference held = reference.get();
        double asItIs = held.agreement(mask, Orientation.UPRIGHT);
        Map<Orientation, Double> agreements = new EnumMap<>(Orientation.class);
        possible.forEach(one -> agreements.put(one, held.agreement(mask, one)));
        double most = Collections.max(agreements.values());
        // The first of the rotations that are as good as any, else the best of the mirrors.
        List<Orientation> alike = possible.stream()
                .filter(one -> agreements.get(one) >= most - ALIKE)
                .sorted(Comparator.comparing((Orientation one) -> !ROTATIONS.contains(one))
                        .thenComparing(agreements::get, Comparator.reverseOrder()))
                .toList();
        Orientation best = alike.get(0);
        double upright = agreements.get(best);
        boolean agrees = upright >= LEAST_AGREEMENT;
        boolean suspected = agrees && most - asItIs >= LEAST_GAIN && 1 - most <= LARGEST_SHARE_OF_ERROR * (1 - asItIs);
        if (!swapped && !suspected) {
            return Optional.empty();
        }
        return Optional.of(new Turn(
                Optional.of(best).filter(known -> agrees),
                alike.stream().skip(1).findFirst().filter(other -> agrees),
                asItIs,
                upright,
                held.inWords()));
    }

    /** "IoU with the truth 0.214 as it is, 0.951 turned by 90° clockwise". */
    public String inWords() {
        return orientation
                .map(known -> String.format(
                                Locale.ENGLISH,
                                "IoU with %s %.3f as it is, %.3f %s",
                                reference,
                                asItIs,
                                upright,
                                known.remedy())
                        + alternative
                                .map(other -> " (hardly to be told from " + other.remedy() + ")")
                                .orElse(""))
                .orElse("width and height are the image's changed about; which way it was turned cannot be told");
    }
}
