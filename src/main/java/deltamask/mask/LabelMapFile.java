package deltamask.mask;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.WholeFile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Label maps as 8-bit PNG files: the value, or the palette's index, is the class id. */
public final class LabelMapFile {
    /** Label maps are flat, so the fastest compression already makes small files. */
    private static final float FASTEST = 0.85f;

    private static final long LARGEST_PIXELS = 400_000_000;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** The chunk that ends every PNG, with its check sum. */
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};

    private LabelMapFile() {}

    /**
     * Writes a PNG with VOC's colours as palette, beside its place first, then moved there.
     *
     * @throws UnusableException if it cannot be written
     */
    public static void write(LabelMap map, Path file) throws UnusableException {
        try {
            byte[] png = encode(map);
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> out.write(png));
        } catch (IOException e) {
            throw new UnusableException("The label map " + file + " cannot be written: " + Reasons.of(e) + ".", e);
        }
    }

    private static byte[] encode(LabelMap map) throws IOException {
        DataBufferByte buffer = new DataBufferByte(map.labels(), map.labels().length);
        var raster =
                Raster.createInterleavedRaster(buffer, map.width(), map.height(), map.width(), 1, new int[] {0}, null);
        BufferedImage image = new BufferedImage(colours(), raster, false, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(FASTEST);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(map.labels().length / 16 + 2048);
            // In memory: ImageIO's own choice is a temporary file for each picture.
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), param);
            }
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    private static IndexColorModel colours() {
        int[] argb = new int[256];
        for (int label = 0; label < 256; label++) {
            argb[label] = 0xFF000000 | VocColours.rgb(label);
        }
        return new IndexColorModel(8, 256, argb, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    /**
     * Reads a label map.
     *
     * @throws UnusableException if the file is missing, damaged, or no 8-bit grey or palette PNG
     */
    public static LabelMap read(Path file) throws UnusableException {
        try {
            byte[] png = checked(file);
            Optional<PlainPng.Picture> plain = PlainPng.read(png, LARGEST_PIXELS);
            return plain.isPresent() ? plain.get().labels() : general(png, file);
        } catch (IOException | RuntimeException e) {
            throw new UnusableException("The label map " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static LabelMap general(byte[] png, Path file) throws IOException, UnusableException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > LARGEST_PIXELS) {
                    throw new UnusableException("The label map " + file + " is too large.");
                }
                return toLabelMap(reader.read(0).getRaster(), file);
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] checked(Path file) throws IOException, UnusableException {
        byte[] bytes = Files.readAllBytes(file);
        if (!Arrays.equals(Arrays.copyOf(bytes, PNG_SIGNATURE.length), PNG_SIGNATURE)) {
            throw new UnusableException("The label map " + file + " is not a PNG file.");
        }
        return bytes;
    }

    /**
     * Whether a label map's file was written to its end and has that size, by its first and last bytes alone.
     *
     * @param width in pixels
     * @param height in pixels
     */
    public static boolean isWhole(Path file, int width, int height) {
        try (RandomAccessFile png = new RandomAccessFile(file.toFile(), "r")) {
            byte[] head = new byte[24];
            byte[] tail = new byte[PNG_END.length];
            if (png.length() < head.length + tail.length) {
                return false;
            }
            png.readFully(head);
            png.seek(png.length() - tail.length);
            png.readFully(tail);
            ByteBuffer numbers = ByteBuffer.wrap(head);
            return Arrays.equals(Arrays.copyOf(head, PNG_SIGNATURE.length), PNG_SIGNATURE)
                    && Arrays.equals(tail, PNG_END)
                    && numbers.getInt(16) == width
                    && numbers.getInt(20) == height;
        } catch (IOException e) {
            return false;
        }
    }

    private static LabelMap toLabelMap(Raster raster, Path file) throws UnusableException {
        if (raster.getNumBands() != 1 || raster.getSampleModel().getSampleSize(0) > 8) {
            throw new UnusableException(
                    "The label map " + file + " is a colour or 16-bit picture, not one class id a pixel.");
        }
        int[] values = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        byte[] labels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] = (byte) values[i];
        }
        return LabelMap.of(raster.getWidth(), raster.getHeight(), labels);
    }
}
