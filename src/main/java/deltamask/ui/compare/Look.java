package deltamask.ui.compare;

import deltamask.ui.common.Side;

/**
 * How masks are painted.
 *
 * @param colours of fills and outlines
 * @param outlined whether only the contour is painted
 * @param outlineWidth in pixels of the screen, from 1
 * @param backdrop below the masks
 */
record Look(Colours colours, boolean outlined, int outlineWidth, Backdrop backdrop) {
    static final int WIDEST = 6;
    static final Look DEFAULT = new Look(Colours.BLUE, false, 2, Backdrop.COLOUR);

    /** A mask of the sample, as a layer. */
    Layer layer(Subject subject, Mask mask) {
        Mask like = subject.mask(Side.A).value().or(subject.mask(Side.B)::value).orElse(mask);
        return new Layer(Layer.Kind.MASK, mask.labels(), colours.of(mask, like));
    }
}
