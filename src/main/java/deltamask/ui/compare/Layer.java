package deltamask.ui.compare;

import deltamask.mask.LabelMap;
import deltamask.mask.Palette;

/** Labels in colours, laid over a photograph. Equal where labels and colours are. */
record Layer(Kind kind, LabelMap labels, Palette palette) {
    /** How it is painted. */
    enum Kind {
        /** A mask: filled or as an outline. */
        MASK,
        /** What two masks make of each pixel: always filled, and a single pixel is seen however small the picture. */
        FINDINGS,
        /** In the photograph's place. */
        PICTURE
    }
}
