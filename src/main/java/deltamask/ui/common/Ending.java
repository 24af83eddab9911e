package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.ComparisonRow.Status;
import java.util.List;
import java.util.Optional;

/**
 * How a run came to its end.
 *
 * @param images that it came to
 * @param failed those of them that failed, in the dataset's order
 */
record Ending(int images, List<ComparisonRow> failed) {
    static Ending of(Comparison comparison) {
        List<ComparisonRow> tried = comparison.rows().stream()
                .filter(row -> row.status() != Status.MISSING)
                .toList();
        return new Ending(
                tried.size(),
                tried.stream().filter(row -> row.status() == Status.FAILED).toList());
    }

    /** Whether it did not come to any image. */
    boolean isEmpty() {
        return images == 0;
    }

    private boolean allFailed() {
        return images > 0 && failed.size() == images;
    }

    /**
     * In a few words, what failed in front.
     *
     * @param done what is said where something came of it
     */
    String inWords(String done) {
        if (failed.isEmpty()) {
            return done;
        }
        if (allFailed()) {
            return all() + " failed; kept in ";
        }
        return failed.size() + " of " + Numbers.count(images, "image") + " failed. " + done;
    }

    private String all() {
        return images == 1 ? "The one image" : "All " + images + " images";
    }

    /** What the user must be told: that nothing came of it at all, and why. */
    Optional<Notice> notice() {
        if (!allFailed()) {
            return Optional.empty();
        }
        ComparisonRow first = failed.get(0);
        return Optional.of(Notice.problems(all() + " failed. " + first.sample().name() + ": "
                + first.note().strip()));
    }
}
