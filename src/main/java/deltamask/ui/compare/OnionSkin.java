package deltamask.ui.compare;

/** A fades into B. */
final class OnionSkin implements Mode {
    @Override
    public String title() {
        return "Onion skin";
    }

    @Override
    public String says() {
        return "A fades into B: with the slider, or Shift+Left and Shift+Right";
    }

    @Override
    public boolean joined() {
        return true;
    }

    @Override
    public Tool tool() {
        return Tool.SHARE;
    }

    @Override
    public Blend blend(double share, boolean showB) {
        return Blend.fade(share);
    }
}
