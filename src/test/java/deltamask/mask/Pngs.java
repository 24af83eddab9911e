package deltamask.mask;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files byte by byte. */
final class Pngs {
    private Pngs() {}

    /**
     * 8-bit grey.
     *
     * @param rows a byte for the filter before each row
     * @param chunk bytes of data in a chunk
     */
    static byte[] grey(int width, int height, byte[] rows, int chunk) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8);
        chunk(png, "IHDR", header.array());
        Deflater deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        byte[] data = new byte[rows.length * 2 + 100];
        int length = deflater.deflate(data);
        deflater.end();
        for (int at = 0; at < length; at += chunk) {
            chunk(png, "IDAT", Arrays.copyOfRange(data, at, Math.min(length, at + chunk)));
        }
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        png.writeBytes(chunk.putInt((int) sum.getValue()).array());
    }
}
