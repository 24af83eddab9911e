package deltamask.ui.compare;

/** What is seen below the masks. */
enum Backdrop {
    COLOUR("Image in colour"),
    GREY("Image in grey"),
    HIDDEN("Image hidden");

    private final String title;

    Backdrop(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
