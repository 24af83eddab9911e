package deltamask.mask;

import java.util.Arrays;

/**
 * How deep each disagreeing pixel lies inside its disagreement: its distance to the nearest pixel that agrees, between
 * centres, in pixels. A rim one pixel wide has 1 throughout; what is missing as a whole glows in its middle.
 *
 * <p>Distances are exact (A. Meijster, J. Roerdink, W. Hesselink, "A general algorithm for computing distance transforms
 * in linear time", 2000).
 *
 * @param levels 0 where there is agreement, else 1 for a distance of 1 up to 255 for {@link #HOTTEST} and more, by the
 *     distance's logarithm
 * @param largest distance in the map; 0 where all agrees, infinite where nothing does
 */
public record Thickness(LabelMap levels, double largest) {
    /** Distances from here on are all of one colour, in pixels. */
    public static final double HOTTEST = 64;

    /** Measures the pixels from a label up. */
    public static Thickness of(LabelMap map, int lowest) {
        int width = map.width();
        int height = map.height();
        int[] vertical = vertical(map, lowest);
        byte[] levels = new byte[vertical.length];
        long largest = 0;
        Row row = new Row(width);
        for (int y = 0; y < height; y++) {
            long inRow = row.measure(vertical, y * width, levels);
            largest = Math.max(largest, inRow);
        }
        // Then there was nothing to measure to.
        boolean nothingAgrees = largest > (long) width * width + (long) height * height;
        if (nothingAgrees) {
            Arrays.fill(levels, (byte) 255);
        }
        return new Thickness(
                LabelMap.of(width, height, levels),
                nothingAgrees ? Double.POSITIVE_INFINITY : Math.sqrt((double) largest));
    }

    /** The level of a distance in pixels, 1 to 255. */
    public static int level(double distance) {
        double share = Math.log(distance) / Math.log(HOTTEST);
        return 1 + (int) Math.round(254 * Math.max(0, Math.min(1, share)));
    }

    /** To the nearest agreeing pixel above or below, or more than any distance in the map. */
    private static int[] vertical(LabelMap map, int lowest) {
        int width = map.width();
        int height = map.height();
        byte[] labels = map.labels();
        int far = (width + height) * 2;
        int[] distance = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            boolean agrees = (labels[i] & 0xFF) < lowest;
            distance[i] = agrees ? 0 : i < width ? far : Math.min(far, distance[i - width] + 1);
        }
        for (int i = width * (height - 1) - 1; i >= 0; i--) {
            distance[i] = Math.min(distance[i], distance[i + width] + 1);
        }
        return distance;
    }

    /** The second pass: in a row, the lower envelope of the parabolas that stand on the vertical distances. */
    private static final class Row {
        private final int width;
        private final int[] site;
        private final int[] from;

        Row(int width) {
            this.width = width;
            this.site = new int[width];
            this.from = new int[width];
        }

        /** Fills the levels of a row; the largest squared distance in it. */
        long measure(int[] vertical, int start, byte[] levels) {
            int last = envelope(vertical, start);
            if (last < 0) {
                return 0;
            }
            long largest = 0;
            for (int x = width - 1; x >= 0; x--) {
                if (vertical[start + x] != 0) {
                    long squared = squared(vertical, start, x, site[last]);
                    largest = Math.max(largest, squared);
                    levels[start + x] = (byte) level(Math.sqrt((double) squared));
                }
                if (x == from[last]) {
                    last--;
                }
            }
            return largest;
        }

        /** The number of the envelope's last parabola; -1 where the whole row agrees and nothing is to be done. */
        private int envelope(int[] vertical, int start) {
            boolean anyDiffers = false;
            for (int x = 0; x < width && !anyDiffers; x++) {
                anyDiffers = vertical[start + x] != 0;
            }
            if (!anyDiffers) {
                return -1;
            }
            int last = 0;
            site[0] = 0;
            from[0] = 0;
            for (int x = 1; x < width; x++) {
                while (last >= 0
                        && squared(vertical, start, from[last], site[last]) > squared(vertical, start, from[last], x)) {
                    last--;
                }
                if (last < 0) {
                    last = 0;
                    site[0] = x;
                    continue;
                }
                long begin = 1 + separation(vertical, start, site[last], x);
                if (begin < width) {
                    last++;
                    site[last] = x;
                    from[last] = (int) begin;
                }
            }
            return last;
        }

        private static long squared(int[] vertical, int start, int x, int on) {
            long side = (long) x - on;
            long up = vertical[start + on];
            return side * side + up * up;
        }

        /** The last column at which the parabola on the left is the lower one. */
        private long separation(int[] vertical, int start, int left, int right) {
            long a = vertical[start + left];
            long b = vertical[start + right];
            return Math.floorDiv((long) right * right - (long) left * left + b * b - a * a, 2L * (right - left));
        }
    }
}
