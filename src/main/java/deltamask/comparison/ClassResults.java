package deltamask.comparison;

import deltamask.metrics.ClassConfusion;
import deltamask.metrics.ClassScores;
import deltamask.metrics.ClassSums;
import deltamask.variant.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How well A and B find each class: of all pixels of the images that both have, tp / (tp + fn + fp), as in PASCAL VOC. A
 * truth without class ids has two classes, background and foreground.
 *
 * @param classes those that occur in a truth or in a mask, by id
 * @param meanA the dataset's mIoU (pooled): mean over the classes that A or the truths have, 0 to 1; empty for no class
 * @param meanB likewise
 * @param images counted
 * @param withIds whether the truths have class ids
 */
public record ClassResults(
        List<ClassScore> classes, OptionalDouble meanA, OptionalDouble meanB, int images, boolean withIds) {
    public ClassResults {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param iouA 0 to 1; empty where neither truth nor A's masks have it
     * @param iouB likewise
     * @param images that have it in the truth, or where more have it there, in A's or B's mask
     * @param share of the truths' pixels, 0 to 1
     */
    public record ClassScore(int id, String name, OptionalDouble iouA, OptionalDouble iouB, int images, double share) {}

    /**
     * Counts; reads all truths and label maps.
     *
     * @return empty where the watch ended it
     */
    public static Optional<ClassResults> of(Comparison comparison, Judged.Watch watch) {
        Sums sums = new Sums();
        boolean all = Judged.each(comparison, watch, (row, judged) -> sums.add(new Counted(judged)));
        return all ? Optional.of(sums.results(comparison)) : Optional.empty();
    }

    /** One image's counts. */
    public record Counted(ClassConfusion a, ClassConfusion b, boolean withIds) {
        public Counted(Judged judged) {
            this(judged.classes(true), judged.classes(false), judged.truth().classIds());
        }
    }

    /** Of all images so far. */
    public static final class Sums {
        private final ClassSums a = new ClassSums();
        private final ClassSums b = new ClassSums();
        private boolean withIds;
        private int images;

        public void add(Counted image) {
            a.add(image.a());
            b.add(image.b());
            withIds |= image.withIds();
            images++;
        }

        /** Asked once. */
        public ClassResults results(Comparison comparison) {
            ClassScores inA = a.scores();
            ClassScores inB = b.scores();
            SortedSet<Integer> ids = new TreeSet<>(inA.classes().keySet());
            ids.addAll(inB.classes().keySet());
            List<ClassScore> scores = new ArrayList<>();
            for (int id : ids) {
                Optional<ClassScores.OfClass> ofA =
                        Optional.ofNullable(inA.classes().get(id));
                Optional<ClassScores.OfClass> ofB =
                        Optional.ofNullable(inB.classes().get(id));
                scores.add(new ClassScore(
                        id,
                        name(id, comparison),
                        iou(ofA),
                        iou(ofB),
                        Math.max(images(ofA), images(ofB)),
                        // A truth's pixels are the same against either.
                        (double) ofA.or(() -> ofB)
                                        .map(one ->
                                                one.pooled().tp() + one.pooled().fn())
                                        .orElseThrow()
                                / inA.pixels()));
            }
            return new ClassResults(scores, inA.pooledMeanIou(), inB.pooledMeanIou(), images, withIds);
        }

        private static OptionalDouble iou(Optional<ClassScores.OfClass> one) {
            return one.map(ClassScores.OfClass::pooledIou).orElse(OptionalDouble.empty());
        }

        private static int images(Optional<ClassScores.OfClass> one) {
            return one.map(ClassScores.OfClass::images).orElse(0);
        }

        private String name(int id, Comparison comparison) {
            if (!withIds) {
                return id == 0 ? "background" : "foreground";
            }
            Optional<ModelCard> card =
                    comparison.a().info().card().or(() -> comparison.b().info().card());
            return card.map(known -> known.className(id)).orElse("class " + id);
        }
    }
}
