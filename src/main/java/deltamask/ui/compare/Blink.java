package deltamask.ui.compare;

/** A and B in turn, so that what differs moves. */
final class Blink implements Mode {
    @Override
    public String title() {
        return "Blink";
    }

    @Override
    public String says() {
        return "A, and B as long as the key B is held: what differs moves";
    }

    @Override
    public boolean joined() {
        return true;
    }

    @Override
    public Tool tool() {
        return Tool.BLINK;
    }

    @Override
    public Blend blend(double share, boolean showB) {
        return showB ? Blend.B_ALONE : Blend.A_ALONE;
    }
}
