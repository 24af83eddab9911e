package deltamask.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an axis shows: axes of the same quantity can be given the same range, so that two reports compare by eye. */
public enum Quantity {
    IOU,
    /** Of a whole dataset: variants lie close together, where single images spread over all of {@link #IOU}. */
    MEAN_IOU,
    DELTA_IOU,
    DICE,
    DELTA_DICE,
    BOUNDARY,
    DELTA_BOUNDARY,
    /** Of a forward, in milliseconds. */
    TIME,
    /** In milliseconds. */
    DELTA_TIME;

    /** On the command line: "delta-iou". */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one with an id. */
    public static Optional<Quantity> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
