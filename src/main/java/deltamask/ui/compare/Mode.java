package deltamask.ui.compare;

import deltamask.ui.common.Side;
import java.util.List;
import java.util.Optional;

/** A way to show A against B. All but the words is asked for in the background. */
interface Mode {
    /** What the user can do in a mode beyond looking. */
    enum Tool {
        NONE,
        /** Moves from A to B. */
        SHARE,
        /** Shows A or B. */
        BLINK
    }

    /** The name in the chooser; it is remembered too. */
    String title();

    /** What it shows, one sentence. */
    String says();

    /** Whether A and B are shown in one picture. */
    boolean joined();

    default Tool tool() {
        return Tool.NONE;
    }

    /** Whether the forward time stands alone below A and B, in whole milliseconds. */
    default boolean wholeMilliseconds() {
        return false;
    }

    /** Why a pane cannot be shown; empty where it can. */
    default Optional<String> missing(Slot slot, Subject subject) {
        return slot.missing(subject);
    }

    /** What is laid over the photograph in a pane of which nothing is missing: two layers at most, A's first. */
    default List<Layer> layers(Slot slot, Subject subject, Look look) {
        return switch (slot) {
            case IMAGE -> List.of();
            case TRUTH -> List.of(look.layer(subject, subject.truth().value().orElseThrow()));
            case A -> List.of(side(Side.A, subject, look));
            case B -> List.of(side(Side.B, subject, look));
            case BOTH -> List.of(side(Side.A, subject, look), side(Side.B, subject, look));
        };
    }

    private static Layer side(Side side, Subject subject, Look look) {
        return look.layer(subject, subject.mask(side).value().orElseThrow());
    }

    /** What is seen below the masks. */
    default Backdrop backdrop(Slot slot, Look look) {
        return look.backdrop();
    }

    /**
     * How two layers are mixed.
     *
     * @param share from A (0) to B (1), set by the user
     * @param showB whether B is asked for instead of A
     */
    default Blend blend(double share, boolean showB) {
        return Blend.A_ALONE;
    }

    /** What the colours mean; empty where they need no words. */
    default List<LegendEntry> legend(Subject subject, Look look) {
        return ClassLegend.of(subject, look);
    }

    /** More words for the legend. */
    default String note(Subject subject) {
        return "";
    }
}
