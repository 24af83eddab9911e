package deltamask.mask;

/**
 * Exact distances between pixels' centres, a row at a time: the second pass of A. Meijster, J. Roerdink, W. Hesselink, "A
 * general algorithm for computing distance transforms in linear time", 2000. It finds the lower envelope of the parabolas
 * that stand on the distances within the columns. A row is begun, and then gone through from its right end to its left.
 */
public final class RowDistances {
    private final int[] vertical;
    private final int width;
    private final int[] site;
    private final int[] from;
    private int start;
    private int last;

    /**
     * @param vertical distance of each pixel to the nearest target in its column, in pixels, in the order of the rows;
     *     where a column has none, more than any distance in the map. Not copied.
     */
    public RowDistances(int[] vertical, int width) {
        this.vertical = vertical;
        this.width = width;
        this.site = new int[width];
        this.from = new int[width];
    }

    /** @param first index of the row's first pixel */
    public void begin(int first) {
        start = first;
        last = 0;
        site[0] = 0;
        from[0] = 0;
        for (int x = 1; x < width; x++) {
            while (last >= 0 && squared(from[last], site[last]) > squared(from[last], x)) {
                last--;
            }
            if (last < 0) {
                last = 0;
                site[0] = x;
                continue;
            }
            long begin = 1 + separation(site[last], x);
            if (begin < width) {
                last++;
                site[last] = x;
                from[last] = (int) begin;
            }
        }
    }

    /** Squared distance of the column's pixel to the nearest target, in pixels. All columns right of it were left. */
    public long squared(int x) {
        return squared(x, site[last]);
    }

    /** Goes on to the column on the left. */
    public void leave(int x) {
        if (x == from[last]) {
            last--;
        }
    }

    private long squared(int x, int on) {
        long side = (long) x - on;
        long up = vertical[start + on];
        return side * side + up * up;
    }

    /** The last column at which the parabola on the left is the lower one. */
    private long separation(int left, int right) {
        long a = vertical[start + left];
        long b = vertical[start + right];
        return Math.floorDiv((long) right * right - (long) left * left + b * b - a * a, 2L * (right - left));
    }
}
