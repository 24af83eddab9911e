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
     * @param started ISO instant, empty where unknown
     * @param card the model card at the time of the Run
     * @param waitPolicy of OpenMP's threads
     * @param versions of the programs that made it, by name
     * @param made what came out of making it
     */
    public record Info(
            String variantName,
            OptionalLong fileBytes,
            Optional<String> sha256,
            String dataset,
            Optional<Conditions> conditions,
            Optional<String> started,
            Optional<ModelCard> card,
            Optional<String> waitPolicy,
            Map<String, String> versions,
            Made made) {
        public Info {
            versions = Map.copyOf(versions);
        }

        /** The same, further on. */
        Info with(Made now) {
            return new Info(
                    variantName, fileBytes, sha256, dataset, conditions, started, card, waitPolicy, versions, now);
        }

        /** Whether it was begun here and did not come to its end. */
        public boolean isUnfinished() {
            return started.isPresent() && made.finished().isEmpty();
        }

        /** The same under another name, of another device. */
        public Info named(String variant, String device) {
            return new Info(
                    variant,
                    fileBytes,
                    sha256,
                    dataset,
                    conditions,
                    started,
                    card,
                    waitPolicy,
                    versions,
                    made.with(device, made.loadMs(), made.aggregates()));
        }

        /** The conditions of both Runs; empty where they differ, or one brought no word of them. */
        public Optional<Conditions> conditionsSharedWith(Info other) {
            return conditions.filter(
                    mine -> other.conditions().filter(mine::equals).isPresent());
        }

        /** The classes that its card scores; any where it has no card. */
        public Foreground foreground() {
            return card.map(ModelCard::foreground).orElse(Foreground.any());
        }
    }

    /**
     * What changes while a Run is made.
     *
     * @param engine and its version, for example {@code PyTorch 2.7.1}
     * @param device in words
     * @param loadMs to load the model, in milliseconds
     * @param peakRssBytes largest resident memory of the worker
     * @param finished ISO instant, empty where the Run was not finished
     * @param aggregates times that belong to no image
     */
    public record Made(
            String engine,
            String device,
            OptionalDouble loadMs,
            OptionalLong peakRssBytes,
            Optional<String> finished,
            List<Aggregate> aggregates) {
        public Made {
            aggregates = List.copyOf(aggregates);
        }

        /** All times belong to images. */
        public Made(
                String engine,
                String device,
                OptionalDouble loadMs,
                OptionalLong peakRssBytes,
                Optional<String> finished) {
            this(engine, device, loadMs, peakRssBytes, finished, List.of());
        }

        /** Before anything is made. */
        static final Made NOTHING = by("", "");

        /** Of a Run from elsewhere, of which no more is known. */
        public static Made by(String engine, String device) {
            return new Made(engine, device, OptionalDouble.empty(), OptionalLong.empty(), Optional.empty());
        }

        /** Once the model is loaded: unfinished from now on. */
        Made loaded(String loadedBy, String loadedOn, double milliseconds) {
            return new Made(
                    loadedBy, loadedOn, OptionalDouble.of(milliseconds), peakRssBytes, Optional.empty(), aggregates);
        }

        /** Of a Run from elsewhere. */
        public Made with(String anotherDevice, OptionalDouble load, List<Aggregate> times) {
            return new Made(engine, anotherDevice, load, peakRssBytes, finished, times);
        }

        /** Once the Run is whole. */
        Made finished(String at, OptionalLong peak) {
            return new Made(engine, device, loadMs, peak, Optional.of(at), aggregates);
        }
    }
}
