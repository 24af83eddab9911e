package deltamask.mask;

import java.util.Locale;

/** In which colours masks are painted, in a window and in a report. */
public enum MaskColours {
    BLUE("Blue for what is scored") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return Palette.single(scored, Palette.SHOW_MASK_BLUE);
        }
    },
    VOC("Class colours of VOC") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return ClassColours.voc();
        }
    },
    CARD("Class colours of the card") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return ClassColours.own(classes);
        }
    },
    PHONE("Class colours of the phone") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return ClassColours.phone(classes.names());
        }
    },
    RANDOM("Random class colours") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return ClassColours.random();
        }
    },
    SAFE("Colour-blind safe") {
        @Override
        public Palette ofClasses(Foreground scored, Classes classes) {
            return ClassColours.colourBlindSafe();
        }
    };

    private final String title;

    MaskColours(String title) {
        this.title = title;
    }

    /**
     * Of a mask whose labels are class ids.
     *
     * @param classes what they are
     */
    public abstract Palette ofClasses(Foreground scored, Classes classes);

    /**
     * Of a truth that only tells foreground from background: it has the colour of the one class that is scored.
     *
     * @param scored in the masks beside it
     * @param classes of these
     */
    public Palette ofForeground(Foreground scored, Classes classes) {
        int label = scored.ids().size() == 1 ? scored.ids().iterator().next() : 1;
        int colour = this == BLUE
                ? Palette.SHOW_MASK_BLUE
                : ofClasses(scored, classes).argb(label) & 0xFFFFFF;
        return Palette.single(Foreground.any(), colour);
    }

    /** On the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return title;
    }
}
