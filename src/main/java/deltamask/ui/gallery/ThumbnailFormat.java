package deltamask.ui.gallery;

import deltamask.dataset.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A thumbnail as bytes: a mark, the checksum of the rest, and the rest, which is a JPEG a tenth of the pixels' size. */
final class ThumbnailFormat {
    private static final int MARK = 0x444D5431;
    private static final int HEAD = 12;
    private static final float QUALITY = 0.9f;

    private ThumbnailFormat() {}

    static byte[] encode(RgbImage image) throws IOException {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        System.arraycopy(image.pixels(), 0, pixels, 0, pixels.length);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream(16_384);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(jpeg)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        byte[] body = jpeg.toByteArray();
        return ByteBuffer.allocate(HEAD + body.length)
                .putInt(MARK)
                .putLong(checksum(body))
                .put(body)
                .array();
    }

    /** The picture; empty where the bytes are damaged, or are something else. */
    static Optional<RgbImage> decode(byte[] file) {
        if (file.length <= HEAD) {
            return Optional.empty();
        }
        ByteBuffer head = ByteBuffer.wrap(file);
        byte[] body = Arrays.copyOfRange(file, HEAD, file.length);
        if (head.getInt() != MARK || head.getLong() != checksum(body)) {
            return Optional.empty();
        }
        try {
            // A stream of its own, because the one that ImageIO makes goes through a file.
            BufferedImage picture = ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(body)));
            return Optional.of(new RgbImage(picture.getWidth(), picture.getHeight(), pixels(picture)));
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static int[] pixels(BufferedImage picture) {
        int[] pixels = new int[picture.getWidth() * picture.getHeight()];
        if (picture.getType() == BufferedImage.TYPE_3BYTE_BGR
                && picture.getRaster().getDataBuffer() instanceof DataBufferByte buffer) {
            byte[] data = buffer.getData();
            for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
                pixels[i] = (data[at + 2] & 0xFF) << 16 | (data[at + 1] & 0xFF) << 8 | (data[at] & 0xFF);
            }
            return pixels;
        }
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), pixels, 0, picture.getWidth());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFFFFFF;
        }
        return pixels;
    }

    private static long checksum(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return checksum.getValue();
    }
}
