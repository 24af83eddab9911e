package deltamask.ui.compare;

/** Each mask in a picture of its own. */
final class SideBySide implements Mode {
    @Override
    public String title() {
        return "Side by side";
    }

    @Override
    public String says() {
        return "Each mask in a picture of its own";
    }

    @Override
    public boolean joined() {
        return false;
    }
}
