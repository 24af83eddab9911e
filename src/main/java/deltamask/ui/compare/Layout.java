package deltamask.ui.compare;

import deltamask.ui.common.Side;
import java.util.List;

/** How many pictures are side by side. */
enum Layout {
    FOUR("Four panes", "4"),
    TWO("Two panes: A and B", "2"),
    ONE("One pane", "1");

    private final String title;
    private final String key;

    Layout(String title, String key) {
        this.title = title;
        this.key = key;
    }

    String title() {
        return title;
    }

    /** Its shortcut, in JavaFX's notation. */
    String keys() {
        return "Shortcut+" + key;
    }

    String shownKeys() {
        return "Ctrl+" + key;
    }

    /**
     * What the panes show.
     *
     * @param joined whether A and B are shown in one picture
     * @param alone whose picture is shown where there is room for one
     * @param reference what the joined picture stands beside: the truth, or the image where there is none
     */
    List<Slot> slots(boolean joined, Side alone, Slot reference) {
        return switch (this) {
            case FOUR ->
                joined
                        ? List.of(reference, Slot.A, Slot.B, Slot.BOTH)
                        : List.of(Slot.IMAGE, Slot.TRUTH, Slot.A, Slot.B);
            case TWO -> joined ? List.of(reference, Slot.BOTH) : List.of(Slot.A, Slot.B);
            case ONE -> List.of(joined ? Slot.BOTH : Slot.of(alone));
        };
    }

    /**
     * What they show of an image without results: panes for A and B alone would be empty.
     *
     * @param reference the truth, or the image where there is none
     */
    List<Slot> slotsWithoutResult(Slot reference) {
        return switch (this) {
            case FOUR -> List.of(Slot.IMAGE, Slot.TRUTH, Slot.A, Slot.B);
            case TWO -> reference == Slot.IMAGE ? List.of(Slot.IMAGE) : List.of(Slot.IMAGE, reference);
            case ONE -> List.of(Slot.IMAGE);
        };
    }
}
