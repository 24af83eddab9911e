package deltamask.dataset;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Looks after what the WebP reader does not. */
final class WebpChunks {
    private static final int FLAGS = 20;
    private static final int HAS_PROFILE = 0x20;

    private WebpChunks() {}

    /**
     * Makes sure that the file is as long as it says, because the reader fills up what is missing, and takes back its
     * word that it holds a colour profile, because the reader would apply it.
     *
     * @param file changed in place
     * @throws EOFException if the file ends too early
     */
    static void prepare(byte[] file) throws EOFException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length <= FLAGS || Integer.toUnsignedLong(bytes.getInt(4)) + 8 > file.length) {
            throw new EOFException("the file ends too early");
        }
        boolean extended = file[12] == 'V' && file[13] == 'P' && file[14] == '8' && file[15] == 'X';
        if (extended) {
            file[FLAGS] &= ~HAS_PROFILE;
        }
    }
}
