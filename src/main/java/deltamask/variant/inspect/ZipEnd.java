package deltamask.variant.inspect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Looks at a zip's end record before a library reads the list of members, because the libraries make one object for each
 * member that a hostile file claims. Records and fields: PKWARE's APPNOTE 6.3.10, sections 4.3.14 to 4.3.16.
 */
final class ZipEnd {
    /** A model with ten thousand tensors has a list of about one million bytes. */
    private static final long LARGEST_LIST = 8L << 20;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int END_64_BYTES = 56;
    private static final long IN_ZIP64 = 0xFFFFFFFFL;

    private ZipEnd() {}

    /**
     * Nothing is said of a file without an end record: it is no zip, or one that was cut short.
     *
     * @throws DamagedException if the list of members is larger than any model's, or not where the record says
     */
    static void check(Path file) throws IOException, DamagedException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END_BYTES + LONGEST_COMMENT + (long) LOCATOR_BYTES);
            long start = channel.size() - length;
            ByteBuffer tail = read(channel, start, length);
            for (int at = length - END_BYTES; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    check(channel, tail, at, start);
                    return;
                }
            }
        }
    }

    private static void check(SeekableByteChannel channel, ByteBuffer tail, int at, long start)
            throws IOException, DamagedException {
        long bytes = Integer.toUnsignedLong(tail.getInt(at + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(at + 16));
        long end = start + at;
        boolean zip64 = at >= LOCATOR_BYTES && tail.getInt(at - LOCATOR_BYTES) == LOCATOR;
        if (zip64) {
            end = tail.getLong(at - LOCATOR_BYTES + 8);
            if (end < 0 || end > channel.size() - END_64_BYTES) {
                throw new DamagedException("its list of members is not where the archive says");
            }
            ByteBuffer record = read(channel, end, END_64_BYTES);
            bytes = record.getLong(40);
            offset = record.getLong(48);
        } else if (bytes == IN_ZIP64 || offset == IN_ZIP64) {
            throw new DamagedException("its list of members is not where the archive says");
        }
        if (bytes > LARGEST_LIST) {
            throw new DamagedException("its list of members takes " + bytes + " bytes, more than any model's");
        }
        if (bytes < 0 || offset < 0 || offset + bytes != end) {
            throw new DamagedException("its list of members is not where the archive says");
        }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        int read;
        do {
            read = channel.read(bytes);
        } while (bytes.hasRemaining() && read >= 0);
        return bytes.rewind();
    }
}
