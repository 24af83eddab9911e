package deltamask.ui.compare;

import deltamask.mask.ClassColours;
import deltamask.mask.Palette;

/** In which colours masks are painted. */
enum Colours {
    BLUE("Blue for what is scored") {
        @Override
        Palette palette(Mask mask) {
            return Palette.single(mask.foreground(), Palette.SHOW_MASK_BLUE);
        }
    },
    VOC("Class colours of VOC") {
        @Override
        Palette palette(Mask mask) {
            return ClassColours.voc();
        }
    },
    PHONE("Class colours of the phone") {
        @Override
        Palette palette(Mask mask) {
            return ClassColours.phone(mask.classes());
        }
    },
    RANDOM("Random class colours") {
        @Override
        Palette palette(Mask mask) {
            return ClassColours.random();
        }
    },
    SAFE("Colour-blind safe") {
        @Override
        Palette palette(Mask mask) {
            return ClassColours.colourBlindSafe();
        }
    };

    private static final int IGNORED_GREY = 0x808080;

    private final String title;

    Colours(String title) {
        this.title = title;
    }

    abstract Palette palette(Mask mask);

    /** A mask in these colours. A truth without class ids has the colour of the one class that is scored. */
    final Palette of(Mask mask, Mask like) {
        if (mask.classIds()) {
            return palette(mask).with(mask.ignored(), IGNORED_GREY);
        }
        int label = like.foreground().ids().size() == 1
                ? like.foreground().ids().iterator().next()
                : 1;
        int colour = this == BLUE ? Palette.SHOW_MASK_BLUE : palette(like).argb(label) & 0xFFFFFF;
        return Palette.single(mask.foreground(), colour).with(mask.ignored(), IGNORED_GREY);
    }

    @Override
    public String toString() {
        return title;
    }
}
