package deltamask.ui.common;

/**
 * Something the user is told in the window until it is closed.
 *
 * @param kind how grave it is
 * @param sentence for the user, as it stands
 */
public record Notice(Kind kind, String sentence) {
    /** How grave it is. */
    public enum Kind {
        INFO,
        PROBLEM
    }

    public static Notice info(String sentence) {
        return new Notice(Kind.INFO, sentence);
    }

    public static Notice problem(String sentence) {
        return new Notice(Kind.PROBLEM, sentence);
    }
}
