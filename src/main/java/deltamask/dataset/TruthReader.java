package deltamask.dataset;

import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.mask.VocColours;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads truth masks. Grey is as OpenCV's {@code IMREAD_GRAYSCALE} makes it: a single band as stored, of colours 0.299
 * red + 0.587 green + 0.114 blue rounded, alpha ignored.
 */
public final class TruthReader {
    private static final int IGNORE = 255;

    /** Above this share of pixels that are neither black nor white a grey mask is called soft. */
    private static final double SOFT_SHARE = 0.03;

    /** Soft masks reach higher; data sets with more classes than this are rare. */
    static final int LARGEST_USUAL_ID = 40;

    private static final byte[] FOREGROUND = new byte[1024];

    static {
        Arrays.fill(FOREGROUND, (byte) 1);
    }

    private TruthReader() {}

    /**
     * Reads a truth mask.
     *
     * @param format how its numbers become labels
     * @throws UnusableException if it cannot be read, or holds colours or numbers that the format does not know
     */
    public static Truth read(Path path, TruthFormat format) throws UnusableException {
        Pixels pixels = new PictureFile(PictureFile.Use.TRUTH, path).read();
        return switch (format.kind()) {
            case AUTO -> automatic(pixels);
            case GREY -> grey(pixels, 0, true);
            case THRESHOLD -> grey(pixels, format.threshold(), false);
            case CLASS_IDS -> classIds(path, pixels);
            case PALETTE -> palette(path, pixels);
        };
    }

    private static Truth automatic(Pixels pixels) {
        if (pixels instanceof Pixels.Indexed indexed && hasVocPalette(indexed)) {
            return ids(indexed.width(), indexed.height(), indexed.indices());
        }
        if (pixels instanceof Pixels.Colour colour) {
            Optional<byte[]> labels = vocLabels(colour.rgb());
            if (labels.isPresent() && hasColours(colour.rgb())) {
                return ids(colour.width(), colour.height(), labels.get());
            }
        }
        return grey(pixels, 0, true);
    }

    /** Whether every index that occurs has VOC's colour, and the palette is more than black, white and grey. */
    static boolean hasVocPalette(Pixels.Indexed indexed) {
        if (!hasColours(indexed.palette())) {
            return false;
        }
        boolean[] used = new boolean[256];
        for (byte index : indexed.indices()) {
            used[index & 0xFF] = true;
        }
        for (int i = 0; i < 256; i++) {
            if (used[i] && indexed.colour(i) != VocColours.rgb(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether any of 0xRRGGBB is no grey. */
    static boolean hasColours(int[] colours) {
        for (int rgb : colours) {
            if ((rgb & 0xFF) * 0x010101 != rgb) {
                return true;
            }
        }
        return false;
    }

    static Optional<byte[]> vocLabels(int[] rgb) {
        byte[] labels = new byte[rgb.length];
        int lastColour = 0;
        int lastLabel = 0;
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] != lastColour) {
                OptionalInt label = VocColours.label(rgb[i]);
                if (label.isEmpty()) {
                    return Optional.empty();
                }
                lastColour = rgb[i];
                lastLabel = label.getAsInt();
            }
            labels[i] = (byte) lastLabel;
        }
        return Optional.of(labels);
    }

    private static Truth palette(Path path, Pixels pixels) throws UnusableException {
        int[] rgb = pixels.toRgb().pixels();
        byte[] labels = vocLabels(rgb)
                .orElseThrow(
                        () -> new UnusableException(
                                "The truth mask " + path
                                        + " has colours that are not among Pascal VOC's class colours: read it as grey or as class ids."));
        return ids(pixels.width(), pixels.height(), labels);
    }

    private static Truth classIds(Path path, Pixels pixels) throws UnusableException {
        if (pixels instanceof Pixels.Indexed indexed) {
            return ids(indexed.width(), indexed.height(), indexed.indices());
        }
        if (pixels instanceof Pixels.Colour colour && hasColours(colour.rgb())) {
            Optional<byte[]> labels = vocLabels(colour.rgb());
            if (labels.isPresent()) {
                return ids(colour.width(), colour.height(), labels.get());
            }
        }
        short[] values = pixels instanceof Pixels.Grey grey ? grey.values() : equalChannels(path, pixels);
        byte[] labels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            if ((values[i] & 0xFFFF) > 255) {
                throw new UnusableException("The truth mask " + path + " holds the number " + (values[i] & 0xFFFF)
                        + ": class ids go from 0 to 255; read it as grey.");
            }
            labels[i] = (byte) values[i];
        }
        return ids(pixels.width(), pixels.height(), labels);
    }

