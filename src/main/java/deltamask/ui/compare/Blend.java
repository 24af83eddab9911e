package deltamask.ui.compare;

/**
 * How the two layers of a picture of A and B are mixed.
 *
 * @param a how much of A's is seen, 0 to 1
 * @param b likewise
 * @param cut A's is seen left of this share of the pane's width, B's right of it; 1 with all of A and no B
 * @param wiped whether there is a cut
 */
record Blend(double a, double b, double cut, boolean wiped) {
    static final Blend A_ALONE = new Blend(1, 0, 1, false);
    static final Blend B_ALONE = new Blend(0, 1, 1, false);

    /** From A (0) to B (1). */
    static Blend fade(double share) {
        return new Blend(1 - share, share, 1, false);
    }

    /** A on the left of a share of the width, B on the right. */
    static Blend cut(double share) {
        return new Blend(1, 1, share, true);
    }
}
