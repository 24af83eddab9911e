package deltamask.dataset;

import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Reads masks that another program made, as label maps. */
public final class MaskReader {
    private static final int LARGEST_ID = 255;

    private final Map<Integer, Integer> phoneLabels;

    /** @param phoneLabels the class ids of the colours, 0xRRGGBB, that the study's app paints */
    public MaskReader(Map<Integer, Integer> phoneLabels) {
        this.phoneLabels = Map.copyOf(phoneLabels);
    }

    /**
     * What a file can be. An empty mask can be anything, and one of 0 and 1 grey or class ids; they are the same under
     * each.
     *
     * @param labels under the first of the formats
     * @param formats at least one, in the order of preference
     * @param soft whether it is grey and more than black and white
     */
    public record Guess(LabelMap labels, Set<MaskFormat> formats, boolean soft) {}

    /**
     * Reads a mask and finds out what its pixels mean.
     *
     * @throws UnusableException if it cannot be read, or is in colours that no format knows
     */
    public Guess guess(Path file) throws UnusableException {
        Pixels pixels = pixels(file);
        EnumSet<MaskFormat> formats = formats(pixels);
        if (formats.isEmpty()) {
            throw new UnusableException("The mask " + file + " is in colours that are neither Pascal VOC's nor the"
                    + " phone's (such as #" + firstUnknown(pixels) + "): save it as PNG in one of these, or say how it"
                    + " is to be read.");
        }
        return new Guess(
                read(file, pixels, formats.iterator().next()),
                formats,
                formats.equals(EnumSet.of(MaskFormat.GREY)) && isSoft(pixels));
    }

    /**
     * Reads a mask.
     *
     * @throws UnusableException if it cannot be read, or is not of that format
     */
    public LabelMap read(Path file, MaskFormat format) throws UnusableException {
        return read(file, pixels(file), format);
    }

    private static Pixels pixels(Path file) throws UnusableException {
        return new PictureFile(PictureFile.Use.MASK, file).read();
    }

    private EnumSet<MaskFormat> formats(Pixels pixels) {
        if (pixels instanceof Pixels.Grey grey) {
            return ofValues(histogram(grey), grey.maximum());
        }
        if (pixels instanceof Pixels.Indexed indexed
                && TruthReader.hasVocPalette(indexed)
                && !isEmpty(indexed.indices())) {
            return EnumSet.of(MaskFormat.PALETTE);
        }
        int[] rgb = pixels.toRgb().pixels();
        if (!TruthReader.hasColours(rgb)) {
            boolean[] seen = new boolean[256];
            for (int colour : rgb) {
                seen[colour & 0xFF] = true;
            }
            return ofValues(seen, 255);
        }
        if (all(rgb, colour -> colour == 0 || phoneLabels.containsKey(colour))) {
            return EnumSet.of(MaskFormat.PHONE);
        }
        if (TruthReader.vocLabels(rgb).isPresent()) {
            return EnumSet.of(MaskFormat.PALETTE);
        }
        return pixels instanceof Pixels.Indexed ? EnumSet.of(MaskFormat.IDS) : EnumSet.noneOf(MaskFormat.class);
    }

