package deltamask.metrics;

import deltamask.mask.RowDistances;
import java.util.Arrays;

/** Exact distances between the pixels of two masks, in linear time (see {@link RowDistances}). */
final class SquaredDistances {
    private final int width;
    private final RowDistances distances;

    private SquaredDistances(BinaryMask targets) {
        width = targets.width();
        distances = new RowDistances(vertical(targets), width);
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

    /** To the nearest target in the same column, or more than any distance in the mask. */
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
        distances.begin(start);
        for (int x = width - 1; x >= 0; x--) {
            if (on[start + x] != 0) {
                result[next++] = distances.squared(x);
            }
            distances.leave(x);
        }
        return next;
    }
}
