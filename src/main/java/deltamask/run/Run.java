package deltamask.run;

import deltamask.mask.Foreground;
import deltamask.variant.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one variant made of one dataset: a folder of label maps and timings.
 *
 * @param folder where it lies
 * @param info what {@code run.json} says
 * @param rows by ascending number; of images never tried there is none
 */
public record Run(Path folder, Info info, List<RunRow> rows) {
    public Run {
        rows = List.copyOf(rows);
    }

    /** The row of a sample, by its name. */
    public Optional<RunRow> row(String image) {
        return rows.stream().filter(row -> row.image().equals(image)).findFirst();
    }

    /**
     * What {@code run.json} says. Parts that a Run from elsewhere does not bring are empty.
     *
     * @param variantName shown
     * @param fileBytes size of the model file
     * @param sha256 of the model file, empty where there is no file
     * @param conditions empty where the Run brought no word of them
     * @param loadMs to load the model, in milliseconds
     * @param peakRssBytes largest resident memory of the worker
     * @param engine and its version, for example {@code PyTorch 2.7.1}
     * @param device in words
     * @param started ISO instant, empty where unknown
     * @param finished ISO instant, empty where the Run was not finished
     * @param card the model card at the time of the Run
     * @param waitPolicy of OpenMP's threads
     * @param versions of the programs that made it, by name
     */
    public record Info(
            String variantName,
            OptionalLong fileBytes,
            Optional<String> sha256,
            String dataset,
            Optional<Conditions> conditions,
            OptionalDouble loadMs,
            OptionalLong peakRssBytes,
            String engine,
            String device,
            Optional<String> started,
            Optional<String> finished,
            Optional<ModelCard> card,
            Optional<String> waitPolicy,
            Map<String, String> versions) {
        public Info {
            versions = Map.copyOf(versions);
        }

        /** The same, once the model is loaded: unfinished from now on. */
        Info loaded(String loadedBy, String loadedOn, double milliseconds) {
            return new Info(
                    variantName,
                    fileBytes,
                    sha256,
                    dataset,
                    conditions,
                    OptionalDouble.of(milliseconds),
                    peakRssBytes,
                    loadedBy,
                    loadedOn,
                    started,
                    Optional.empty(),
                    card,
                    waitPolicy,
                    versions);
        }

        /** The same, once the Run is whole. */
        Info finished(String at, OptionalLong peak) {
            return new Info(
                    variantName,
                    fileBytes,
                    sha256,
                    dataset,
                    conditions,
                    loadMs,
                    peak,
                    engine,
                    device,
                    started,
                    Optional.of(at),
                    card,
                    waitPolicy,
                    versions);
        }

        /** The classes that its card scores; any where it has no card. */
        public Foreground foreground() {
            return card.map(ModelCard::foreground).orElse(Foreground.any());
        }
    }
}
