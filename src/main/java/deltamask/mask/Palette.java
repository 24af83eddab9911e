package deltamask.mask;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** A colour for each label: 0xAARRGGBB, alpha 0 for labels that are not painted. Equal where all colours are. */
public final class Palette {
    /** The blue of the study's {@code show_mask}, 0xRRGGBB. */
    public static final int SHOW_MASK_BLUE = 0x1E90FF;

    /** The share of colour in {@code show_mask}'s mixture of colour and picture, 0 to 1. */
    public static final double SHOW_MASK_ALPHA = 0.6;

    private static final int OPAQUE = 0xFF000000;

    private final int[] colours;

    private Palette(int[] colours) {
        this.colours = colours;
    }

    /**
     * A colour for each label.
     *
     * @param argb of a label from 0 to 255: 0xAARRGGBB, the alpha 0 or 255
     */
    public static Palette of(IntUnaryOperator argb) {
        return new Palette(IntStream.range(0, 256).map(argb).toArray());
    }

    /**
     * One colour for all foreground.
     *
     * @param rgb 0xRRGGBB
     */
    public static Palette single(Foreground foreground, int rgb) {
        int[] colours = new int[256];
        for (int label = 0; label < 256; label++) {
            colours[label] = foreground.contains(label) ? OPAQUE | rgb : 0;
        }
        return new Palette(colours);
    }

    /**
     * The same, with another colour for one label, such as the ignored one.
     *
     * @param label none: the palette itself
     * @param rgb 0xRRGGBB
     */
    public Palette with(OptionalInt label, int rgb) {
        if (label.isEmpty()) {
            return this;
        }
        int[] changed = Arrays.copyOf(colours, colours.length);
        changed[label.getAsInt() & 0xFF] = OPAQUE | rgb;
        return new Palette(changed);
    }

    /** The colour of a label, 0xAARRGGBB. */
    public int argb(int label) {
        return colours[label & 0xFF];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette palette && Arrays.equals(colours, palette.colours);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(colours);
    }
}
