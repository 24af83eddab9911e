package deltamask.report;

import deltamask.comparison.ClassResults;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Judged;
import deltamask.comparison.Outlines;
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
 * @param outlines of the images that are scored
 * @param classes scores of A and B class by class; empty where truths hold no classes, and IoU
 *     says it all
 * @param ignoring images whose truth leaves pixels out of the count
 */
record ReportScan(Map<Integer, String> thumbnails, Outlines outlines, Optional<ClassResults> classes, int ignoring) {
    /** With more the page would be slow to open. */
    static final int MOST_THUMBNAILS = 400;

    private static final int THUMBNAIL = 112;
    private static final float QUALITY = 0.7f;
    private static final int CHUNK = 24;

    private record Seen(
            int number,
            Optional<String> thumbnail,
            Optional<Outlines.Pair> outlines,
            Optional<ClassResults.Counted> classes,
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
        Map<Integer, Outlines.Pair> outlines = new HashMap<>();
        ClassResults.Sums classes = new ClassResults.Sums();
        for (Seen one : seen) {
            one.outlines().ifPresent(pair -> outlines.put(one.number(), pair));
            one.classes().ifPresent(classes::add);
        }
        return new ReportScan(
                thumbnails,
                new Outlines(outlines),
                seen.stream().anyMatch(one -> one.classes().isPresent())
                        ? Optional.of(classes.results(comparison))
                        : Optional.empty(),
                (int) seen.stream().filter(Seen::ignores).count());
    }

    /** What outlines say; empty where no image is scored. */
    Optional<Boundaries> boundaries() {
        return outlines.images().isEmpty() ? Optional.empty() : Optional.of(Boundaries.of(outlines));
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
        Optional<Judged> judged = image.judged();
        return new Seen(
                row.number(),
                thumbnail
                        ? image.picture(THUMBNAIL)
                                .value()
                                .map(picture -> image.between(picture).value().orElse(picture))
                                .map(picture -> Jpeg.dataUri(picture, QUALITY))
                        : Optional.empty(),
                // Means of outlines are over the images of the other means.
                judged.filter(all -> row.scored()).map(Judged::outlines),
                judged.filter(all -> all.truth().classIds()).map(ClassResults.Counted::new),
                image.ignores());
    }
}
