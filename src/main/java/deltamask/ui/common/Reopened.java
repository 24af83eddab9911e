package deltamask.ui.common;

import deltamask.comparison.AgainFolder;
import deltamask.comparison.Kept;
import deltamask.comparison.Manifest;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.run.Conditions;
import deltamask.run.Run;
import deltamask.run.RunFolder;
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
    /** Its dataset is not where it was; the message is a sentence for the user. */
    static final class DatasetGone extends Exception {
        private static final long serialVersionUID = 1;

        DatasetGone(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads it; blocks.
     *
     * @throws UnusableException if it is damaged, or of another dataset
     * @throws DatasetGone if its dataset is not where it was
     */
    static Reopened read(Kept kept) throws UnusableException, DatasetGone {
        if (kept.manifest().isEmpty()) {
            throw new UnusableException(kept.problem().orElse("The folder " + kept.folder() + " holds no comparison."));
        }
        Manifest manifest = kept.manifest().get();
        if (manifest.dataset().isEmpty()) {
            throw new DatasetGone("Where the dataset \"" + manifest.plan().datasetName() + "\" of \"" + kept.title()
                    + "\" lies was not written down: point to it.");
        }
        Path place = manifest.dataset().get();
        if (!Files.exists(place)) {
            throw new DatasetGone("The dataset of \"" + kept.title() + "\" is not in " + place
                    + " any more: point to its new place.");
        }
        Dataset opened = Datasets.open(place).withTruthFormat(manifest.plan().truthFormat());
        Dataset dataset = manifest.plan().limit().isPresent()
                ? opened.limitedTo(manifest.plan().limit().getAsInt())
                : opened;
        if (kept.ownsRuns()) {
            AgainFolder.settle(kept.folder(), dataset);
        }
        return new Reopened(
                kept,
                manifest,
                dataset,
                RunFolder.read(kept.runA(), dataset),
                RunFolder.read(kept.runB(), dataset),
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
                manifest.plan().rules().foreground().orElse(run.info().foreground()));
    }
}
