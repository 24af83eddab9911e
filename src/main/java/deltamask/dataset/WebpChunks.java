package deltamask.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks after what the WebP reader does not. */
final class WebpChunks {
    private static final int FLAGS = 20;
    private static final int HAS_PROFILE = 0x20;
    private static final int ANIMATED = 0x02;
    private static final int CANVAS_SIZE = 24;

    /** {@code ANMF} as a little-endian number. */
    private static final int FRAME = 'A' | 'N' << 8 | 'M' << 16 | 'F' << 24;

    private WebpChunks() {}

    /**
     * Makes sure that the file is as long as it says, because the reader fills up what is missing, and takes back its
     * word that it holds a colour profile, because the reader would apply it.
     *
     * @param file changed in place
     * @throws EOFException if the file ends too early
     * @throws IOException if it is animated and its first frame is not the whole picture
     */
    static void prepare(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length <= FLAGS || Integer.toUnsignedLong(bytes.getInt(4)) + 8 > file.length) {
            throw new EOFException("the file ends too early");
        }
        boolean extended = file[12] == 'V' && file[13] == 'P' && file[14] == '8' && file[15] == 'X';
        if (extended) {
            if ((file[FLAGS] & ANIMATED) != 0) {
                checkFirstFrame(bytes);
            }
            file[FLAGS] &= ~HAS_PROFILE;
        }
    }

    /** The reader gives a frame's own pixels, without regard to the place that they have in the picture. */
    private static void checkFirstFrame(ByteBuffer bytes) throws IOException {
        long at = 12;
        while (at + 24 <= bytes.limit()) {
            int chunk = (int) at;
            int body = chunk + 8;
            if (bytes.getInt(chunk) == FRAME) {
                boolean whole = threeBytes(bytes, body) == 0
                        && threeBytes(bytes, body + 3) == 0
                        && threeBytes(bytes, body + 6) == threeBytes(bytes, CANVAS_SIZE)
                        && threeBytes(bytes, body + 9) == threeBytes(bytes, CANVAS_SIZE + 3);
                if (whole) {
                    return;
                }
                throw new IOException("it is animated and its first frame is not the whole picture");
            }
            long length = Integer.toUnsignedLong(bytes.getInt(chunk + 4));
            at += 8 + length + (length & 1);
        }
        throw new IOException("it is animated and has no frames");
    }

    private static int threeBytes(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xFF) | (bytes.get(at + 1) & 0xFF) << 8 | (bytes.get(at + 2) & 0xFF) << 16;
    }
}