    private static short[] equalChannels(Path path, Pixels pixels) throws UnusableException {
        int[] rgb = pixels.toRgb().pixels();
        if (hasColours(rgb)) {
            throw new UnusableException("The truth mask " + path
                    + " is in colour, so its numbers are no class ids: read it as palette or as grey.");
        }
        short[] values = new short[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i] = (short) (rgb[i] & 0xFF);
        }
        return values;
    }

    /** 255 is to be ignored, unless it is the only label besides 0: then the mask is black and white. */
    private static Truth ids(int width, int height, byte[] labels) {
        boolean holdsIgnored = false;
        boolean holdsClasses = false;
        for (byte label : labels) {
            holdsIgnored |= (label & 0xFF) == IGNORE;
            holdsClasses |= label != 0 && (label & 0xFF) != IGNORE;
        }
        LabelMap map = LabelMap.of(width, height, labels);
        if (holdsIgnored && !holdsClasses) {
            return new Truth(
                    map,
                    false,
                    OptionalInt.empty(),
                    Optional.of("This truth holds only 0 and 255, so 255 was taken as foreground and not as the label"
                            + " to ignore."));
        }
        return new Truth(map, true, OptionalInt.of(IGNORE), Optional.empty());
    }

    private static Truth grey(Pixels pixels, int threshold, boolean offerThreshold) {
        int count = pixels.width() * pixels.height();
        byte[] labels = new byte[count];
        int[] histogram = new int[256];
        if (pixels instanceof Pixels.Grey grey) {
            short[] values = grey.values();
            // Masks are areas of one value, so a value is looked at once, and its pixels are counted together.
            int start = 0;
            while (start < count) {
                short stored = values[start];
                int end = start + 1;
                while (end < count && values[end] == stored) {
                    end++;
                }
                int value = stored & 0xFFFF;
                int level = Pixels.Grey.to8Bits(value, grey.maximum());
                histogram[level] += end - start;
                // The stored number decides what is non-zero: 1 of 65535 is not nothing.
                if (threshold == 0 ? value > 0 : level > threshold) {
                    setForeground(labels, start, end);
                }
                start = end;
            }
        } else if (pixels instanceof Pixels.Indexed indexed) {
            byte[] indices = indexed.indices();
            int start = 0;
            while (start < count) {
                byte index = indices[start];
                int same = Arrays.mismatch(indices, start, count - 1, indices, start + 1, count);
                int end = same < 0 ? count : start + 1 + same;
                int level = luma(indexed.colour(index & 0xFF));
                histogram[level] += end - start;
                if (level > threshold) {
                    setForeground(labels, start, end);
                }
                start = end;
            }
        } else {
            int[] rgb = pixels.toRgb().pixels();
            for (int i = 0; i < count; i++) {
                int level = luma(rgb[i]);
                histogram[level]++;
                labels[i] = (byte) (level > threshold ? 1 : 0);
            }
        }
        return new Truth(
                LabelMap.of(pixels.width(), pixels.height(), labels),
                false,
                OptionalInt.empty(),
                offerThreshold ? doubt(pixels, histogram, count) : Optional.empty());
    }

    /** A copy is fast under each of Java's compilers, filling only under the best. */
    private static void setForeground(byte[] labels, int start, int end) {
        for (int at = start; at < end; at += FOREGROUND.length) {
            System.arraycopy(FOREGROUND, 0, labels, at, Math.min(FOREGROUND.length, end - at));
        }
    }

    private static Optional<String> doubt(Pixels pixels, int[] histogram, int count) {
        if (pixels instanceof Pixels.Indexed indexed && showsNoneInColour(indexed, histogram[0] == 0)) {
            return Optional.of("This truth's palette shows index 0 in a colour other than black, so that it counts as"
                    + " foreground: if the indices are class ids, read it as class ids (--truth ids).");
        }
        return softness(histogram, count);
    }

    /** A palette of black and white in whatever order is right as it is. */
    private static boolean showsNoneInColour(Pixels.Indexed indexed, boolean noBackground) {
        if (luma(indexed.colour(0)) == 0 || !(noBackground || hasColours(indexed.palette()))) {
            return false;
        }
        for (byte index : indexed.indices()) {
            if (index == 0) {
                return true;
            }
        }
        return false;
    }

    /** OpenCV's fixed-point grey of a colour: 15 fraction bits, rounded. */
    static int luma(int rgb) {
        return ((rgb >> 16) * 9798 + (rgb >> 8 & 0xFF) * 19235 + (rgb & 0xFF) * 3735 + 16384) >> 15;
    }

    /** What to tell of a grey mask that is more than black and white. */
    private static Optional<String> softness(int[] histogram, int count) {
        int levels = 0;
        int highest = 0;
        for (int level = 0; level < histogram.length; level++) {
            if (histogram[level] > 0) {
                levels++;
                highest = level < 255 ? level : highest;
            }
        }
        int between = count - histogram[0] - histogram[255];
        if (levels <= 2 || between <= SOFT_SHARE * count) {
            return Optional.empty();
        }
        String what = "This truth has %d grey levels and any above 0 counts as foreground; ".formatted(levels);
        return Optional.of(what
                + (highest <= LARGEST_USUAL_ID
                        ? "they look like class ids: read it as class ids if they are."
                        : "if it is a soft mask, set a threshold such as 127."));
    }
}
