package deltamask.report;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What stands where in a drawn figure, in the drawing's own units from its upper left corner. */
public final class Hits {
    private static final double NEAREST = 4;

    private final List<Mark> marks = new ArrayList<>();
    private final List<Area> areas = new ArrayList<>();
    private double[] xs = new double[64];
    private double[] ys = new double[64];
    private double reach = NEAREST;

    /**
     * Something that can be pointed at.
     *
     * @param numbers of its images; empty where it belongs to none
     * @param words what it is and its values
     */
    public record Hit(List<Integer> numbers, String words) {}

    private record Area(Rectangle2D box, List<Integer> numbers, Supplier<String> words) {}

    Hits() {}

    /** @param radius of its glyph */
    void mark(double x, double y, double radius, Mark mark) {
        int count = marks.size();
        if (count == xs.length) {
            xs = java.util.Arrays.copyOf(xs, 2 * count);
            ys = java.util.Arrays.copyOf(ys, 2 * count);
        }
        xs[count] = x;
        ys[count] = y;
        marks.add(mark);
        reach = Math.max(reach, radius + 1.5);
    }

    void area(Rectangle2D box, List<Integer> numbers, Supplier<String> words) {
        areas.add(new Area(box, List.copyOf(numbers), words));
    }

    /** What lies at a point: the nearest mark within a few pixels, else the area around it. */
    public Optional<Hit> at(double x, double y) {
        int nearest = -1;
        double least = reach * reach;
        for (int i = 0; i < marks.size(); i++) {
            double distance = (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
            // Of two at one place the later lies on top.
            if (distance <= least) {
                least = distance;
                nearest = i;
            }
        }
        if (nearest >= 0) {
            Mark mark = marks.get(nearest);
            return Optional.of(new Hit(
                    mark.number() > 0 ? List.of(mark.number()) : List.of(),
                    mark.words().get()));
        }
        return areas.stream()
                .filter(area -> area.box().contains(x, y))
                .findFirst()
                .map(area -> new Hit(area.numbers(), area.words().get()));
    }

    /** The numbers of the images whose marks lie within a rectangle, ascending; areas count where it touches them. */
    public List<Integer> within(Rectangle2D box) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).number() > 0 && box.contains(xs[i], ys[i])) {
                numbers.add(marks.get(i).number());
            }
        }
        areas.stream().filter(area -> area.box().intersects(box)).forEach(area -> numbers.addAll(area.numbers()));
        return List.copyOf(numbers);
    }

    /** Where an image's first mark is; empty where it has none in sight. */
    public Optional<Point2D> place(int number) {
        for (int i = 0; i < marks.size(); i++) {
            if (marks.get(i).number() == number) {
                return Optional.of(new Point2D.Double(xs[i], ys[i]));
            }
        }
        return Optional.empty();
    }

    /** The numbers of the images that have a mark in sight, in the order in which they were drawn. */
    public List<Integer> numbers() {
        return marks.stream().map(Mark::number).filter(number -> number > 0).toList();
    }
}
