package deltamask.ui.compare;

import java.util.List;

/** All modes, in the order of the chooser. */
final class Modes {
    static final List<Mode> ALL = List.of(
            new SideBySide(),
            Shared.wipe(),
            new Blink(),
            Shared.onionSkin(),
            new WhoHasIt(),
            new AgainstTruth(),
            new Heat(),
            new AsOnThePhone());

    private Modes() {}

    /** The mode of a title; the first where there is none. */
    static Mode titled(String title) {
        return ALL.stream()
                .filter(mode -> mode.title().equals(title))
                .findFirst()
                .orElse(ALL.get(0));
    }
}
