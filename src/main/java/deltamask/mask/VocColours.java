package deltamask.mask;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The colours that Pascal VOC gives its class ids, 0 to 255, by the rule of its development kit: the id's bits are dealt
 * in turn to red, green and blue, the lowest three becoming the highest bits of the three channels, and so on.
 */
public final class VocColours {
    /** The colour around objects, whose pixels are left out of scores. */
    public static final int BORDER = 0xE0E0C0;

    private static final int[] COLOURS = new int[256];
    private static final Map<Integer, Integer> LABELS = new HashMap<>();

    static {
        for (int label = 0; label < 256; label++) {
            COLOURS[label] = shuffleBits(label);
            LABELS.put(COLOURS[label], label);
        }
    }

    private VocColours() {}

    private static int shuffleBits(int label) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int rest = label;
        for (int bit = 7; bit >= 0; bit--) {
            red |= (rest & 1) << bit;
            green |= (rest >> 1 & 1) << bit;
            blue |= (rest >> 2 & 1) << bit;
            rest >>= 3;
        }
        return (red << 16) | (green << 8) | blue;
    }

    /** The colour of a class id from 0 to 255 as 0xRRGGBB; 255 is {@link #BORDER}. */
    public static int rgb(int label) {
        return COLOURS[label];
    }

    /** The class id of a colour 0xRRGGBB; empty where VOC has no such colour. */
    public static OptionalInt label(int rgb) {
        Integer label = LABELS.get(rgb);
        return label == null ? OptionalInt.empty() : OptionalInt.of(label);
    }
}
