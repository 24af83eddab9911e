package deltamask.dataset;

import java.nio.file.Path;

/** One file of a dataset that did not pair, or cannot be used as it is; one line of the pairing report. */
public record DatasetProblem(Kind kind, Path file, String message) {
    /** What is wrong. */
    public enum Kind {
        WITHOUT_TRUTH,
        TRUTH_WITHOUT_IMAGE,
        SIZE_MISMATCH,
        UNREADABLE,
        AMBIGUOUS,
        LEFT_OUT
    }
}
