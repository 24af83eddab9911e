package deltamask.dataset;

import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * JPEG as libjpeg and Pillow decode it. Java's reader is asked for the components only; their meaning is decided and
 * their colours are converted here by libjpeg's own rules and integer arithmetic, because Java's reader guesses the
 * colour space in another way, follows embedded profiles, and refuses four components.
 */
final class JpegDecoder {
    private static final int[] RED_OF_CR = new int[256];
    private static final int[] BLUE_OF_CB = new int[256];
    private static final int[] GREEN_OF_CR = new int[256];
    private static final int[] GREEN_OF_CB = new int[256];

    static {
        // jdcolor.c: 16 fraction bits, rounded; the half for green is added once.
        for (int i = 0; i < 256; i++) {
            int x = i - 128;
            RED_OF_CR[i] = (91881 * x + 32768) >> 16;
            BLUE_OF_CB[i] = (116130 * x + 32768) >> 16;
            GREEN_OF_CR[i] = -46802 * x;
            GREEN_OF_CB[i] = -22554 * x + 32768;
        }
    }

    private enum ColourSpace {
        GREY,
        RGB,
        YCC,
        CMYK,
        YCCK
    }

    /** What Java's reader warns of; libjpeg's own words. */
    private static final String NO_END_MARK = "Truncated File - Missing EOI marker";

    private static final String DATA_ENDED = "Corrupt JPEG data: premature end of data segment";

    private JpegDecoder() {}

    /**
     * Decodes, not yet upright.
     *
     * @param reader Java's own JPEG reader, its input set
     * @throws EOFException if the file ends too early
     */
    static Pixels decode(byte[] file, ImageReader reader, ImageReadParam param) throws IOException {
        Set<String> warnings = new HashSet<>();
        IIOReadWarningListener listener = (source, warning) -> warnings.add(warning);
        reader.addIIOReadWarningListener(listener);
        Raster raster = reader.readRaster(0, param);
        JpegHeader header = JpegHeader.of(file);
        // Each alone is harmless: a picture that lacks its end mark alone is whole, and one broken inside is shown by
        // every program. Both together mean that pixels were made up because the file ended. Of several scans, the
        // last ones may be missing altogether, which libjpeg finds nothing wrong with.
        if (warnings.contains(NO_END_MARK) && (warnings.contains(DATA_ENDED) || header.severalScans())) {
            throw new EOFException("the file ends too early");
        }
        int width = raster.getWidth();
        int height = raster.getHeight();
        byte[] samples = samples(raster);
        ColourSpace space = colourSpace(header, raster.getNumBands());
        if (space == ColourSpace.GREY) {
            short[] grey = new short[width * height];
            for (int i = 0; i < grey.length; i++) {
                grey[i] = (short) (samples[i] & 0xFF);
            }
            return new Pixels.Grey(width, height, grey, 255);
        }
        int[] rgb = new int[width * height];
        switch (space) {
            case RGB -> packRgb(samples, rgb);
            case YCC -> convertYcc(samples, rgb);
            case CMYK -> convertCmyk(samples, rgb);
            default -> convertYcck(samples, rgb);
        }
        return new Pixels.Colour(width, height, rgb);
    }

    private static byte[] samples(Raster raster) {
        if (raster.getDataBuffer() instanceof DataBufferByte buffer
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getPixelStride() == raster.getNumBands()
                && model.getScanlineStride() == raster.getNumBands() * raster.getWidth()
                && inOrder(model.getBandOffsets())
                && buffer.getData().length == model.getScanlineStride() * raster.getHeight()) {
            return buffer.getData();
        }
        int[] row = null;
        byte[] samples = new byte[raster.getNumBands() * raster.getWidth() * raster.getHeight()];
        int at = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            row = raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, row);
            for (int value : row) {
                samples[at++] = (byte) value;
            }
        }
        return samples;
    }

    private static boolean inOrder(int[] offsets) {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** jdapimin.c, default_decompress_parms. */
    private static ColourSpace colourSpace(JpegHeader header, int components) throws IOException {
        return switch (components) {
            case 1 -> ColourSpace.GREY;
            case 3 -> {
                if (header.jfif()) {
                    yield ColourSpace.YCC;
                }
                if (header.adobeTransform() >= 0) {
                    yield header.adobeTransform() == 0 ? ColourSpace.RGB : ColourSpace.YCC;
                }
                yield header.componentIds().equals("RGB") ? ColourSpace.RGB : ColourSpace.YCC;
            }
            case 4 -> header.adobeTransform() > 0 ? ColourSpace.YCCK : ColourSpace.CMYK;
            default -> throw new IOException("it has " + components + " components");
        };
    }

    private static void packRgb(byte[] samples, int[] rgb) {
        for (int i = 0, at = 0; i < rgb.length; i++, at += 3) {
            rgb[i] = (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | (samples[at + 2] & 0xFF);
        }
    }

    private static void convertYcc(byte[] samples, int[] rgb) {
        for (int i = 0, at = 0; i < rgb.length; i++, at += 3) {
            int y = samples[at] & 0xFF;
            int cb = samples[at + 1] & 0xFF;
            int cr = samples[at + 2] & 0xFF;
            int red = clamp(y + RED_OF_CR[cr]);
            int green = clamp(y + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> 16));
            int blue = clamp(y + BLUE_OF_CB[cb]);
            rgb[i] = red << 16 | green << 8 | blue;
        }
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    /** Photoshop writes inverted inks, and everybody follows: the samples are what is left of the light. */
    private static void convertCmyk(byte[] samples, int[] rgb) {
        for (int i = 0, at = 0; i < rgb.length; i++, at += 4) {
            rgb[i] = fromInks(
                    255 - (samples[at] & 0xFF),
                    255 - (samples[at + 1] & 0xFF),
                    255 - (samples[at + 2] & 0xFF),
                    samples[at + 3] & 0xFF);
        }
    }

    /** libjpeg makes inks of YCC as 255 minus RGB; inverted again, RGB itself is what Photoshop's inks are. */
    private static void convertYcck(byte[] samples, int[] rgb) {
        for (int i = 0, at = 0; i < rgb.length; i++, at += 4) {
            int y = samples[at] & 0xFF;
            int cb = samples[at + 1] & 0xFF;
            int cr = samples[at + 2] & 0xFF;
            rgb[i] = fromInks(
                    clamp(y + RED_OF_CR[cr]),
                    clamp(y + ((GREEN_OF_CB[cb] + GREEN_OF_CR[cr]) >> 16)),
                    clamp(y + BLUE_OF_CB[cb]),
                    samples[at + 3] & 0xFF);
        }
    }

    /** Pillow's cmyk2rgb, without a profile. */
    private static int fromInks(int cyan, int magenta, int yellow, int light) {
        return (light - scaled(cyan, light)) << 16
                | (light - scaled(magenta, light)) << 8
                | (light - scaled(yellow, light));
    }

    /** a x b / 255, rounded, as Pillow's MULDIV255. */
    private static int scaled(int a, int b) {
        int product = a * b + 128;
        return ((product >> 8) + product) >> 8;
    }
}
