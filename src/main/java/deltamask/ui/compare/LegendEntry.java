package deltamask.ui.compare;

import java.util.Locale;

/**
 * What a colour means.
 *
 * @param rgb 0xRRGGBB
 * @param text in words, with counts where there are some
 */
record LegendEntry(int rgb, String text) {
    /** A count of pixels with its thousands apart. */
    static String count(long pixels) {
        return String.format(Locale.ROOT, "%,d", pixels).replace(',', '\u202f');
    }

    static LegendEntry counted(int rgb, String name, long pixels) {
        return new LegendEntry(rgb, name + "  " + count(pixels) + " px");
    }
}
