package deltamask.ui.compare;

import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import deltamask.ui.common.Side;

/**
 * How masks are painted.
 *
 * @param colours of fills and outlines
 * @param outlined whether only the contour is painted
 * @param outlineWidth in pixels of the screen, from 1
 * @param backdrop below the masks
 */
record Look(MaskColours colours, boolean outlined, int outlineWidth, Backdrop backdrop) {
    static final int WIDEST = 6;
    private static final int IGNORED_GREY = 0x808080;
    static final Look DEFAULT = new Look(MaskColours.BLUE, false, 2, Backdrop.COLOUR);

    /** A mask of the sample, as a layer. */
    Layer layer(Subject subject, Mask mask) {
        Mask like = subject.mask(Side.A).value().or(subject.mask(Side.B)::value).orElse(mask);
        return new Layer(Layer.Kind.MASK, mask.labels(), palette(mask, like));
    }

    private Palette palette(Mask mask, Mask like) {
        Palette palette = mask.classIds()
                ? colours.ofClasses(mask.foreground(), mask.classes())
                : colours.ofForeground(like.foreground(), like.classes());
        return palette.with(mask.ignored(), IGNORED_GREY);
    }
}
