package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.TruthFormat;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is told of a kept comparison without scoring anything. Written when its run starts, completed when it ends.
 *
 * @param title given by the user; empty for none
 * @param dataset the folder or CSV file it was made of; empty where that was not written down
 * @param plan what was to be compared
 * @param outcome what came of it so far
 */
public record Manifest(String title, Optional<Path> dataset, Plan plan, Outcome outcome) {
    /** The folders of the two Runs within a comparison's folder. */
    public static final Path RUN_A = Path.of("a");

    public static final Path RUN_B = Path.of("b");

    /**
     * What was to be compared.
     *
     * @param datasetName shown
     * @param limit how many of the dataset's first images were asked for
     * @param truthFormat how truths are read
     * @param a the reference
     * @param b the candidate
     * @param conditions empty where the Runs brought no word of them
     * @param rules of scoring
     * @param images samples to be compared
     * @param started when; empty where unknown
     */
    public record Plan(
            String datasetName,
            OptionalInt limit,
            TruthFormat truthFormat,
            Side a,
            Side b,
            Optional<Conditions> conditions,
            Rules rules,
            int images,
            Optional<Instant> started) {
        private Plan on(Comparison made) {
            return new Plan(
                    datasetName,
                    limit,
                    truthFormat,
                    a.on(made.a()),
                    b.on(made.b()),
                    conditions,
                    rules,
                    images,
                    started);
        }

        /** The device, or both with their letters; empty where it is not known. */
        public String devices() {
            if (a.device().equals(b.device())) {
                return a.device().orElse("");
            }
            return "A " + a.device().orElse("unknown") + ", B " + b.device().orElse("unknown");
        }
    }

