package deltamask.mask;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads the PNG files that label maps and truths mostly are: 8 bits of grey or of a palette's index, not interlaced. The
 * general reader takes twice as long, and Runs of 10,000 images are scored again from such files. Anything else, and
 * anything odd, is left to the general reader, which also says what is wrong with it.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics (PNG) Specification</a>
 */
public final class PlainPng {
    private static final int SIGNATURE = 8;
    /** Length, name and check sum of a chunk. */
    private static final int AROUND_DATA = 12;

    private static final int HEADER = 0x49484452;
    private static final int COLOURS = 0x504C5445;
    private static final int DATA = 0x49444154;
    private static final int END = 0x49454E44;
    private static final int GREY = 0;
    private static final int PALETTE = 3;
    private static final int[] GREYS =
            IntStream.range(0, 256).map(level -> level * 0x010101).toArray();

    private final ByteBuffer file;
    private int width;
    private int height;
    /** Grey's own; of a palette null until its chunk is met. */
    private int[] colours;

    /**
     * What such a file holds.
     *
     * @param labels one a pixel: the grey value, or the index
     * @param colours of the labels from 0, 0xRRGGBB: all 256 of grey, of a palette as many as the file has
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on and never changed
    public record Picture(LabelMap labels, int[] colours) {}

    private PlainPng(byte[] file) {
        this.file = ByteBuffer.wrap(file);
    }

    /**
     * The label map of a whole file with PNG's signature, and its colours.
     *
     * @param mostPixels larger ones are left to the general reader
     * @return empty where the general reader has to look
     */
    public static Optional<Picture> read(byte[] file, long mostPixels) {
        PlainPng png = new PlainPng(file);
        Inflater inflater = new Inflater();
        try {
            if (!png.readHeader() || (png.width + 1L) * png.height > Math.min(mostPixels, Integer.MAX_VALUE - 8)) {
                return Optional.empty();
            }
            byte[] labels = new byte[png.width * png.height];
            return png.readRows(inflater, labels)
                    ? Optional.of(new Picture(LabelMap.of(png.width, png.height, labels), png.colours))
                    : Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private boolean readHeader() {
        if (file.capacity() < SIGNATURE + AROUND_DATA + 13
                || file.getInt(SIGNATURE) != 13
                || file.getInt(SIGNATURE + 4) != HEADER) {
            return false;
        }
        width = file.getInt(SIGNATURE + 8);
        height = file.getInt(SIGNATURE + 12);
        int bits = file.get(SIGNATURE + 16);
        int colour = file.get(SIGNATURE + 17);
        int interlaced = file.get(SIGNATURE + 20);
        colours = colour == GREY ? GREYS : null;
        return width > 0 && height > 0 && bits == 8 && (colour == GREY || colour == PALETTE) && interlaced == 0;
    }

    /** Fills the labels; whether the file had them all, and its end. */
    private boolean readRows(Inflater inflater, byte[] labels) throws DataFormatException {
        // All at once: a call for each row would take longer than the work.
        byte[] rows = new byte[(width + 1) * height];
        int filled = 0;
        int at = SIGNATURE;
        while (file.capacity() - at >= AROUND_DATA) {
            int length = file.getInt(at);
            int name = file.getInt(at + 4);
            if (length < 0 || length > file.capacity() - at - AROUND_DATA) {
                return false;
            }
            if (name == END) {
                return filled == rows.length && colours != null && unfilter(rows, labels) && haveColours(labels);
            }
            if (name == COLOURS && colours == null) {
                colours = palette(at + 8, length);
            }
            if (name == DATA) {
                inflater.setInput(file.array(), at + 8, length);
                while (filled < rows.length && !inflater.needsInput() && !inflater.finished()) {
                    filled += inflater.inflate(rows, filled, rows.length - filled);
                    if (inflater.needsDictionary()) {
                        return false;
                    }
                }
            }
            at += AROUND_DATA + length;
        }
        return false;
    }

    private int[] palette(int from, int length) {
        int[] palette = new int[Math.min(256, length / 3)];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = file.getInt(from + 3 * i - 1) & 0xFFFFFF;
        }
        return palette;
    }

    /** The standard knows no index beyond the palette. */
    private boolean haveColours(byte[] labels) {
        if (colours.length < 256) {
            for (byte label : labels) {
                if ((label & 0xFF) >= colours.length) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean unfilter(byte[] rows, byte[] labels) {
        for (int y = 0; y < height; y++) {
            int from = y * (width + 1);
            System.arraycopy(rows, from + 1, labels, y * width, width);
            if (!unfilter(rows[from], labels, y)) {
                return false;
            }
        }
        return true;
    }

    /** Makes a row's labels of what is stored of them: its filter says what was taken off each. */
    private boolean unfilter(byte filter, byte[] labels, int y) {
        int start = y * width;
        boolean first = y == 0;
        switch (filter) {
            case 0 -> {}
            case 1 -> {
                for (int i = start + 1; i < start + width; i++) {
                    labels[i] += labels[i - 1];
                }
            }
            case 2 -> {
                for (int i = start; !first && i < start + width; i++) {
                    labels[i] += labels[i - width];
                }
            }
            case 3 -> {
                for (int i = start; i < start + width; i++) {
                    int left = i == start ? 0 : labels[i - 1] & 0xFF;
                    int above = first ? 0 : labels[i - width] & 0xFF;
                    labels[i] += (byte) ((left + above) / 2);
                }
            }
            case 4 -> {
                for (int i = start; i < start + width; i++) {
                    int left = i == start ? 0 : labels[i - 1] & 0xFF;
                    int above = first ? 0 : labels[i - width] & 0xFF;
                    int corner = first || i == start ? 0 : labels[i - width - 1] & 0xFF;
                    labels[i] += (byte) nearest(left, above, corner);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Paeth's choice: whichever is nearest to left + above − corner. */
    private static int nearest(int left, int above, int corner) {
        int toLeft = Math.abs(above - corner);
        int toAbove = Math.abs(left - corner);
        int toCorner = Math.abs(left + above - 2 * corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }
}
