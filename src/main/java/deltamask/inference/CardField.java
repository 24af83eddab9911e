package deltamask.inference;

/** What of a model card may not fit its network. */
public enum CardField {
    RESIZE("input.resize"),
    SIZE("input.width and input.height"),
    VALUES("input.scale"),
    LAYOUT("input.layout"),
    PRECISION("input.dtype"),
    NORMALISATION("input.mean and input.std"),
    OUTPUT("output.key"),
    NUMBERS("output.kind");

    private final String keys;

    CardField(String keys) {
        this.keys = keys;
    }

    /** As a card's JSON calls it. */
    public String keys() {
        return keys;
    }
}
