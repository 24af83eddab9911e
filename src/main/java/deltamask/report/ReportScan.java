package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.metrics.ClassScores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a look at every image's files brings.
 *
 * @param thumbnails addresses of small pictures by the image's number; of the images that changed most where there are
 *     too many
 * @param boundaries empty where no image has a truth and both masks
 * @param classes scores of A and B class by class; empty where truths hold no classes
 * @param ignoring images whose truth leaves pixels out of the count
 */
record ReportScan(
        Map<Integer, String> thumbnails, Optional<Boundaries> boundaries, Optional<ClassPair> classes, int ignoring) {
    /** With more the page would be slow to open. */
    static final int MOST_THUMBNAILS = 400;

    private static final int THUMBNAIL = 112;
    private static final float QUALITY = 0.7f;
    private static final int CHUNK = 24;

    /** Of A and of B. */
    record ClassPair(ClassScores a, ClassScores b) {}

    private record Seen(
            int number,
            Optional<String> thumbnail,
            Optional<Boundaries.Pair> boundaries,
            Optional<ReportImage.ClassPair> classes,
            boolean ignores) {}

    /** Reads all images; the listener hears of each few. */
    static ReportScan of(Comparison comparison, ReportListener listener, int part, int parts) {
        List<ComparisonRow> rows = comparison.rows();
        Set<Integer> shown = shown(rows);
        List<Seen> seen = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            listener.part("Reading image " + (from + 1) + " of " + rows.size(), part, parts);
            seen.addAll(rows.subList(from, Math.min(from + CHUNK, rows.size())).parallelStream()
                    .map(row -> look(comparison, row, shown.contains(row.number())))
                    .toList());
        }
        Map<Integer, String> thumbnails = new HashMap<>();
        seen.forEach(one -> one.thumbnail().ifPresent(uri -> thumbnails.put(one.number(), uri)));
        List<Boundaries.Pair> outlines =
                seen.stream().map(Seen::boundaries).flatMap(Optional::stream).toList();
        List<ReportImage.ClassPair> classes =
                seen.stream().map(Seen::classes).flatMap(Optional::stream).toList();
        return new ReportScan(
                thumbnails,
                outlines.isEmpty() ? Optional.empty() : Optional.of(Boundaries.of(outlines)),
                classes.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ClassPair(
                                ClassScores.of(classes.stream()
                                        .map(ReportImage.ClassPair::a)
                                        .toList()),
                                ClassScores.of(classes.stream()
                                        .map(ReportImage.ClassPair::b)
                                        .toList()))),
                (int) seen.stream().filter(Seen::ignores).count());
    }

    private static Set<Integer> shown(List<ComparisonRow> rows) {
        return new HashSet<>(rows.stream()
                .sorted(Comparator.comparingDouble(
                        (ComparisonRow row) -> -Math.abs(row.deltaIou().orElse(0))))
                .limit(MOST_THUMBNAILS)
                .map(ComparisonRow::number)
                .toList());
    }

    private static Seen look(Comparison comparison, ComparisonRow row, boolean thumbnail) {
        ReportImage image = ReportImage.read(comparison, row);
        return new Seen(
                row.number(),
                thumbnail
                        ? image.picture(THUMBNAIL)
                                .value()
                                .map(picture -> image.between(picture).value().orElse(picture))
                                .map(picture -> Jpeg.dataUri(picture, QUALITY))
                        : Optional.empty(),
                // Means of outlines are over the images of the other means.
                row.scored() ? image.boundaries() : Optional.empty(),
                image.classes(),
                image.ignores());
    }
}
