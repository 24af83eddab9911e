package deltamask.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the connected regions of a label map; pixels that touch at a corner hang together. Works on the runs of each
 * row, which are joined to those of the row above.
 */
public final class Regions {
    private static final Comparator<Region> ORDER = Comparator.comparingLong(Region::size)
            .reversed()
            .thenComparingInt(Region::top)
            .thenComparingInt(Region::left);

    private int[] start = new int[1024];
    private int[] end = new int[1024];
    private int[] row = new int[1024];
    private int[] parent = new int[1024];
    private int count;

    private Regions() {}

    /**
     * The regions of all pixels from a label up, whatever their labels: the largest first, equal ones from the top.
     *
     * @param lowest the smallest label that counts, from 1
     */
    public static List<Region> of(LabelMap map, int lowest) {
        return new Regions().find(map, lowest);
    }

    private List<Region> find(LabelMap map, int lowest) {
        int above = 0;
        for (int y = 0; y < map.height(); y++) {
            int first = count;
            runs(map, y, lowest);
            join(above, first);
            above = first;
        }
        return regions();
    }

    private void runs(LabelMap map, int y, int lowest) {
        byte[] labels = map.labels();
        int base = y * map.width();
        int x = 0;
        while (x < map.width()) {
            if ((labels[base + x] & 0xFF) < lowest) {
                x++;
                continue;
            }
            int from = x;
            while (x < map.width() && (labels[base + x] & 0xFF) >= lowest) {
                x++;
            }
            add(from, x - 1, y);
        }
    }

    private void add(int from, int to, int y) {
        if (count == start.length) {
            int larger = 2 * count;
            start = Arrays.copyOf(start, larger);
            end = Arrays.copyOf(end, larger);
            row = Arrays.copyOf(row, larger);
            parent = Arrays.copyOf(parent, larger);
        }
        start[count] = from;
        end[count] = to;
        row[count] = y;
        parent[count] = count;
        count++;
    }

    /** Joins the runs from {@code first} on to those of the row above, which end there. */
    private void join(int above, int first) {
        int upper = above;
        int lower = first;
        while (upper < first && lower < count) {
            if (start[lower] <= end[upper] + 1 && start[upper] <= end[lower] + 1) {
                parent[root(lower)] = root(upper);
            }
            if (end[upper] < end[lower]) {
                upper++;
            } else {
                lower++;
            }
        }
    }

    private int root(int run) {
        int at = run;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private List<Region> regions() {
        Region[] found = new Region[count];
        for (int run = 0; run < count; run++) {
            int root = root(run);
            Region own = new Region(end[run] - start[run] + 1L, start[run], row[run], end[run], row[run]);
            found[root] = found[root] == null ? own : together(found[root], own);
        }
        List<Region> regions = new ArrayList<>();
        for (Region region : found) {
            if (region != null) {
                regions.add(region);
            }
        }
        regions.sort(ORDER);
        return List.copyOf(regions);
    }

    private static Region together(Region one, Region other) {
        return new Region(
                one.size() + other.size(),
                Math.min(one.left(), other.left()),
                Math.min(one.top(), other.top()),
                Math.max(one.right(), other.right()),
                Math.max(one.bottom(), other.bottom()));
    }
}
