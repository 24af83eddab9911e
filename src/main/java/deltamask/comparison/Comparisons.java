package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.run.Run;
import deltamask.run.RunRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares Runs that are there already. */
public final class Comparisons {
    private Comparisons() {}

    /** Scores two Runs of a dataset; blocks. Samples that one of them lacks are rows too. */
    public static Comparison of(Dataset dataset, Run a, Run b, Rules rules, ComparisonListener listener) {
        Map<String, RunRow> rowsA = byImage(a);
        Map<String, RunRow> rowsB = byImage(b);
        Progress progress = new Progress(dataset.samples().size(), listener);
        RowMaker maker = new RowMaker(dataset, rules, RowMaker.Side.of(a, rules), RowMaker.Side.of(b, rules));
        try (Scoring scoring = new Scoring(maker, false, row -> {
            listener.row(row);
            progress.one();
        })) {
            for (Sample sample : dataset.samples()) {
                scoring.submit(
                        sample,
                        Optional.ofNullable(rowsA.get(sample.name())),
                        Optional.ofNullable(rowsB.get(sample.name())));
            }
            return of(dataset, a, b, rules, List.copyOf(scoring.await().values()));
        }
    }

    /** Puts rows that are scored already together with their summary. */
    static Comparison of(Dataset dataset, Run a, Run b, Rules rules, List<ComparisonRow> rows) {
        return new Comparison(dataset, a, b, rules, rows, Summaries.of(rows, a.info(), b.info()));
    }

    private static Map<String, RunRow> byImage(Run run) {
        return run.rows().stream()
                .collect(Collectors.toMap(RunRow::image, Function.identity(), (first, again) -> first));
    }
}
