package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.ui.common.Results;
import java.util.List;
import java.util.Objects;

/**
 * What is read of a sample.
 *
 * @param result null before it landed
 * @param results null before a run
 */
record Wanted(Dataset dataset, Sample sample, ComparisonRow result, Results results) {
    boolean sameImage(Wanted other) {
        return other != null && sample.equals(other.sample) && dataset.equals(other.dataset);
    }

    /** Whether the pixels are the same. */
    boolean same(Wanted other) {
        return sameImage(other) && Objects.equals(result, other.result) && Objects.equals(sources(), other.sources());
    }

    /** A run's end changes its results, but not where they come from. */
    private List<Results.Source> sources() {
        return results == null ? List.of() : List.of(results.a(), results.b());
    }
}
