package deltamask.report;

import deltamask.mask.MaskColours;
import deltamask.mask.Palette;

/**
 * How a mask is painted over an image.
 *
 * @param opacity share of the colour, 0 to 1
 */
public record OverlayLook(MaskColours colours, double opacity) {
    /** Blue at 0.6, as the study's {@code show_mask}. */
    public static final OverlayLook SHOW_MASK = new OverlayLook(MaskColours.BLUE, Palette.SHOW_MASK_ALPHA);

    public OverlayLook {
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("an opacity lies between 0 and 1, not at " + opacity);
        }
    }
}
