package deltamask.run.imports;

import deltamask.dataset.MaskFormat;
import deltamask.dataset.Sample;
import deltamask.inference.StageTimes;
import deltamask.run.Aggregate;
import deltamask.run.Run;
import java.awt.Dimension;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How what is to be imported fits the dataset. Nothing has been written yet.
 *
 * @param format how the masks are read
 * @param info what will be known of the Run
 * @param pairs images with their masks, in the dataset's order
 * @param failures why images failed where they were made, or why their mask cannot be read, by the image's name
 * @param misfits what does not fit, in the order of its kinds
 * @param timed what the times are, in words; empty where there are none
 * @param notes what the user should know besides, one sentence each
 */
public record PairingReport(
        ImportRequest request,
        MaskFormat format,
        Run.Info info,
        List<Pair> pairs,
        Map<String, String> failures,
        List<Misfit> misfits,
        String timed,
        List<String> notes) {
    public PairingReport {
        pairs = List.copyOf(pairs);
        failures = Map.copyOf(failures);
        misfits = List.copyOf(misfits);
        notes = List.copyOf(notes);
    }

    /**
     * An image and the mask that was found for it.
     *
     * @param name of the mask's file
     * @param mask its size in pixels
     * @param image the image's, upright
     * @param turn the suspicion that it is not upright
     * @param times one for each repeat
     */
    public record Pair(
            Sample sample,
            Path file,
            String name,
            Dimension mask,
            Dimension image,
            Optional<Turn> turn,
            List<StageTimes> times) {
        Pair with(List<StageTimes> found) {
            return new Pair(sample, file, name, mask, image, turn, found);
        }
    }

    /** The same with a name of the variant, and of the device, that the user gave. */
    public PairingReport named(Optional<String> variant, Optional<String> device) {
        return new PairingReport(
                request,
                format,
                info.named(
                        variant.orElse(info.variantName()),
                        device.orElse(info.made().device())),
                pairs,
                failures,
                misfits,
                timed,
                notes);
    }

    /** How many misfits there are of each kind; kinds that do not occur are not there. */
    public Map<Misfit.Kind, Integer> counts() {
        Map<Misfit.Kind, Integer> counts = new EnumMap<>(Misfit.Kind.class);
        misfits.forEach(misfit -> counts.merge(misfit.kind(), 1, Integer::sum));
        return counts;
    }

    /** What an acceptance leaves open; only where nothing is, the import may be made. */
    public List<Misfit> open(Acceptance acceptance) {
        return misfits.stream().filter(misfit -> !acceptance.settles(misfit)).toList();
    }

    /** Names of the images whose masks are suspected, and can be made upright. */
    public Set<String> turnable() {
        Set<String> names = new TreeSet<>();
        pairs.stream()
                .filter(pair -> pair.turn().flatMap(Turn::orientation).isPresent())
                .forEach(pair -> names.add(pair.sample().name()));
        return names;
    }

    /** Accepts every kind that there is. */
    public static Acceptance all() {
        return new Acceptance(Set.copyOf(Arrays.asList(Misfit.Kind.values())), Set.of());
    }

    /** Times that belong to no image. */
    public List<Aggregate> aggregates() {
        return info.made().aggregates();
    }
}
