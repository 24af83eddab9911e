package deltamask.ui.compare;

import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What a sample's masks and scores would be at another threshold. */
final class Thresholds {
    private Thresholds() {}

    /**
     * The sample with masks at that threshold, where there are probabilities.
     *
     * @param threshold 0 to 1; what exceeds it is foreground, as in a run
     */
    static Subject at(Subject stored, Probabilities chances, double threshold) {
        return stored.with(
                mask(stored.mask(Side.A), chances, Side.A, threshold),
                mask(stored.mask(Side.B), chances, Side.B, threshold));
    }

    private static Part<Mask> mask(Part<Mask> stored, Probabilities chances, Side side, double threshold) {
        return stored.value().isEmpty() || chances.of(side).isEmpty()
                ? stored
                : Part.of(stored.value().get().with(labels(chances.of(side).get(), threshold)));
    }

    static LabelMap labels(Probabilities.Chances chances, double threshold) {
        float[] values = chances.values();
        byte[] labels = new byte[values.length];
        float limit = (float) threshold;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (values[i] > limit ? 1 : 0);
        }
        return LabelMap.of(chances.width(), chances.height(), labels);
    }

    /** A threshold to two places. */
    static String words(double threshold) {
        return String.format(Locale.ROOT, "%.2f", threshold);
    }

    /** Each variant's own: "A 0.50  B 0.30". */
    static String bySide(Map<Side, Double> thresholds) {
        return thresholds.entrySet().stream()
                .map(one -> one.getKey() + " " + words(one.getValue()))
                .collect(Collectors.joining("  "));
    }

    /** The scores as they are stored and as they would be. */
    static String scores(Subject stored, Subject changed) {
        List<String> words = new ArrayList<>();
        for (Side side : Side.values()) {
            if (stored.mask(side).isThere() && stored.truth().isThere()) {
                words.add(side + "  IoU " + iou(stored, side) + " → " + iou(changed, side));
            }
        }
        return String.join("   ", words);
    }

    private static String iou(Subject subject, Side side) {
        OptionalDouble iou = subject.confusion(side).map(Confusion::iou).orElse(OptionalDouble.empty());
        return Numbers.score(iou);
    }
}
