package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Rules;
import deltamask.comparison.Summaries;
import deltamask.dataset.Dataset;
import deltamask.dataset.TruthFormat;
import deltamask.run.Conditions;
import deltamask.run.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Comparisons to report on. */
final class Comparisons {
    private Comparisons() {}

    static Comparison of(List<ComparisonRow> rows) {
        return of(rows, Conditions.DEFAULT);
    }

    static Comparison of(List<ComparisonRow> rows, Conditions conditions) {
        Run a = run("scripted", "a".repeat(64), conditions);
        Run b = run("quantized_scripted", "b".repeat(64), conditions);
        Dataset dataset = new Dataset(
                Path.of("portraits"),
                "portraits",
                rows.stream().map(ComparisonRow::sample).toList(),
                TruthFormat.AUTO,
                List.of());
        return new Comparison(dataset, a, b, Rules.DEFAULT, rows, Summaries.of(rows, a.info(), b.info()));
    }

    private static Run run(String name, String sha256, Conditions conditions) {
        return new Run(
                Path.of(name),
                new Run.Info(
                        name,
                        OptionalLong.of(1_250_000),
                        Optional.of(sha256),
                        "portraits",
                        Optional.of(conditions),
                        Optional.of("2026-01-01T00:00:00Z"),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new Run.Made(
                                "PyTorch 2.7.1",
                                "2 CPU cores",
                                OptionalDouble.of(100.5),
                                OptionalLong.of(300_000_000),
                                Optional.of("2026-01-01T00:01:00Z"))),
                List.of());
    }
}
