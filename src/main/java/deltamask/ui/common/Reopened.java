package deltamask.ui.common;

import deltamask.comparison.Kept;
import deltamask.comparison.KeptRuns;
import deltamask.comparison.Manifest;
import deltamask.dataset.Dataset;
import deltamask.failure.UnusableException;
import deltamask.mask.Classes;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.Runner;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A kept comparison with all that is needed to show it.
 *
 * @param a the reference's Run
 * @param b the candidate's Run
 * @param variantA the reference's model, where its file and card are still what was run
 * @param variantB the candidate's model, likewise
 */
record Reopened(
        Kept kept,
        Manifest manifest,
        Dataset dataset,
        Run a,
        Run b,
        Optional<Variant> variantA,
        Optional<Variant> variantB) {
    /**
     * Reads it; blocks.
     *
     * @throws UnusableException if it is damaged, or of another dataset
     * @throws KeptRuns.DatasetGone if its dataset is not where it was
     */
    static Reopened read(Kept kept) throws UnusableException, KeptRuns.DatasetGone {
        KeptRuns runs = KeptRuns.read(kept, Optional.empty());
        Manifest manifest = runs.manifest();
        return new Reopened(
                kept,
                manifest,
                runs.dataset(),
                runs.a(),
                runs.b(),
                variant(manifest.plan().a(), kept.runA()),
                variant(manifest.plan().b(), kept.runB()));
    }

    /** A model that is gone, or another one by now, is no failure: the results carry their own names. */
    private static Optional<Variant> variant(Manifest.Side side, Path run) {
        if (side.model().isEmpty() || !Files.isRegularFile(side.model().get())) {
            return Optional.empty();
        }
        try {
            Variant variant = Variants.open(side.model().get());
            return side.sha256()
                    .filter(variant.sha256()::equals)
                    .filter(same -> hasCardOf(variant, run))
                    .map(same -> variant);
        } catch (UnusableException changed) {
            return Optional.empty();
        }
    }

    /** With another card the same file is another variant: its masks must not be mixed with those that are there. */
    private static boolean hasCardOf(Variant variant, Path run) {
        try {
            return RunFolder.readInfo(run)
                    .flatMap(Run.Info::card)
                    .filter(card -> card.json().equals(variant.card().json()))
                    .isPresent();
        } catch (UnusableException unreadable) {
            return false;
        }
    }

    /** In which both Runs were really made, whatever was planned; empty where they differ or do not say. */
    Optional<Conditions> conditions() {
        return a.info().conditionsSharedWith(b.info());
    }

    /** What would have to be run to finish it; empty where a model is gone, or its Runs lie elsewhere. */
    Optional<JobStarter.Request> request() {
        if (variantA.isEmpty() || variantB.isEmpty() || conditions().isEmpty() || !kept.ownsRuns()) {
            return Optional.empty();
        }
        return Optional.of(new JobStarter.Request(
                dataset,
                variantA.get(),
                variantB.get(),
                conditions().get(),
                manifest.plan().rules(),
                kept.folder(),
                true,
                Optional.empty()));
    }

    /** Whether nothing of it need be run; reads files. */
    boolean lacksNothing() throws UnusableException {
        Optional<Conditions> made = conditions();
        return manifest.isWhole()
                && made.isPresent()
                && Runner.isWhole(kept.runA(), dataset, made.get())
                && Runner.isWhole(kept.runB(), dataset, made.get());
    }

    /** Where its results come from. */
    Results results() {
        return new Results(
                source(manifest.plan().a(), a),
                source(manifest.plan().b(), b),
                conditions(),
                kept.folder(),
                Optional.empty());
    }

    private Results.Source source(Manifest.Side side, Run run) {
        return new Results.Source(
                side.name(),
                side.model().orElse(Path.of(side.name())),
                run.folder(),
                manifest.plan().rules().scored(run.info().foreground()),
                run.info().card().map(ModelCard::classLook).orElse(Classes.UNKNOWN));
    }
}
