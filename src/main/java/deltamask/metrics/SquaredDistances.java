package deltamask.metrics;

import java.util.Arrays;

/**
 * Exact distances between pixels' centres, by two passes in linear time: A. Meijster, J. Roerdink, W. Hesselink, "A
 * general algorithm for computing distance transforms in linear time", 2000.
 */
final class SquaredDistances {
    private final int width;
    /** To the nearest target in the same column, or more than any distance in the mask. */
    private final int[] vertical;

    private final int[] site;
    private final int[] from;

    private SquaredDistances(BinaryMask targets) {
        width = targets.width();
        vertical = vertical(targets);
        site = new int[width];
        from = new int[width];
    }

    /**
     * Squared distance of each pixel of one mask to the nearest of another, in pixels, in the order of the rows.
     *
     * @param to not empty, of the same size
     */
    static long[] between(BinaryMask from, BinaryMask to) {
        SquaredDistances distances = new SquaredDistances(to);
        byte[] on = from.on();
        long[] result = new long[count(on)];
        int found = 0;
        for (int start = 0; start < on.length; start += from.width()) {
            found = distances.row(on, start, result, found);
        }
        return result;
    }

    private static int count(byte[] on) {
        int count = 0;
        for (byte pixel : on) {
            count += pixel;
        }
        return count;
    }

    private static int[] vertical(BinaryMask targets) {
        int width = targets.width();
        int height = targets.height();
        byte[] on = targets.on();
        int far = width + height;
        int[] distance = new int[on.length];
        int[] last = new int[width];
        Arrays.fill(last, far);
        for (int start = 0; start < on.length; start += width) {
            for (int x = 0; x < width; x++) {
                // 0 at a target, else one more than above.
                last[x] = Math.min(far, last[x] + 1) & (on[start + x] - 1);
            }
            System.arraycopy(last, 0, distance, start, width);
        }
        for (int start = width * (height - 2); start >= 0; start -= width) {
            for (int x = 0; x < width; x++) {
                distance[start + x] = Math.min(distance[start + x], distance[start + width + x] + 1);
            }
        }
        return distance;
    }

    /** Measures a row's pixels, from right to left, into result; how many are in it then. */
    private int row(byte[] on, int start, long[] result, int found) {
        int end = width - 1;
        while (end >= 0 && on[start + end] == 0) {
            end--;
        }
        if (end < 0) {
            return found;
        }
        int next = found;
        int last = envelope(start);
        for (int x = width - 1; x >= 0; x--) {
            if (on[start + x] != 0) {
                result[next++] = squared(start, x, site[last]);
            }
            if (x == from[last]) {
                last--;
            }
        }
        return next;
    }

    /** The lower envelope of the parabolas that stand on a row's vertical distances; the number of its last one. */
    private int envelope(int start) {
        int last = 0;
        site[0] = 0;
        from[0] = 0;
        for (int x = 1; x < width; x++) {
            while (last >= 0 && squared(start, from[last], site[last]) > squared(start, from[last], x)) {
                last--;
            }
            if (last < 0) {
                last = 0;
                site[0] = x;
                continue;
            }
            long begin = 1 + separation(start, site[last], x);
            if (begin < width) {
                last++;
                site[last] = x;
                from[last] = (int) begin;
            }
        }
        return last;
    }

    private long squared(int start, int x, int on) {
        long side = (long) x - on;
        long up = vertical[start + on];
        return side * side + up * up;
    }

    /** The last column at which the parabola on the left is the lower one. */
    private long separation(int start, int left, int right) {
        long a = vertical[start + left];
        long b = vertical[start + right];
        return Math.floorDiv((long) right * right - (long) left * left + b * b - a * a, 2L * (right - left));
    }
}
