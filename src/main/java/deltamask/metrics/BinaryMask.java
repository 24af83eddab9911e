package deltamask.metrics;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.Arrays;

/** Foreground and nothing else. */
final class BinaryMask {
    private final int width;
    private final int height;
    private final byte[] on;

    private BinaryMask(int width, int height, byte[] on) {
        this.width = width;
        this.height = height;
        this.on = on;
    }

    static BinaryMask of(LabelMap map, Foreground foreground) {
        return new BinaryMask(map.width(), map.height(), map.folded(foreground).labels());
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** 1 for foreground, 0 for background, row-major; not a copy. */
    byte[] on() {
        return on;
    }

    /** Makes background of the pixels that have a label in a map of the same size. */
    void clearWhere(LabelMap map, int label) {
        byte[] labels = map.labels();
        for (int i = 0; i < on.length; i++) {
            if ((labels[i] & 0xFF) == label) {
                on[i] = 0;
            }
        }
    }

    /** Columns from left and rows from top, as many as width and height say; none where there is no foreground. */
    record Box(int left, int top, int width, int height) {
        boolean isEmpty() {
            return width == 0;
        }
    }

    /** The smallest rectangle that holds the foreground of this mask and of another. */
    Box boxWith(BinaryMask other) {
        byte[] inColumn = new byte[width];
        byte[] inRow = new byte[height];
        for (int y = 0; y < height; y++) {
            int start = y * width;
            int any = 0;
            for (int x = 0; x < width; x++) {
                int pixel = on[start + x] | other.on[start + x];
                inColumn[x] |= (byte) pixel;
                any |= pixel;
            }
            inRow[y] = (byte) any;
        }
        int left = first(inColumn);
        int top = first(inRow);
        return new Box(left, top, last(inColumn) + 1 - left, last(inRow) + 1 - top);
    }

    private static int first(byte[] flags) {
        int at = 0;
        while (at < flags.length && flags[at] == 0) {
            at++;
        }
        return at;
    }

    private static int last(byte[] flags) {
        int at = flags.length - 1;
        while (at >= 0 && flags[at] == 0) {
            at--;
        }
        return at < 0 ? flags.length - 1 : at;
    }

    /** The part of the mask in a box that is not empty. */
    BinaryMask cropped(Box box) {
        byte[] part = new byte[box.width() * box.height()];
        for (int y = 0; y < box.height(); y++) {
            System.arraycopy(on, (box.top() + y) * width + box.left(), part, y * box.width(), box.width());
        }
        return new BinaryMask(box.width(), box.height(), part);
    }

    boolean isEmpty() {
        int any = 0;
        for (byte pixel : on) {
            any |= pixel;
        }
        return any == 0;
    }

    /** Foreground beside which, up, down, left or right, lies background or the outside of the image. */
    BinaryMask outline() {
        byte[] result = new byte[on.length];
        byte[] outside = new byte[width];
        byte[] above = outside;
        byte[] row = row(0);
        for (int y = 0; y < height; y++) {
            byte[] below = y + 1 < height ? row(y + 1) : outside;
            byte[] inner = result(row, above, below);
            System.arraycopy(inner, 0, result, y * width, width);
            above = row;
            row = below;
        }
        return new BinaryMask(width, height, result);
    }

    private byte[] row(int y) {
        byte[] row = new byte[width];
        System.arraycopy(on, y * width, row, 0, width);
        return row;
    }

    private byte[] result(byte[] row, byte[] above, byte[] below) {
        byte[] outline = new byte[width];
        outline[0] = row[0];
        outline[width - 1] = row[width - 1];
        for (int x = 1; x < width - 1; x++) {
            outline[x] = (byte) (row[x] & ~(above[x] & below[x] & row[x - 1] & row[x + 1]));
        }
        return outline;
    }

    /**
     * The foreground within a chessboard distance of background: the mask less its erosion by a 3 x 3 square, repeated
     * {@code depth} times, which is its erosion by a square of 2 depth + 1.
     */
    byte[] boundary(int depth) {
        int side = 2 * depth + 1;
        byte[] result = on.clone();
        // A square is eroded one direction at a time: full runs in the rows, then full runs of those in the columns.
        int[] inColumn = new int[width];
        byte[] full = new byte[width];
        for (int y = 0; y < height; y++) {
            fullRuns(y * width, side, full);
            int center = (y - depth) * width;
            for (int x = 0; x < width; x++) {
                inColumn[x] = (inColumn[x] + 1) * full[x];
            }
            if (y >= 2 * depth) {
                for (int x = 0; x < width; x++) {
                    result[center + x] &= (byte) ((inColumn[x] - side) >> 31);
                }
            }
        }
        return result;
    }

    /** 1 at the middle of each run of {@code side} foreground pixels of a row. */
    private void fullRuns(int start, int side, byte[] full) {
        int depth = side / 2;
        Arrays.fill(full, (byte) 0);
        int run = 0;
        for (int x = 0; x < width; x++) {
            run = (run + 1) * on[start + x];
            if (run >= side) {
                full[x - depth] = 1;
            }
        }
    }
}
