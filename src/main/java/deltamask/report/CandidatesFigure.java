package deltamask.report;

import deltamask.comparison.Candidate;
import deltamask.comparison.Comparison;
import deltamask.report.Mark.Glyph;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Accuracy against time against size over all variants that were measured on the dataset. Only what was measured in the
 * same way, on the same device and on as many images, can be set against each other, and has a Pareto front of its own.
 */
final class CandidatesFigure implements Figure {
    private static final Glyph[] GLYPHS = {Glyph.DOT, Glyph.SQUARE, Glyph.TRIANGLE, Glyph.DIAMOND};
    private static final double SMALLEST = 7;
    private static final double LARGEST = 26;

    private final String unit;
    private final String rule;

    private CandidatesFigure(String unit, String rule) {
        this.unit = unit;
        this.rule = rule;
    }

    /** Of times as they were measured. */
    static CandidatesFigure measured() {
        return new CandidatesFigure("ms", "");
    }

    /** Of times by {@link #atPace}. */
    static CandidatesFigure paced(List<Comparison> comparisons) {
        int without = comparisons.size() + 1 - atPace(comparisons).size();
        return new CandidatesFigure(
                "ms at the pace of one run",
                " Each variant was run in turn with the reference, at a pace that differs from run to run; a variant's"
                        + " time is the reference's in its run with "
                        + ReferenceRun.of(comparisons).b().info().variantName()
                        + " divided by the variant's speed in its own, so that places on the axis compare as the table's"
                        + " speeds do."
                        + (without == 0
                                ? ""
                                : " " + Numbers.count(without, "variant") + " without a score or a time to compare "
                                        + (without == 1 ? "is" : "are") + " not in it."));
    }

    /**
     * The reference and the candidates of several comparisons, with times that can be set against each other: the same
     * machine can be twice as fast a minute later.
     *
     * @param comparisons all with the same reference; times of those that say themselves that their times do not compare
     *     are left as they are
     */
    static List<Candidate> atPace(List<Comparison> comparisons) {
        Comparison whole = ReferenceRun.of(comparisons);
        List<Candidate> all = new ArrayList<>();
        Candidate.ofReference(whole).ifPresent(all::add);
        OptionalDouble pace = whole.summary().a().medianForwardMs();
        for (Comparison comparison : comparisons) {
            OptionalDouble speed = SummaryText.caution(comparison).isPresent()
                    ? OptionalDouble.empty()
                    : comparison.summary().speedRatio().median();
            Candidate.ofCandidate(comparison)
                    .map(candidate -> pace.isPresent() && speed.isPresent()
                            ? candidate.withMedianMs(pace.getAsDouble() / speed.getAsDouble())
                            : candidate)
                    .ifPresent(all::add);
        }
        return all;
    }

    @Override
    public String id() {
        return "candidates";
    }

    @Override
    public String name() {
        return "Accuracy, time and size";
    }

    /** Of many variants all names find a place. */
    @Override
    public double aspect(FigureData data) {
        return Math.max(
                Figure.super.aspect(data), 0.4 + 0.05 * data.candidates().size());
    }

    @Override
    public Needs needs(FigureChoice choice) {
        return Needs.CANDIDATES;
    }

    @Override
    public String title(FigureChoice choice) {
        return "Accuracy against time against size";
    }

    @Override
    public String caption(FigureData data, FigureChoice choice) {
        return "Mean IoU against the median forward time of "
                + Numbers.count(data.candidates().size(), "variant")
                + "; the area of a mark grows with the size of the model's file. The line is the Pareto front: no other"
                + " variant measured in the same way is both faster and more accurate."
                + (data.candidates().stream()
                                        .map(CandidatesFigure::way)
                                        .distinct()
                                        .count()
                                > 1
                        ? " Variants measured in another way have another shape and a front of their own."
                        : "")
                + shared(data.candidates())
                        .map(words -> " All names begin with \"" + words + "\".")
                        .orElse("")
                + rule;
    }

    /** The words that all names begin with; there is room for the rest of them alone. */
    static Optional<String> shared(List<Candidate> candidates) {
        if (candidates.size() < 2) {
            return Optional.empty();
        }
        List<String> first = List.of(candidates.get(0).label().split(" ", -1));
        int words = first.size() - 1;
        for (Candidate candidate : candidates) {
            List<String> other = List.of(candidate.label().split(" ", -1));
            int same = 0;
            while (same < Math.min(words, other.size() - 1) && other.get(same).equals(first.get(same))) {
                same++;
            }
            words = same;
        }
        return words == 0 ? Optional.empty() : Optional.of(String.join(" ", first.subList(0, words)));
    }

    @Override
    public int without(FigureData data, FigureChoice choice) {
        return 0;
    }

    /** The best accuracy for each time, by ascending time; of two with the same values both. */
    static List<Candidate> front(List<Candidate> candidates) {
        return candidates.stream()
                .filter(one -> candidates.stream().noneMatch(other -> beats(other, one)))
                .sorted(Comparator.comparingDouble(Candidate::medianMs).thenComparing(Candidate::label))
                .toList();
    }

