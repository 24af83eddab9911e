package deltamask.ui.gallery;

/** What is painted over thumbnails. */
enum OverlayChoice {
    NONE("No mask"),
    TRUTH("Truth"),
    A("Mask of A"),
    B("Mask of B");

    private final String label;

    OverlayChoice(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
