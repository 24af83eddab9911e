package deltamask.ui.compare;

import deltamask.ui.common.Side;
import java.util.Locale;
import java.util.Optional;

/** What a pane shows. */
enum Slot {
    /** The photograph alone. */
    IMAGE("Image"),
    TRUTH("Truth"),
    A("A"),
    B("B"),
    /** A and B in one picture. */
    BOTH("A and B");

    private final String title;

    Slot(String title) {
        this.title = title;
    }

    static Slot of(Side side) {
        return side == Side.A ? A : B;
    }

    String title() {
        return title;
    }

    /** The pane's id. */
    String id() {
        return "picture-" + name().toLowerCase(Locale.ROOT);
    }

    /** Whose it is, where it is one variant's. */
    Optional<Side> side() {
        return switch (this) {
            case A -> Optional.of(Side.A);
            case B -> Optional.of(Side.B);
            default -> Optional.empty();
        };
    }

    /** Why it cannot be shown; empty where it can. */
    Optional<String> missing(Subject subject) {
        return switch (this) {
            case IMAGE -> Optional.empty();
            case TRUTH -> reason(subject.truth());
            case A -> reason(subject.mask(Side.A));
            case B -> reason(subject.mask(Side.B));
            case BOTH ->
                A.missing(subject).map(reason -> "A: " + reason).or(() -> B.missing(subject)
                        .map(reason -> "B: " + reason));
        };
    }

    private static Optional<String> reason(Part<?> part) {
        return part.isThere() ? Optional.empty() : Optional.of(part.reason());
    }
}