    private static boolean beats(Candidate other, Candidate one) {
        boolean noWorse = other.medianMs() <= one.medianMs() && other.meanIou() >= one.meanIou();
        return noWorse && (other.medianMs() < one.medianMs() || other.meanIou() > one.meanIou());
    }

    private static String way(Candidate candidate) {
        return candidate.conditions() + " · " + Provenance.device(candidate.device()) + " · "
                + Numbers.count(candidate.images(), "image");
    }

    @Override
    public FigureChart.Plan plan(FigureData data, FigureChoice choice) {
        return sheet -> {
            if (data.candidates().isEmpty()) {
                sheet.nothing("No variant has a score and a comparable time on this dataset yet. Timed runs come here"
                        + " when they have ended; fast runs do not.");
            } else {
                draw(sheet, data.candidates());
            }
        };
    }

    private void draw(Sheet sheet, List<Candidate> candidates) {
        axes(sheet, candidates);
        Map<String, List<Candidate>> ways = new LinkedHashMap<>();
        candidates.forEach(candidate ->
                ways.computeIfAbsent(way(candidate), way -> new ArrayList<>()).add(candidate));
        double most = candidates.stream().mapToDouble(one -> root(one)).max().orElse(0);
        int cut = shared(candidates).map(words -> words.length() + 1).orElse(0);
        int number = 0;
        List<Mark> all = new ArrayList<>();
        for (Map.Entry<String, List<Candidate>> way : ways.entrySet()) {
            Glyph glyph = GLYPHS[number % GLYPHS.length];
            Color color = number == 0
                    ? sheet.theme().better()
                    : number == 1 ? sheet.theme().worse() : sheet.theme().b();
            sheet.add(front(way.getValue(), color, number > 0));
            for (Candidate candidate : way.getValue()) {
                double part = most == 0 ? 0 : root(candidate) / most;
                all.add(mark(candidate, cut, color, glyph, Math.max(SMALLEST, LARGEST * part)));
            }
            sheet.key(way.getKey(), color, glyph);
            number++;
        }
        sheet.marks(all, Marks.apart(all));
        sheet.name(all);
    }

    /** Of the file's size, so that areas compare as sizes do. */
    private static double root(Candidate candidate) {
        return Math.sqrt((double) candidate.fileBytes().orElse(0));
    }

    private void axes(Sheet sheet, List<Candidate> candidates) {
        double[] times = candidates.stream().mapToDouble(Candidate::medianMs).toArray();
        double[] scores = candidates.stream().mapToDouble(Candidate::meanIou).toArray();
        double least = Arrays.stream(times).min().orElseThrow();
        double most = Arrays.stream(times).max().orElseThrow();
        String label = "median forward time, " + unit;
        Scale linear = Scale.values(Measure.TIME, label, times);
        double room = linear.length() * 0.12;
        sheet.axes(
                least > 0 && most / least > 5
                        ? new Scale(label, FigureTicks.values(), least / 1.4, most * 2, Scale.Kind.LOGARITHMIC)
                                .of(Quantity.TIME)
                        : linear.from(Math.max(0, linear.lower() - room)).to(linear.upper() + 2.5 * room),
                roomy(Scale.values(Measure.IOU, "mean IoU", scores)).of(Quantity.MEAN_IOU));
    }

    /** The marks are large. */
    private static Scale roomy(Scale scale) {
        double room = scale.length() * 0.25;
        return scale.from(scale.lower() - room).to(Math.min(1.03, scale.upper() + room));
    }

    /** In steps: between two variants there is none. */
    private static Layer front(List<Candidate> candidates, Color color, boolean dashed) {
        List<Candidate> front = front(candidates);
        double[] xs = new double[Math.max(0, 2 * front.size() - 1)];
        double[] ys = new double[xs.length];
        for (int i = 0; i < front.size(); i++) {
            xs[2 * i] = front.get(i).medianMs();
            ys[2 * i] = front.get(i).meanIou();
            if (i + 1 < front.size()) {
                xs[2 * i + 1] = front.get(i + 1).medianMs();
                ys[2 * i + 1] = front.get(i).meanIou();
            }
        }
        return Lines.through(xs, ys, color, 1.2, dashed);
    }

    private static Mark mark(Candidate candidate, int cut, Color color, Glyph glyph, double diameter) {
        String size = candidate.fileBytes().isPresent()
                ? Numbers.megabytes(candidate.fileBytes().getAsLong())
                : "size unknown";
        String words = Stream.of(
                        candidate.label(),
                        "mean IoU " + Numbers.fixed(candidate.meanIou(), 6),
                        "median forward " + Numbers.fixed(candidate.medianMs(), 2) + " ms",
                        size,
                        way(candidate))
                .reduce((one, other) -> one + "\n" + other)
                .orElseThrow();
        return new Mark(
                0,
                candidate.label().substring(cut),
                candidate.medianMs(),
                candidate.meanIou(),
                color,
                glyph,
                diameter,
                () -> words);
    }
}
