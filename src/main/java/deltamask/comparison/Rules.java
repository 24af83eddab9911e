package deltamask.comparison;

import deltamask.mask.Foreground;
import deltamask.metrics.EmptyMasks;
import java.util.Optional;

/**
 * What is counted and how: choices that stand beside every number.
 *
 * @param foreground the classes scored; empty: what each variant's card says
 * @param emptyMasks the score where truth and prediction are both empty
 */
public record Rules(Optional<Foreground> foreground, EmptyMasks emptyMasks) {
    public static final Rules DEFAULT = new Rules(Optional.empty(), EmptyMasks.UNDEFINED);

    /** The classes scored in a variant. */
    public Foreground scored(Foreground ofItsCard) {
        return foreground.orElse(ofItsCard);
    }
}
