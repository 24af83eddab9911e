package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.RobustOutliers;
import deltamask.metrics.Statistics;
import deltamask.report.Mark.Glyph;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Forward times of the images that both have times of, in milliseconds: every repeat counts.
 *
 * @param a in the order in which they were taken
 * @param b likewise
 */
record Timings(List<Timing> a, List<Timing> b) {
    /**
     * One forward.
     *
     * @param order place among the images: the image's number, repeats after it in between
     */
    record Timing(int number, String image, double order, double ms) {
        Mark mark(double x, double y, boolean ofA, FigureTheme theme) {
            return new Mark(
                    number,
                    image,
                    x,
                    y,
                    ofA ? theme.a() : theme.b(),
                    ofA ? Glyph.DOT : Glyph.DIAMOND,
                    () -> number + "  " + image + "\nforward " + (ofA ? "A " : "B ") + Numbers.fixed(ms, 2) + " ms");
        }
    }

    static Timings of(FigureData data) {
        Map<Integer, double[]> a = data.forwards(true);
        Map<Integer, double[]> b = data.forwards(false);
        List<ComparisonRow> both = data.rows().stream()
                .filter(row -> a.containsKey(row.number()) && b.containsKey(row.number()))
                .toList();
        return new Timings(timings(both, a), timings(both, b));
    }

    private static List<Timing> timings(List<ComparisonRow> rows, Map<Integer, double[]> times) {
        List<Timing> all = new ArrayList<>();
        for (ComparisonRow row : rows) {
            double[] repeats = times.get(row.number());
            for (int i = 0; i < repeats.length; i++) {
                all.add(new Timing(row.number(), row.image(), row.number() + (double) i / repeats.length, repeats[i]));
            }
        }
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return a.isEmpty();
    }

    List<Timing> of(boolean ofA) {
        return ofA ? a : b;
    }

    double[] ms(boolean ofA) {
        return of(ofA).stream().mapToDouble(Timing::ms).toArray();
    }

    double[] all() {
        return Stream.concat(a.stream(), b.stream()).mapToDouble(Timing::ms).toArray();
    }

    double median(boolean ofA) {
        return Statistics.median(ms(ofA)).orElseThrow();
    }

    /** Images that lack times in A or B. */
    static int without(FigureData data) {
        return (int) data.rows().stream()
                .filter(row -> row.timesA().isEmpty() || row.timesB().isEmpty())
                .count();
    }

    /** The end of every caption of times. */
    static String caption(FigureData data) {
        int images = data.rows().size() - without(data);
        return " A: " + data.a() + "; B: " + data.b() + ". n = " + Numbers.count(images, "image")
                + (data.conditions().isBlank() ? "." : "; " + data.conditions() + ".")
                + (fast(data) ? " Fast mode overlaps the work of A and B: these times are not comparable." : "");
    }

    private static boolean fast(FigureData data) {
        return data.comparison().stream()
                .flatMap(whole -> Stream.of(whole.a(), whole.b()))
                .map(Run::info)
                .flatMap(info -> info.conditions().stream())
                .map(Conditions::mode)
                .anyMatch(Mode.FAST::equals);
    }

    /** A and B with their medians, for the legend. */
    void keys(Sheet sheet) {
        sheet.key(
                "A, median " + Numbers.fixed(median(true), 2) + " ms",
                sheet.theme().a(),
                Glyph.DOT);
        sheet.key(
                "B, median " + Numbers.fixed(median(false), 2) + " ms",
                sheet.theme().b(),
                Glyph.DIAMOND);
    }

    /** Places in the list of those that are outliers, furthest from the median first. */
    private List<Integer> outliers(boolean ofA) {
        double[] ms = ms(ofA);
        RobustOutliers rule = RobustOutliers.of(ms);
        double median = rule.median().orElse(0);
        return IntStream.range(0, ms.length)
                .filter(i -> rule.isOutlier(ms[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -Math.abs(ms[i] - median)))
                .limit(OutlierNames.MOST / 2)
                .toList();
    }

    /** Marks of A, or of B. */
    interface Place {
        Mark mark(Timing timing, boolean ofA);
    }

    /** Puts A's marks and then B's. */
    void marks(Sheet sheet, Place place) {
        for (boolean ofA : new boolean[] {true, false}) {
            List<Mark> marks =
                    of(ofA).stream().map(timing -> place.mark(timing, ofA)).toList();
            sheet.marks(marks, Marks.of(marks, marks.size() <= 150 ? 5 : 3));
            sheet.name(outliers(ofA).stream().map(marks::get).toList());
        }
    }
}
