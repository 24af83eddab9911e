package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.SortOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How many images have which delta IoU, in bins of equal width from the lowest to the highest.
 *
 * @param low the lowest delta
 * @param high the highest delta
 * @param counts of images a bin; the highest delta is in the last
 */
record Histogram(double low, double high, List<Integer> counts) {
    /** Empty where no image has a delta. */
    static Optional<Histogram> of(List<Row> rows, int bins) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Row row : rows) {
            double delta = row.value(SortOrder.Key.DELTA_IOU);
            if (!Double.isNaN(delta)) {
                low = Math.min(low, delta);
                high = Math.max(high, delta);
            }
        }
        if (low > high) {
            return Optional.empty();
        }
        int[] counts = new int[bins];
        double width = (high - low) / bins;
        for (Row row : rows) {
            double delta = row.value(SortOrder.Key.DELTA_IOU);
            if (!Double.isNaN(delta)) {
                counts[width == 0 ? 0 : Math.min(bins - 1, (int) ((delta - low) / width))]++;
            }
        }
        return Optional.of(
                new Histogram(low, high, Arrays.stream(counts).boxed().toList()));
    }

    int highest() {
        return Collections.max(counts);
    }

    /** The lower bound of a bin. */
    double bound(int bin) {
        return low + (high - low) * bin / counts.size();
    }
}
