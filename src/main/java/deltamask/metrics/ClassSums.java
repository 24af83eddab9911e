package deltamask.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** Adds up a dataset's counts image by image; holds a number for each class of each image, and no counts of single ones. */
public final class ClassSums {
    private final SortedMap<Integer, DoubleStream.Builder> scores = new TreeMap<>();
    private ClassConfusion pooled = ClassConfusion.NONE;

    public void add(ClassConfusion image) {
        pooled = pooled.plus(image);
        image.classes().forEach((label, one) -> one.iou()
                .ifPresent(iou -> scores.computeIfAbsent(label, any -> DoubleStream.builder())
                        .add(iou)));
    }

    /** Of all images so far; asked once. */
    public ClassScores scores() {
        SortedMap<Integer, ClassScores.OfClass> classes = new TreeMap<>();
        for (Map.Entry<Integer, Confusion> counts : pooled.classes().entrySet()) {
            double[] ious = scores.get(counts.getKey()).build().toArray();
            classes.put(
                    counts.getKey(), new ClassScores.OfClass(counts.getValue(), ious.length, Statistics.mean(ious)));
        }
        return new ClassScores(pooled.pixels(), classes);
    }
}
