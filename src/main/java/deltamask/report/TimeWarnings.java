package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.RunAgain;
import deltamask.inference.StageTimes;
import deltamask.metrics.Drift;
import deltamask.metrics.Steadiness;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.RunRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What speaks against a comparison's times, in sentences. */
final class TimeWarnings {
    /** With fewer images of one size nothing is said of the machine. */
    private static final int ENOUGH = 10;

    private TimeWarnings() {}

    static List<String> of(Comparison comparison) {
        List<String> warnings = new ArrayList<>(ofTheMachine(comparison));
        int threads = Math.max(threads(comparison.a()), threads(comparison.b()));
        int again = RunAgain.count(comparison.rows());
        if (again > 0) {
            warnings.add("The times of " + Numbers.count(again, "image") + " were measured at another moment than the"
                    + " others', as they were run again.");
        }
        if (threads > 1) {
            warnings.add("The times are of " + threads + " threads; an optimised file can take several times longer so"
                    + " than with one thread, which a run with --threads 1 shows.");
        }
        return warnings;
    }

    /** Of drift, of unsteady times, of a busy machine. */
    static List<String> ofTheMachine(Comparison comparison) {
        List<String> warnings = new ArrayList<>();
        of("A", comparison.a(), warnings);
        of("B", comparison.b(), warnings);
        return warnings;
    }

    private static int threads(Run run) {
        return run.info().conditions().map(Conditions::threads).orElse(1);
    }

    private static void of(String side, Run run, List<String> warnings) {
        double[] forwards = ofOneSize(run);
        if (forwards.length < ENOUGH) {
            return;
        }
        Drift drift = Drift.of(forwards);
        if (drift.matters()) {
            double ratio = drift.ratio().getAsDouble();
            warnings.add(side + "'s times drifted: the second half took "
                    + Numbers.fixed(ratio, 3)
                    + " times the first half (Mann-Whitney p "
                    + Numbers.probability(drift.p().getAsDouble()) + ").");
        }
        Steadiness steadiness = Steadiness.of(forwards);
        if (steadiness.unsteady()) {
            warnings.add(side + "'s times are unsteady: two runs like this one would differ in their medians by up to "
                    + Numbers.fixed(100 * (steadiness.spread().getAsDouble() - 1), 1)
                    + " % (from halves drawn at random; from "
                    + Numbers.fixed(100 * (Steadiness.UNSTEADY - 1), 0) + " % on this is said).");
        }
        if (steadiness.busy()) {
            warnings.add("The machine was busy while " + side + "'s times were taken: a quarter of them are "
                    + Numbers.fixed(steadiness.slowed().getAsDouble(), 2) + " times their median or more (from "
                    + Numbers.fixed(Steadiness.BUSY, 2) + " on this is said).");
        }
    }

    /** Forwards above 0 in the order they were taken, of the most frequent input size. */
    private static double[] ofOneSize(Run run) {
        List<RunRow.Done> done = run.rows().stream()
                .filter(RunRow.Done.class::isInstance)
                .map(RunRow.Done.class::cast)
                .sorted(Comparator.comparingInt(RunRow.Done::number))
                .toList();
        boolean fixed = run.info()
                .card()
                .filter(card -> card.input().width().isPresent()
                        && card.input().height().isPresent())
                .isPresent();
        Function<RunRow.Done, String> size = row -> fixed ? "" : row.width() + " x " + row.height();
        return done.stream()
                .collect(Collectors.groupingBy(size, java.util.TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .max(Comparator.comparingInt(same -> same.getValue().size()))
                .map(Map.Entry::getValue)
                .orElse(List.of())
                .stream()
                .flatMap(row -> row.times().stream())
                .mapToDouble(StageTimes::forward)
                .filter(time -> time > 0)
                .toArray();
    }
}
