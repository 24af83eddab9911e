package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a kept comparison was made of, read from its files: enough to score it again. */
public record KeptRuns(Manifest manifest, Dataset dataset, Run a, Run b, Rules rules) {
    /** Its dataset is not where it was; the message is a sentence for the user. */
    public static final class DatasetGone extends Exception {
        private static final long serialVersionUID = 1;

        DatasetGone(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads it; blocks.
     *
     * @param elsewhere where its dataset lies now, if it was moved
     * @throws UnusableException if it is damaged, or of another dataset
     * @throws DatasetGone if its dataset is not where it was
     */
    public static KeptRuns read(Kept kept, Optional<Path> elsewhere) throws UnusableException, DatasetGone {
        if (kept.manifest().isEmpty()) {
            throw new UnusableException(kept.problem().orElse("The folder " + kept.folder() + " holds no comparison."));
        }
        Manifest manifest =
                elsewhere.map(kept.manifest().get()::at).orElse(kept.manifest().get());
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
        return new KeptRuns(
                manifest,
                dataset,
                RunFolder.read(kept.runA(), dataset),
                RunFolder.read(kept.runB(), dataset),
                manifest.plan().rules());
    }
}
