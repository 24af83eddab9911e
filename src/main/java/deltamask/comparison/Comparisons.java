package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.run.Run;
import java.util.List;

/** Compares Runs that are there already. */
public final class Comparisons {
    private Comparisons() {}

    /** Scores two Runs of a dataset; blocks. Samples that one of them lacks are rows too. */
    public static Comparison of(Dataset dataset, Run a, Run b, Rules rules, ComparisonListener listener) {
        return new ScoreJob(dataset, a, b, rules, listener).run();
    }

    /** Puts rows that are scored already together with their summary. */
    static Comparison of(Dataset dataset, Run a, Run b, Rules rules, List<ComparisonRow> rows) {
        return new Comparison(dataset, a, b, rules, rows, Summaries.of(rows, a.info(), b.info()));
    }
}
