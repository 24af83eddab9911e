package deltamask.mask;

import java.util.Arrays;
import java.util.Objects;

/** One class id (0 to 255) a pixel, in rows from the top left. */
public final class LabelMap {
    private final int width;
    private final int height;
    private final byte[] labels;

    private LabelMap(int width, int height, byte[] labels) {
        this.width = width;
        this.height = height;
        this.labels = labels;
    }

    /**
     * Wraps row-major labels; the array is not copied and belongs to the map from now on.
     *
     * @throws IllegalArgumentException if a side is below 1 or the array does not hold width x height labels
     */
    public static LabelMap of(int width, int height, byte[] labels) {
        Objects.requireNonNull(labels);
        if (width < 1 || height < 1 || (long) width * height != labels.length) {
            throw new IllegalArgumentException(
                    "%d labels do not fill %d x %d pixels".formatted(labels.length, width, height));
        }
        return new LabelMap(width, height, labels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The class id at a pixel, 0 to 255. */
    public int label(int x, int y) {
        return labels[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)] & 0xFF;
    }

    /** The backing array, row-major. Not a copy, because counting runs over millions of pixels: never write to it. */
    public byte[] labels() {
        return labels;
    }

    /** How many pixels have each label: 256 counts. */
    public long[] histogram() {
        long[] counts = new long[256];
        for (byte label : labels) {
            counts[label & 0xFF]++;
        }
        return counts;
    }

    /** 1 where a label is foreground, 0 elsewhere. */
    public LabelMap folded(Foreground foreground) {
        byte[] table = new byte[256];
        for (int label = 0; label < table.length; label++) {
            table[label] = (byte) (foreground.contains(label) ? 1 : 0);
        }
        byte[] folded = new byte[labels.length];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = table[labels[i] & 0xFF];
        }
        return new LabelMap(width, height, folded);
    }

    /** How many pixels have another label than in a map of the same size. */
    public long differing(LabelMap other) {
        if (!sameSize(other)) {
            throw new IllegalArgumentException(this + " cannot be compared with " + other);
        }
        byte[] others = other.labels;
        long count = 0;
        int at = 0;
        while (at < labels.length) {
            // Mostly the same: to the next difference in great steps, and from there one by one.
            int same = Arrays.mismatch(labels, at, labels.length, others, at, labels.length);
            if (same < 0) {
                return count;
            }
            at += same;
            while (at < labels.length && labels[at] != others[at]) {
                count++;
                at++;
            }
        }
        return count;
    }

    public boolean sameSize(LabelMap other) {
        return width == other.width && height == other.height;
    }

    /**
     * Resized by nearest neighbour: each target pixel takes the source pixel under its centre. Itself where the size
     * is right already.
     */
    public LabelMap resized(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        int[] sourceX = new int[newWidth];
        for (int x = 0; x < newWidth; x++) {
            sourceX[x] = (int) ((2L * x + 1) * width / (2L * newWidth));
        }
        byte[] resized = new byte[Math.multiplyExact(newWidth, newHeight)];
        for (int y = 0; y < newHeight; y++) {
            int row = (int) ((2L * y + 1) * height / (2L * newHeight)) * width;
            for (int x = 0; x < newWidth; x++) {
                resized[y * newWidth + x] = labels[row + sourceX[x]];
            }
        }
        return new LabelMap(newWidth, newHeight, resized);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelMap map && sameSize(map) && Arrays.equals(labels, map.labels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(labels);
    }

    @Override
    public String toString() {
        return "LabelMap " + width + " x " + height;
    }
}