    private static boolean isSoft(Pixels pixels) {
        for (int colour : pixels.toRgb().pixels()) {
            if (colour != 0 && colour != 0xFFFFFF) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEmpty(byte[] labels) {
        for (byte label : labels) {
            if (label != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean[] histogram(Pixels.Grey grey) {
        boolean[] seen = new boolean[grey.maximum() + 1];
        for (short value : grey.values()) {
            seen[value & 0xFFFF] = true;
        }
        return seen;
    }

    /**
     * Black and white is grey; few small numbers are class ids, with 255 for what is left out; the rest is a soft mask.
     *
     * @param maximum the number that is white
     */
    private static EnumSet<MaskFormat> ofValues(boolean[] seen, int maximum) {
        int largest = 0;
        boolean blackAndWhite = true;
        for (int value = 1; value < seen.length; value++) {
            if (seen[value]) {
                blackAndWhite &= value == maximum;
                largest = value == LARGEST_ID && maximum == LARGEST_ID ? largest : value;
            }
        }
        if (blackAndWhite) {
            boolean empty = !seen[maximum];
            return empty
                    ? EnumSet.allOf(MaskFormat.class)
                    : maximum == 1 ? EnumSet.of(MaskFormat.IDS, MaskFormat.GREY) : EnumSet.of(MaskFormat.GREY);
        }
        if (largest == 1 && !(seen.length > LARGEST_ID && seen[LARGEST_ID])) {
            return EnumSet.of(MaskFormat.IDS, MaskFormat.GREY);
        }
        return largest <= TruthReader.LARGEST_USUAL_ID ? EnumSet.of(MaskFormat.IDS) : EnumSet.of(MaskFormat.GREY);
    }

    private static boolean all(int[] rgb, IntPredicate holds) {
        int last = -1;
        for (int colour : rgb) {
            if (colour != last && !holds.test(colour)) {
                return false;
            }
            last = colour;
        }
        return true;
    }

    private String firstUnknown(Pixels pixels) {
        for (int colour : pixels.toRgb().pixels()) {
            if (colour != 0 && !phoneLabels.containsKey(colour)) {
                return "%06X".formatted(colour);
            }
        }
        return "000000";
    }

    private LabelMap read(Path file, Pixels pixels, MaskFormat format) throws UnusableException {
        byte[] labels =
                switch (format) {
                    case IDS -> ids(file, pixels);
                    case GREY -> grey(pixels);
                    case PALETTE -> palette(file, pixels);
                    case PHONE -> phone(file, pixels);
                };
        return LabelMap.of(pixels.width(), pixels.height(), labels);
    }

    private static byte[] ids(Path file, Pixels pixels) throws UnusableException {
        if (pixels instanceof Pixels.Indexed indexed) {
            return indexed.indices();
        }
        int[] rgb = pixels instanceof Pixels.Grey ? null : pixels.toRgb().pixels();
        byte[] labels = new byte[pixels.width() * pixels.height()];
        for (int i = 0; i < labels.length; i++) {
            int value = rgb == null ? ((Pixels.Grey) pixels).values()[i] & 0xFFFF : rgb[i] & 0xFF;
            boolean coloured = rgb != null && value * 0x010101 != rgb[i];
            if (coloured || value > LARGEST_ID) {
                throw new UnusableException("The mask " + file + " holds "
                        + (coloured ? "colours" : "the number " + value)
                        + ": class ids are numbers from 0 to 255; read it in another way.");
            }
            labels[i] = (byte) value;
        }
        // Nearly the same number is another class.
        if (!isEmpty(labels) && new PictureFile(PictureFile.Use.MASK, file).format() == FileFormat.JPEG) {
            throw new UnusableException("The mask " + file + " is a JPEG, which does not keep class ids: save it as"
                    + " PNG, or read it as grey.");
        }
        return labels;
    }

    private static byte[] grey(Pixels pixels) {
        byte[] labels = new byte[pixels.width() * pixels.height()];
        if (pixels instanceof Pixels.Grey grey) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (grey.values()[i] == 0 ? 0 : 1);
            }
        } else {
            int[] rgb = pixels.toRgb().pixels();
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (TruthReader.luma(rgb[i]) == 0 ? 0 : 1);
            }
        }
        return labels;
    }

    private static byte[] palette(Path file, Pixels pixels) throws UnusableException {
        if (pixels instanceof Pixels.Indexed indexed && TruthReader.hasVocPalette(indexed)) {
            return indexed.indices();
        }
        Optional<byte[]> labels = TruthReader.vocLabels(pixels.toRgb().pixels());
        return labels.orElseThrow(() -> new UnusableException("The mask " + file
                + " has colours that are not among Pascal VOC's class colours: read it in another way."));
    }

    private byte[] phone(Path file, Pixels pixels) throws UnusableException {
        int[] rgb = pixels.toRgb().pixels();
        byte[] labels = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            Integer label = rgb[i] == 0 ? Integer.valueOf(0) : phoneLabels.get(rgb[i]);
            if (label == null) {
                throw new UnusableException(
                        ("The mask %s holds the colour #%06X, which stands for no class here: the phone"
                                        + " paints a person red, a dog green and a sheep blue on black, and only a PNG keeps that.")
                                .formatted(file, rgb[i]));
            }
            labels[i] = label.byteValue();
        }
        return labels;
    }
}
