package deltamask.mask;

import java.util.List;
import java.util.Locale;

/** In which colours masks are painted, in a window and in a report. */
public enum MaskColours {
    BLUE("Blue for what is scored") {
        @Override
        public Palette ofClasses(Foreground scored, List<String> classes) {
            return Palette.single(scored, Palette.SHOW_MASK_BLUE);
        }
    },
    VOC("Class colours of VOC") {
        @Override
        public Palette ofClasses(Foreground scored, List<String> classes) {
            return ClassColours.voc();
        }
    },
    PHONE("Class colours of the phone") {
        @Override
        public Palette ofClasses(Foreground scored, List<String> classes) {
            return ClassColours.phone(classes);
        }
    },
    RANDOM("Random class colours") {
        @Override
        public Palette ofClasses(Foreground scored, List<String> classes) {
            return ClassColours.random();
        }
    },
    SAFE("Colour-blind safe") {
        @Override
        public Palette ofClasses(Foreground scored, List<String> classes) {
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
     * @param classes names by label; empty where nobody says
     */
    public abstract Palette ofClasses(Foreground scored, List<String> classes);

    /**
     * Of a truth that only tells foreground from background: it has the colour of the one class that is scored.
     *
     * @param scored in the masks beside it
     * @param classes of these
     */
    public Palette ofForeground(Foreground scored, List<String> classes) {
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
