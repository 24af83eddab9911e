package deltamask.comparison;

import deltamask.metrics.BoundaryScores;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How well A and B follow the truths' outlines.
 *
 * @param images by number, those that are scored
 */
public record Outlines(Map<Integer, Pair> images) {
    public Outlines {
        images = Map.copyOf(images);
    }

    /** One image. */
    public record Pair(BoundaryScores a, BoundaryScores b) {
        /** Boundary IoU of B less that of A, -1 to 1; empty where one of them is undefined. */
        public OptionalDouble deltaIou() {
            return a.iou().isPresent() && b.iou().isPresent()
                    ? OptionalDouble.of(b.iou().getAsDouble() - a.iou().getAsDouble())
                    : OptionalDouble.empty();
        }
    }

    /**
     * Measures; reads all truths and label maps.
     *
     * @return empty where the watch ended it
     */
    public static Optional<Outlines> of(Comparison comparison, Judged.Watch watch) {
        Map<Integer, Pair> images = new HashMap<>();
        boolean all = Judged.each(comparison, watch, (row, judged) -> {
            if (row.scored()) {
                images.put(row.number(), judged.outlines());
            }
        });
        return all ? Optional.of(new Outlines(images)) : Optional.empty();
    }
}
