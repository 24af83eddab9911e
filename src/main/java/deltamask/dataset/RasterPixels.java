package deltamask.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.IOException;

/**
 * Takes the numbers out of Java's images as they were stored. Java's own way, {@code getRGB}, would pass grey and
 * profiled pictures through a colour space and change their values.
 */
final class RasterPixels {
    private RasterPixels() {}

    /**
     * The numbers of an image: alpha is dropped, never blended.
     *
     * @param storedAsGrey whether the file calls its numbers grey, though Java may have made a palette of them
     * @param wideNumbers whether single numbers of more than 16 bits make sense, as they do for labels
     */
    static Pixels of(BufferedImage image, boolean storedAsGrey, boolean wideNumbers) throws IOException {
        ColorModel colours = image.getColorModel();
        Raster raster = image.getRaster();
        int type = raster.getDataBuffer().getDataType();
        if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
            throw new IOException("its pixels are floating-point numbers");
        }
        if (colours instanceof IndexColorModel palette) {
            if (storedAsGrey) {
                return grey(raster, (1 << raster.getSampleModel().getSampleSize(0)) - 1);
            }
            return palette.getMapSize() <= 256 ? indexed(raster, palette) : painted(image);
        }
        int space = colours.getColorSpace().getType();
        int bits = raster.getSampleModel().getSampleSize(0);
        if (space == ColorSpace.TYPE_GRAY && bits <= 16 && raster.getNumBands() <= 2) {
            return grey(raster, (1 << bits) - 1);
        }
        if (bits > 16) {
            if (wideNumbers && raster.getNumBands() == 1) {
                return wide(raster);
            }
            throw new IOException("its pixels are " + bits + "-bit numbers");
        }
        if (space == ColorSpace.TYPE_RGB && bits <= 16 && raster.getNumBands() >= 3) {
            return colour(raster);
        }
        return painted(image);
    }

    /** Labels: numbers beyond 16 bits are cut to 65535, and where all are small, they are taken as if of 8 bits. */
    private static Pixels wide(Raster raster) {
        int width = raster.getWidth();
        short[] values = new short[width * raster.getHeight()];
        int[] row = new int[width];
        int highest = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                // A number below 0 is one above 2^31, or the mark of what is to be ignored: not nothing.
                int value = row[x] < 0 ? 65535 : Math.min(65535, row[x]);
                highest = Math.max(highest, value);
                values[y * width + x] = (short) value;
            }
        }
        return new Pixels.Grey(width, raster.getHeight(), values, highest <= 255 ? 255 : 65535);
    }

    /** Colour spaces that hardly occur: Java converts them. */
    private static Pixels painted(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] &= 0xFFFFFF;
        }
        return new Pixels.Colour(width, height, rgb);
    }

    private static Pixels grey(Raster raster, int maximum) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        short[] values = new short[width * height];
        if (packedBands(raster) == 1 && raster.getDataBuffer() instanceof DataBufferByte buffer) {
            byte[] data = buffer.getData();
            for (int i = 0; i < values.length; i++) {
                values[i] = (short) (data[i] & 0xFF);
            }
        } else if (packedBands(raster) == 1 && raster.getDataBuffer() instanceof DataBufferUShort buffer) {
            System.arraycopy(buffer.getData(), 0, values, 0, values.length);
        } else {
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    values[y * width + x] = (short) row[x];
                }
            }
        }
        return new Pixels.Grey(width, height, values, maximum);
    }

    private static Pixels indexed(Raster raster, IndexColorModel colours) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] indices = new byte[width * height];
        if (packedBands(raster) == 1 && raster.getDataBuffer() instanceof DataBufferByte buffer) {
            System.arraycopy(buffer.getData(), 0, indices, 0, indices.length);
        } else {
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
                for (int x = 0; x < width; x++) {
                    indices[y * width + x] = (byte) row[x];
                }
            }
        }
        int[] palette = new int[colours.getMapSize()];
        colours.getRGBs(palette);
        for (int i = 0; i < palette.length; i++) {
            palette[i] &= 0xFFFFFF;
        }
        return new Pixels.Indexed(width, height, indices, palette);
    }

    private static Pixels colour(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int[] rgb = new int[width * height];
        int bands = packedBands(raster);
        if (bands >= 3 && raster.getDataBuffer() instanceof DataBufferByte buffer) {
            byte[] data = buffer.getData();
            int[] offsets = ((PixelInterleavedSampleModel) raster.getSampleModel()).getBandOffsets();
            int red = offsets[0];
            int green = offsets[1];
            int blue = offsets[2];
            for (int i = 0, at = 0; i < rgb.length; i++, at += bands) {
                rgb[i] = (data[at + red] & 0xFF) << 16 | (data[at + green] & 0xFF) << 8 | (data[at + blue] & 0xFF);
            }
            return new Pixels.Colour(width, height, rgb);
        }
        int all = raster.getNumBands();
        int[] maximum = new int[3];
        for (int band = 0; band < 3; band++) {
            maximum[band] = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
        }
        int[] row = new int[width * all];
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0, at = 0; x < width; x++, at += all) {
                rgb[y * width + x] = Pixels.Grey.to8Bits(row[at], maximum[0]) << 16
                        | Pixels.Grey.to8Bits(row[at + 1], maximum[1]) << 8
                        | Pixels.Grey.to8Bits(row[at + 2], maximum[2]);
            }
        }
        return new Pixels.Colour(width, height, rgb);
    }

    /** Bands a pixel where the buffer holds nothing but the pixels, one after the other; 0 where it does not. */
    private static int packedBands(Raster raster) {
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getParent() == null
                && raster.getDataBuffer().getOffset() == 0
                && model.getPixelStride() == model.getNumBands()
                && model.getScanlineStride() == model.getPixelStride() * raster.getWidth()
                && raster.getDataBuffer().getSize() == model.getScanlineStride() * raster.getHeight()) {
            return model.getPixelStride();
        }
        return 0;
    }
}
