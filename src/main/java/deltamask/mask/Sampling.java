package deltamask.mask;

/**
 * A part of a label map at another scale: as many pixels as a screen has for it, whatever the map's own size. Each
 * target pixel covers {@code step} x {@code step} source pixels; what lies outside the map is read from its edge.
 */
public final class Sampling {
    private Sampling() {}

    /**
     * The source pixel under the centre of each target pixel.
     *
     * @param left of the part, in source pixels
     * @param top likewise
     * @param step source pixels for one of the target, above 0
     * @param width of the target in pixels
     * @param height likewise
     */
    public static LabelMap nearest(LabelMap map, double left, double top, double step, int width, int height) {
        byte[] source = map.labels();
        byte[] target = new byte[Math.multiplyExact(width, height)];
        int[] columns = new int[width];
        for (int x = 0; x < width; x++) {
            columns[x] = within(left + (x + 0.5) * step, map.width());
        }
        for (int y = 0; y < height; y++) {
            int row = within(top + (y + 0.5) * step, map.height()) * map.width();
            int start = y * width;
            for (int x = 0; x < width; x++) {
                target[start + x] = source[row + columns[x]];
            }
        }
        return LabelMap.of(width, height, target);
    }

    /**
     * The largest label among the source pixels whose upper left corner each target pixel covers, so that a single one is still seen when a
     * picture is shown small. The same as {@link #nearest} from a step of 1 down.
     */
    public static LabelMap largest(LabelMap map, double left, double top, double step, int width, int height) {
        if (step <= 1) {
            return nearest(map, left, top, step, width, height);
        }
        byte[] source = map.labels();
        byte[] target = new byte[Math.multiplyExact(width, height)];
        int[] columns = edges(left, step, width, map.width());
        int[] rows = edges(top, step, height, map.height());
        for (int y = 0; y < height; y++) {
            int start = y * width;
            int end = Math.max(rows[y] + 1, rows[y + 1]);
            for (int line = rows[y]; line < end; line++) {
                int row = line * map.width();
                for (int x = 0; x < width; x++) {
                    int best = target[start + x] & 0xFF;
                    int last = Math.max(columns[x] + 1, columns[x + 1]);
                    for (int column = columns[x]; column < last; column++) {
                        best = Math.max(best, source[row + column] & 0xFF);
                    }
                    target[start + x] = (byte) best;
                }
            }
        }
        return LabelMap.of(width, height, target);
    }

    private static int[] edges(double start, double step, int count, int size) {
        int[] edges = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            edges[i] = within(start + i * step, size);
        }
        // The last pixel's far edge lies behind the map's last pixel.
        edges[count] = (int) Math.max(0, Math.min(size, Math.ceil(start + count * step)));
        return edges;
    }

    private static int within(double position, int size) {
        return (int) Math.max(0, Math.min(size - 1, Math.floor(position)));
    }
}
