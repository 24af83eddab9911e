package deltamask.run;

import java.util.Locale;

/** Whether a Run is made for its times or for its masks. */
public enum Mode {
    /** One image at a time, A and B in turn: times can be compared. */
    TIMED,
    /** Stages and variants overlap: the same masks sooner, and times that mean little. */
    FAST;

    /** As written in files and on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
