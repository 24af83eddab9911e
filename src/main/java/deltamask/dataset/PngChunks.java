package deltamask.dataset;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.Set;

/** Looks after what Java's PNG reader does not. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int AROUND_DATA = 12;
    private static final int PIXELS = 'I' << 24 | 'D' << 16 | 'A' << 8 | 'T';

    /** These may hold what a camera noted; a chunk's name is four letters. */
    private static final Set<Integer> NOTES = Set.of(
            'e' << 24 | 'X' << 16 | 'I' << 8 | 'f',
            't' << 24 | 'E' << 16 | 'X' << 8 | 't',
            'z' << 24 | 'T' << 16 | 'X' << 8 | 't',
            'i' << 24 | 'T' << 16 | 'X' << 8 | 't');

    private PngChunks() {}

    /** Whether a whole file may say how a camera was held. Looking costs far less than reading it for that. */
    static boolean hasNotes(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        long at = SIGNATURE;
        while (at + AROUND_DATA <= file.length) {
            if (NOTES.contains(bytes.getInt((int) at + 4))) {
                return true;
            }
            at += AROUND_DATA + Integer.toUnsignedLong(bytes.getInt((int) at));
        }
        return false;
    }

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
