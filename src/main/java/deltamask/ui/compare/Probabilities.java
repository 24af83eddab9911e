package deltamask.ui.compare;

import deltamask.ui.common.Side;
import java.util.Map;
import java.util.Optional;

/** How probable foreground is at each pixel, by variant. */
record Probabilities(Map<Side, Chances> sides) {
    static final Probabilities NONE = new Probabilities(Map.of());

    /** A variant's numbers, 0 to 1, in rows from the top left. */
    @SuppressWarnings("ArrayRecordComponent") // millions of numbers, never changed
    record Chances(int width, int height, float[] values) {
        float at(int x, int y) {
            return values[y * width + x];
        }
    }

    Optional<Chances> of(Side side) {
        return Optional.ofNullable(sides.get(side));
    }
}
