package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.run.Run;
import java.util.List;

/**
 * Run A against Run B on the same dataset.
 *
 * @param a the reference
 * @param b the candidate
 * @param rows one a sample, in the dataset's order
 */
public record Comparison(Dataset dataset, Run a, Run b, Rules rules, List<ComparisonRow> rows, Summary summary) {
    public Comparison {
        rows = List.copyOf(rows);
    }
}
