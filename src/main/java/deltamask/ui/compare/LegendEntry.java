package deltamask.ui.compare;

import deltamask.ui.common.Numbers;

/**
 * What a colour means.
 *
 * @param rgb 0xRRGGBB
 * @param text in words, with counts where there are some
 */
record LegendEntry(int rgb, String text) {
    static LegendEntry counted(int rgb, String name, long pixels) {
        return new LegendEntry(rgb, name + "  " + Numbers.thousands(pixels) + " px");
    }
}
