package deltamask.dataset;

import deltamask.files.RealPath;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A folder's images in natural order, paired with their truths.
 *
 * @param folder the folder (or the CSV file of pairs) it was opened from
 * @param name the folder's name, shown and recorded
 * @param samples numbered 1, 2, 3, ... in this order
 * @param truthFormat how the truth masks are to be read
 * @param problems what did not pair; never dropped in silence
 * @param limit how many of its first images were asked for; empty: all
 */
public record Dataset(
        Path folder,
        String name,
        List<Sample> samples,
        TruthFormat truthFormat,
        List<DatasetProblem> problems,
        OptionalInt limit) {
    public Dataset {
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
    }

    /** A whole dataset. */
    public Dataset(
            Path folder, String name, List<Sample> samples, TruthFormat truthFormat, List<DatasetProblem> problems) {
        this(folder, name, samples, truthFormat, problems, OptionalInt.empty());
    }

    /** Whether a place lies in the dataset, where nothing is ever written: in its folder, or in one of its files'. */
    public boolean holds(Path place) {
        Set<Path> folders = new HashSet<>();
        folders.add(folder);
        for (Sample sample : samples) {
            folders.add(sample.image().toAbsolutePath().getParent());
            sample.truth().ifPresent(truth -> folders.add(truth.toAbsolutePath().getParent()));
        }
        return folders.stream().anyMatch(one -> RealPath.isBelow(place, one));
    }

    /** The same dataset with its first samples only. */
    public Dataset limitedTo(int count) {
        return new Dataset(
                folder,
                name,
                samples.subList(0, Math.min(count, samples.size())),
                truthFormat,
                problems,
                OptionalInt.of(count));
    }

    /** The same dataset with some of its samples only; they keep their numbers. */
    public Dataset of(List<Sample> some) {
        return new Dataset(folder, name, some, truthFormat, problems, limit);
    }

    /** The same dataset with its truths read in another way. */
    public Dataset withTruthFormat(TruthFormat format) {
        return new Dataset(folder, name, samples, format, problems, limit);
    }
}
