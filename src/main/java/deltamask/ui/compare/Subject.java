package deltamask.ui.compare;

import deltamask.mask.Difference;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Region;
import deltamask.mask.Regions;
import deltamask.mask.Thickness;
import deltamask.metrics.Confusion;
import deltamask.ui.common.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All pixels of one sample, and what follows from them: worked out when it is first asked for, in the background, and
 * kept. Maps have the sizes in which they are counted: against the truth the truth's, of A and B A's.
 */
final class Subject {
    private final Wanted wanted;
    private final Part<Picture> image;
    private final Part<Mask> truth;
    private final Part<Mask> a;
    private final Part<Mask> b;
    private final Map<Side, Optional<LabelMap>> judged = new EnumMap<>(Side.class);
    private final Map<Side, Optional<long[]>> judgedCounts = new EnumMap<>(Side.class);
    private Optional<LabelMap> between;
    private Optional<long[]> betweenCounts;
    private Thickness thickness;
    private List<Region> regions;
    private Picture grey;

    Subject(Wanted wanted, Part<Picture> image, Part<Mask> truth, Part<Mask> a, Part<Mask> b) {
        this.wanted = wanted;
        this.image = image;
        this.truth = truth;
        this.a = a;
        this.b = b;
    }

    Wanted wanted() {
        return wanted;
    }

    Part<Picture> image() {
        return image;
    }

    Part<Mask> truth() {
        return truth;
    }

    Part<Mask> mask(Side side) {
        return side == Side.A ? a : b;
    }

    /** The same image with other masks. */
    synchronized Subject with(Part<Mask> otherA, Part<Mask> otherB) {
        Subject other = new Subject(wanted, image, truth, otherA, otherB);
        other.grey = grey;
        return other;
    }

    /** The photograph without its colours. */
    synchronized Picture grey() {
        if (grey == null) {
            grey = image.value().orElseThrow().grey();
        }
        return grey;
    }

    /** A side's mask against the truth, in {@link Difference}'s labels; empty where one of them is missing. */
    synchronized Optional<LabelMap> judged(Side side) {
        return judged.computeIfAbsent(side, one -> againstTruth(one, Difference::againstTruth));
    }

    /** What is made of a prediction and a truth of its size. */
    private interface Judge<T> {
        T of(LabelMap prediction, Foreground predicted, LabelMap truth, Foreground actual, int ignored);
    }

    private <T> Optional<T> againstTruth(Side side, Judge<T> judge) {
        return truth.value().flatMap(actual -> mask(side).value().map(mask -> {
            LabelMap labels = actual.labels();
            return judge.of(
                    mask.labels().resized(labels.width(), labels.height()),
                    mask.foreground(),
                    labels,
                    scored(actual, mask),
                    actual.ignored().orElse(Confusion.NO_IGNORED_LABEL));
        }));
    }

    /** How many pixels have each of {@link #judged}'s labels. */
    synchronized Optional<long[]> judgedCounts(Side side) {
        return judgedCounts.computeIfAbsent(side, one -> judged(one).map(LabelMap::histogram));
    }

    /** How many pixels have each of {@link #between}'s labels. */
    synchronized Optional<long[]> betweenCounts() {
        if (betweenCounts == null) {
            betweenCounts = between().map(LabelMap::histogram);
        }
        return betweenCounts;
    }

    /** A side's mask counted against the truth, as a run does; empty where one of them is missing. */
    Optional<Confusion> confusion(Side side) {
        return againstTruth(side, Confusion::count);
    }

    /** A truth that holds no class ids says foreground by any label but 0, whatever classes are scored. */
    private static Foreground scored(Mask truth, Mask mask) {
        return truth.classIds() ? mask.foreground() : Foreground.any();
    }

    /** A against B, in {@link Difference}'s labels; empty where one of them is missing. */
    synchronized Optional<LabelMap> between() {
        if (between == null) {
            between = a.value().flatMap(left -> b.value().map(right -> between(left, right)));
        }
        return between;
    }

    private static LabelMap between(Mask left, Mask right) {
        LabelMap reference = left.labels();
        LabelMap candidate = right.labels().resized(reference.width(), reference.height());
        return Difference.between(reference, left.foreground(), candidate, right.foreground());
    }

    /** How deep A's and B's disagreement is; only where both are there. */
    synchronized Thickness thickness() {
        if (thickness == null) {
            thickness = Thickness.of(between().orElseThrow(), Difference.FIRST_DIFFERENT);
        }
        return thickness;
    }

    /** Where A and B differ, the largest first, in pixels of A's mask; none where one of them is missing. */
    synchronized List<Region> regions() {
        if (regions == null) {
            regions = between()
                    .map(map -> Regions.of(map, Difference.FIRST_DIFFERENT))
                    .orElse(List.of());
        }
        return regions;
    }
}