    /**
     * What came of it.
     *
     * @param seconds that its runs took, all attempts together; empty before the first end
     * @param end what came out; empty while it runs, and where it was broken off by a crash
     * @param failure why it could not be made, in one sentence
     */
    public record Outcome(OptionalDouble seconds, Optional<End> end, Optional<String> failure) {
        /** Before the first end. */
        static final Outcome NONE = new Outcome(OptionalDouble.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * One of the two.
     *
     * @param name shown
     * @param model the model's file; empty for a Run from elsewhere
     * @param sha256 of the model's file
     * @param run the Run's folder: within the comparison's, or absolute for one that lies elsewhere
     * @param device that it ran on, in words; empty before that is known
     */
    public record Side(String name, Optional<Path> model, Optional<String> sha256, Path run, Optional<String> device) {
        static Side of(Variant variant, Path run) {
            return new Side(
                    variant.name(), Optional.of(variant.file()), Optional.of(variant.sha256()), run, Optional.empty());
        }

        private Side on(Run made) {
            return new Side(
                    name, model, sha256, run, Optional.of(made.info().made().device()));
        }

        static Side of(Run run) {
            return new Side(
                    run.info().variantName(),
                    Optional.empty(),
                    run.info().sha256(),
                    run.folder().toAbsolutePath().normalize(),
                    Optional.of(run.info().made().device()));
        }
    }

    /**
     * What came out.
     *
     * @param whole whether the run came to its end; not, when it was cancelled
     * @param done samples through both variants, failed ones too
     * @param failed of these
     * @param meanIouA over the images scored in both
     * @param medianMsA of the forward, over the images that both have times of
     * @param speedRatio A's median time over B's
     */
    public record End(
            boolean whole,
            int done,
            int failed,
            OptionalDouble meanIouA,
            OptionalDouble meanIouB,
            OptionalDouble meanDelta,
            OptionalDouble medianMsA,
            OptionalDouble medianMsB,
            OptionalDouble speedRatio) {
        /** Of Runs that are whole and not scored yet. */
        static End unscored(int done, int failed) {
            OptionalDouble none = OptionalDouble.empty();
            return new End(true, done, failed, none, none, none, none, none, none);
        }

        /** Sums a comparison up. */
        public static End of(Comparison comparison, boolean whole) {
            Summary summary = comparison.summary();
            int missing = count(comparison, ComparisonRow.Status.MISSING);
            return new End(
                    whole,
                    summary.images() - missing,
                    count(comparison, ComparisonRow.Status.FAILED),
                    summary.a().meanIou(),
                    summary.b().meanIou(),
                    summary.delta().meanIou(),
                    summary.a().medianForwardMs(),
                    summary.b().medianForwardMs(),
                    summary.speedRatio().median());
        }

        private static int count(Comparison comparison, ComparisonRow.Status status) {
            return (int) comparison.rows().stream()
                    .filter(row -> row.status() == status)
                    .count();
        }
    }

    /** Of a comparison whose run starts now. */
    public static Manifest of(Dataset dataset, Variant a, Variant b, Conditions conditions, Rules rules) {
        return of(dataset, Side.of(a, RUN_A), Side.of(b, RUN_B), Optional.of(conditions), rules);
    }

    /** Of a comparison of two Runs that lie elsewhere. */
    public static Manifest of(Dataset dataset, Run a, Run b, Rules rules) {
        return of(dataset, Side.of(a), Side.of(b), a.info().conditionsSharedWith(b.info()), rules);
    }

    private static Manifest of(Dataset dataset, Side a, Side b, Optional<Conditions> conditions, Rules rules) {
        Plan plan = new Plan(
                dataset.name(),
                dataset.limit(),
                dataset.truthFormat(),
                a,
                b,
                conditions,
                rules,
                dataset.samples().size(),
                Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
        return new Manifest("", Optional.of(dataset.folder()), plan, Outcome.NONE);
    }

    /** Whether its times may be set beside others': a fast run's may not. */
    boolean timed() {
        return plan.conditions()
                .map(Conditions::mode)
                .filter(Mode.TIMED::equals)
                .isPresent();
    }

    /** Whether all was done that was asked for. */
    public boolean isWhole() {
        return outcome.end().map(End::whole).orElse(false);
    }

    /** The same, called otherwise. */
    public Manifest titled(String now) {
        return new Manifest(now, dataset, plan, outcome);
    }

    /** The same, of a dataset that lies elsewhere now. */
    public Manifest at(Path place) {
        return new Manifest(title, Optional.of(place), plan, outcome);
    }

    /** The same as a further attempt at an earlier one. */
    Manifest after(Manifest earlier) {
        Plan again = new Plan(
                plan.datasetName(),
                plan.limit(),
                plan.truthFormat(),
                plan.a(),
                plan.b(),
                plan.conditions(),
                plan.rules(),
                plan.images(),
                earlier.plan.started());
        return new Manifest(
                earlier.title,
                dataset,
                again,
                new Outcome(earlier.outcome.seconds(), Optional.empty(), Optional.empty()));
    }

    /**
     * The same, with the figures of a comparison that was scored anew.
     *
     * @param whole whether there is nothing more to be run
     */
    public Manifest scored(Comparison comparison, boolean whole) {
        Outcome now = new Outcome(outcome.seconds(), Optional.of(End.of(comparison, whole)), outcome.failure());
        return new Manifest(title, dataset, plan.on(comparison), now);
    }

    /** The same, with what its run came to. */
    Manifest ended(double moreSeconds, Comparison comparison, boolean whole) {
        Manifest known = new Manifest(title, dataset, plan.on(comparison), outcome);
        return known.ended(moreSeconds, Optional.of(End.of(comparison, whole)), Optional.empty());
    }

    /** The same at an end of its run: with what came out, or with why nothing did. */
    Manifest ended(double moreSeconds, Optional<End> out, Optional<String> why) {
        double all = outcome.seconds().orElse(0) + moreSeconds;
        return new Manifest(title, dataset, plan, new Outcome(OptionalDouble.of(all), out, why));
    }
}
