package deltamask.ui.common;

/** The two sides of a comparison. */
public enum Side {
    /** The reference. */
    A,
    /** The candidate. */
    B;

    public Side other() {
        return this == A ? B : A;
    }
}
