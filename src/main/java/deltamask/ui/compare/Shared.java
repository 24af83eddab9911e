package deltamask.ui.compare;

import java.util.function.DoubleFunction;

/** A and B in one picture, shared out by the user. */
final class Shared implements Mode {
    private final String title;
    private final String says;
    private final DoubleFunction<Blend> blend;

    private Shared(String title, String says, DoubleFunction<Blend> blend) {
        this.title = title;
        this.says = says;
        this.blend = blend;
    }

    /** A left of a line, B right of it. */
    static Shared wipe() {
        return new Shared(
                "Wipe", "A left of a line, B right of it: drag the line, or Shift+Left and Shift+Right", Blend::cut);
    }

    /** A fades into B. */
    static Shared onionSkin() {
        return new Shared("Onion skin", "A fades into B: with the slider, or Shift+Left and Shift+Right", Blend::fade);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String says() {
        return says;
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
        return blend.apply(share);
    }
}
