package deltamask.report;

import deltamask.comparison.Candidate;
import deltamask.comparison.ClassResults;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Outlines;
import deltamask.run.Run;
import deltamask.run.RunRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What figures are drawn of.
 *
 * @param rows those that have landed, in any order
 * @param a shown name of the reference
 * @param b shown name of the candidate
 * @param conditions what belongs to the numbers, for example "1 thread, timed, 3 warm-ups"; may be empty
 * @param comparison once the run has ended: it has each repeat's times
 * @param candidates measured on the same dataset, these two among them
 * @param classes scores of single classes, once they are counted
 * @param outlines boundary measures, once they are taken
 */
public record FigureData(
        List<ComparisonRow> rows,
        String a,
        String b,
        String conditions,
        Optional<Comparison> comparison,
        List<Candidate> candidates,
        Optional<ClassResults> classes,
        Optional<Outlines> outlines) {
    public FigureData {
        rows = List.copyOf(rows);
        candidates = List.copyOf(candidates);
    }

    /** Of rows alone. */
    public static FigureData of(List<ComparisonRow> rows, String a, String b, String conditions) {
        return new FigureData(rows, a, b, conditions, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Of a whole comparison, with its two variants as candidates. */
    public static FigureData of(Comparison comparison) {
        Run.Info a = comparison.a().info();
        Run.Info b = comparison.b().info();
        return new FigureData(
                comparison.rows(),
                a.variantName(),
                b.variantName(),
                Provenance.conditions(a, b),
                Optional.of(comparison),
                Candidate.of(comparison),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with what has to be read from the masks. */
    FigureData with(Optional<ClassResults> counted, Optional<Outlines> measured) {
        return new FigureData(rows, a, b, conditions, comparison, candidates, counted, measured);
    }

    /** The same with other candidates. */
    FigureData with(List<Candidate> others) {
        return new FigureData(rows, a, b, conditions, comparison, others, classes, outlines);
    }

    /** Whether A and B were made on different devices. */
    boolean ofTwoDevices() {
        return comparison
                .filter(whole -> !Provenance.device(whole.a().info())
                        .equals(Provenance.device(whole.b().info())))
                .isPresent();
    }

    /** Each image's forward times in milliseconds: every repeat of a finished run, else the median. */
    Map<Integer, double[]> forwards(boolean ofA) {
        Map<Integer, double[]> times = new HashMap<>();
        for (ComparisonRow row : rows) {
            (ofA ? row.forwardMsA() : row.forwardMsB())
                    .ifPresent(median -> times.put(row.number(), new double[] {median}));
        }
        comparison.map(whole -> ofA ? whole.a() : whole.b()).ifPresent(run -> {
            for (RunRow row : run.rows()) {
                if (row instanceof RunRow.Done done && times.containsKey(row.number())) {
                    double[] raw = done.times().stream()
                            .mapToDouble(stages -> stages.forward())
                            .toArray();
                    times.computeIfPresent(row.number(), (number, median) -> raw.length == 0 ? median : raw);
                }
            }
        });
        return times;
    }
}
