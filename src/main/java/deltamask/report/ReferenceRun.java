package deltamask.report;

import deltamask.comparison.Comparison;
import java.util.Comparator;
import java.util.List;

/** Which run speaks for a reference that ran with each of several candidates. */
final class ReferenceRun {
    private ReferenceRun() {}

    /**
     * The one in which most images have a score; of those with as many one that has times, and of these the first. What
     * a candidate's failures take from the reference is no news of the reference.
     *
     * @param comparisons at least one, all with the same reference
     */
    static Comparison of(List<Comparison> comparisons) {
        return comparisons.stream()
                .max(Comparator.comparingInt(
                                (Comparison comparison) -> comparison.summary().scored())
                        .thenComparing(comparison ->
                                comparison.summary().a().medianForwardMs().isPresent()))
                .orElseThrow();
    }
}
