package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.dataset.RgbImage;
import deltamask.metrics.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The images that tell most, as pictures: those that lost most, those in the middle, those that gained most.
 *
 * @param groups in this order; empty ones are not there
 */
record FigureSheet(List<Group> groups) {
    /** What stands in each row. */
    static final List<String> COLUMNS = List.of("Image", "Truth", "A", "B", "A and B apart", "B against the truth");

    private static final int WORST = 4;
    private static final int MIDDLE = 2;
    private static final int BEST = 3;
    private static final int WORST_OF_SEVERAL = 5;
    private static final int SIDE = 320;
    private static final float QUALITY = 0.85f;

    FigureSheet {
        groups = List.copyOf(groups);
    }

    /**
     * Rows that were chosen for one reason.
     *
     * @param caption why, in a sentence
     */
    record Group(String id, String caption, List<Line> lines) {}

    /**
     * One image.
     *
     * @param about which variant B is; empty where the whole sheet has the same
     */
    record Line(ComparisonRow row, String about, List<Cell> cells) {}

    /**
     * One picture.
     *
     * @param uri address of the picture; empty where there is none
     * @param missing why there is none
     */
    record Cell(String uri, String missing) {}

    /** Chooses images and reads them. */
    static FigureSheet of(Comparison comparison, OverlayLook look) {
        return new FigureSheet(chosen(comparison).stream()
                .filter(choice -> !choice.rows().isEmpty())
                .map(choice -> new Group(
                        choice.id(),
                        choice.caption(),
                        choice.rows().parallelStream()
                                .map(row -> line(comparison, row, "", look))
                                .toList()))
                .toList());
    }

    /** Rows that are to be shown, and why. */
    record Choice(String id, String caption, List<ComparisonRow> rows) {}

    static List<Choice> chosen(Comparison comparison) {
        List<ComparisonRow> scored =
                comparison.rows().stream().filter(ComparisonRow::scored).toList();
        if (scored.isEmpty()) {
            return byAgreement(comparison.rows());
        }
        if (scored.stream().allMatch(row -> row.deltaIou().getAsDouble() == 0)) {
            return List.of(new Choice(
                    "equal",
                    "No image changed its IoU; the first of them.",
                    scored.stream().limit(MIDDLE).toList()));
        }
        Comparator<ComparisonRow> byDelta = Comparator.comparingDouble(
                        (ComparisonRow row) -> row.deltaIou().getAsDouble())
                .thenComparing(ComparisonRow::number);
        List<ComparisonRow> worst = scored.stream()
                .filter(row -> row.deltaIou().getAsDouble() < 0)
                .sorted(byDelta)
                .limit(WORST)
                .toList();
        List<ComparisonRow> best = scored.stream()
                .filter(row -> row.deltaIou().getAsDouble() > 0)
                .sorted(byDelta.reversed())
                .limit(BEST)
                .toList();
        Set<ComparisonRow> taken = new HashSet<>(worst);
        taken.addAll(best);
        double median = Statistics.median(scored.stream()
                        .mapToDouble(row -> row.deltaIou().getAsDouble())
                        .toArray())
                .getAsDouble();
        List<ComparisonRow> middle = scored.stream()
                .filter(row -> !taken.contains(row))
                .sorted(Comparator.comparingDouble(
                                (ComparisonRow row) -> Math.abs(row.deltaIou().getAsDouble() - median))
                        .thenComparing(ComparisonRow::number))
                .limit(MIDDLE)
                .toList();
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("worst", "The images on which B loses most.", worst));
        choices.add(new Choice("median", "Images whose change is nearest to the median of all.", middle));
        choices.add(new Choice("best", "The images on which B gains most.", best));
        return choices;
    }

    private static List<Choice> byAgreement(List<ComparisonRow> rows) {
        return List.of(new Choice(
                "apart",
                "The images on which the masks of A and B agree least.",
                rows.stream()
                        .filter(row -> row.agreement().isPresent())
                        .sorted(Comparator.comparingDouble(
                                        (ComparisonRow row) -> row.agreement().getAsDouble())
                                .thenComparing(ComparisonRow::number))
                        .limit(WORST)
                        .toList()));
    }

    /**
     * Of several candidates the images on which any of them loses most, or agrees least with the reference where none has
     * a score. Each image stands once, with the candidate that loses most on it.
     *
     * @param comparisons each with the same reference and the same dataset
     */
    static FigureSheet ofSeveral(List<Comparison> comparisons, OverlayLook look) {
        boolean scored = comparisons.stream()
                .flatMap(comparison -> comparison.rows().stream())
                .anyMatch(ComparisonRow::scored);
        Map<Integer, Loss> worst = new HashMap<>();
        for (Comparison comparison : comparisons) {
            for (ComparisonRow row : comparison.rows()) {
                OptionalDouble change = change(row, scored);
                if (change.isPresent() && change.getAsDouble() < 0) {
                    worst.merge(
                            row.number(),
                            new Loss(comparison, row, change.getAsDouble(), 0),
                            (former, other) -> other.change() < former.change()
                                    ? other
                                    : other.change() == former.change() ? former.again() : former);
                }
            }
        }
        List<Line> lines = worst.values().stream()
                .sorted(Comparator.comparingDouble(Loss::change)
                        .thenComparing(loss -> loss.row().number()))
                .limit(WORST_OF_SEVERAL)
                .map(loss -> line(loss.comparison(), loss.row(), loss.about(), look))
                .toList();
        return new FigureSheet(
                lines.isEmpty()
                        ? List.of()
                        : List.of(new Group(
                                "worst",
                                (scored
                                                ? "The images on which a candidate loses most."
                                                : "The images on which the masks of a candidate and of the reference"
                                                        + " agree least.")
                                        + " A is the reference, B the candidate that is named below.",
                                lines)));
    }

    /** In IoU; below 0 is a loss. */
    private static OptionalDouble change(ComparisonRow row, boolean scored) {
        return scored || row.agreement().isEmpty()
                ? row.deltaIou()
                : OptionalDouble.of(row.agreement().getAsDouble() - 1);
    }

    /** @param others how many candidates lose just as much on this image */
    private record Loss(Comparison comparison, ComparisonRow row, double change, int others) {
        Loss again() {
            return new Loss(comparison, row, change, others + 1);
        }

        String about() {
            return comparison.b().info().variantName()
                    + (others == 0 ? "" : " (and " + Numbers.count(others, "other candidate") + ", by as much)");
        }
    }

    private static Line line(Comparison comparison, ComparisonRow row, String about, OverlayLook look) {
        ReportImage image = ReportImage.read(comparison, row);
        ReportImage.Part<RgbImage> read = image.picture(SIDE);
        if (read.value().isEmpty()) {
            return new Line(row, about, Collections.nCopies(COLUMNS.size(), new Cell("", read.missing())));
        }
        RgbImage picture = read.value().get();
        return new Line(
                row,
                about,
                List.of(
                        cell(read),
                        cell(image.truth(picture, look)),
                        cell(image.mask(picture, look, true)),
                        cell(image.mask(picture, look, false)),
                        cell(image.between(picture)),
                        cell(image.againstTruth(picture))));
    }

    private static Cell cell(ReportImage.Part<RgbImage> part) {
        return part.value()
                .map(picture -> new Cell(Jpeg.dataUri(picture, QUALITY), ""))
                .orElseGet(() -> new Cell("", part.missing()));
    }
}
