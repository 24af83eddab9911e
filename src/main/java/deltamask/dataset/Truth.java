package deltamask.dataset;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A truth mask as read.
 *
 * @param labels for a grey truth 0 and 1, for class ids the ids; at the truth's own size
 * @param classIds whether labels are class ids; if not, any non-zero label is foreground whatever classes are scored
 * @param ignoreLabel pixels with this label are left out of both masks before counting
 * @param warning something the user should know of this truth, one sentence
 */
public record Truth(LabelMap labels, boolean classIds, OptionalInt ignoreLabel, Optional<String> warning) {
    /** What is foreground in the truth where these classes are scored. */
    public Foreground foreground(Foreground scored) {
        return classIds ? scored : Foreground.any();
    }

    /** The ignored label, or {@link Confusion#NO_IGNORED_LABEL}. */
    public int ignored() {
        return ignoreLabel.orElse(Confusion.NO_IGNORED_LABEL);
    }
}
