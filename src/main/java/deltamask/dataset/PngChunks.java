package deltamask.dataset;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** Looks after what Java's PNG reader does not. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final int PIXELS = 'I' << 24 | 'D' << 16 | 'A' << 8 | 'T';

    private PngChunks() {}

    /**
     * Makes sure that every chunk up to the last with pixels is whole. What comes after them may be missing.
     *
     * @throws EOFException if the file ends too early
     */
    static void check(byte[] file) throws EOFException {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        boolean pixels = false;
        long at = SIGNATURE;
        while (at + AROUND_DATA <= file.length) {
            long next = at + AROUND_DATA + Integer.toUnsignedLong(bytes.getInt((int) at));
            boolean holdsPixels = bytes.getInt((int) at + 4) == PIXELS;
            if (pixels && !holdsPixels) {
                return;
            }
            if (next > file.length) {
                throw new EOFException("the file ends too early");
            }
            pixels |= holdsPixels;
            at = next;
        }
        if (!pixels) {
            throw new EOFException("the file ends before its pixels");
        }
    }
}
