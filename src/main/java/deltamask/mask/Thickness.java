package deltamask.mask;

import java.util.Arrays;

/**
 * How deep each disagreeing pixel lies inside its disagreement: its distance to the nearest pixel that agrees, between
 * centres, in pixels. A rim one pixel wide has 1 throughout; what is missing as a whole glows in its middle.
 *
 * <p>Distances are exact (see {@link RowDistances}).
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
        RowDistances row = new RowDistances(vertical, width);
        for (int start = 0; start < levels.length; start += width) {
            largest = Math.max(largest, measure(row, vertical, start, width, levels));
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

    /** Fills the levels of a row; the largest squared distance in it. */
    private static long measure(RowDistances row, int[] vertical, int start, int width, byte[] levels) {
        if (agrees(vertical, start, width)) {
            return 0;
        }
        row.begin(start);
        long largest = 0;
        for (int x = width - 1; x >= 0; x--) {
            if (vertical[start + x] != 0) {
                long squared = row.squared(x);
                largest = Math.max(largest, squared);
                levels[start + x] = (byte) level(Math.sqrt((double) squared));
            }
            row.leave(x);
        }
        return largest;
    }

    /** Whether a whole row agrees, so that nothing is to be done. */
    private static boolean agrees(int[] vertical, int start, int width) {
        for (int i = start; i < start + width; i++) {
            if (vertical[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
