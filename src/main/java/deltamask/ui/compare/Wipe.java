package deltamask.ui.compare;

/** A left of a line, B right of it. */
final class Wipe implements Mode {
    @Override
    public String title() {
        return "Wipe";
    }

    @Override
    public String says() {
        return "A left of a line, B right of it: drag the line, or Shift+Left and Shift+Right";
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
        return Blend.cut(share);
    }
}
