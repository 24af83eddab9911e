package deltamask.dataset;

/**
 * How a truth mask's pixels become labels.
 *
 * @param kind the reading
 * @param threshold for {@link Kind#THRESHOLD}: grey values above it are foreground, 0 to 254
 */
public record TruthFormat(Kind kind, int threshold) {
    /** The readings. */
    public enum Kind {
        /** Palette files and pictures in VOC's colours are class ids, everything else is grey. */
        AUTO,
        /** Any non-zero value is foreground: the study's rule. */
        GREY,
        /** Values above the threshold are foreground. */
        THRESHOLD,
        /**
         * The value (or palette index, or VOC's colour) is the class id; 255 is ignored, unless it is the only non-zero
         * value.
         */
        CLASS_IDS,
        /** The colour is looked up among VOC's class colours; its border colour is ignored. */
        PALETTE
    }

    public static final TruthFormat AUTO = new TruthFormat(Kind.AUTO, 0);
    public static final TruthFormat GREY = new TruthFormat(Kind.GREY, 0);
    public static final TruthFormat CLASS_IDS = new TruthFormat(Kind.CLASS_IDS, 0);
    public static final TruthFormat PALETTE = new TruthFormat(Kind.PALETTE, 0);

    /** Grey values above the threshold are foreground. */
    public static TruthFormat threshold(int threshold) {
        return new TruthFormat(Kind.THRESHOLD, threshold);
    }

    /**
     * Reads {@code auto}, {@code grey}, {@code ids}, {@code palette} or a threshold from 0 to 254.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static TruthFormat parse(String text) {
        return switch (text) {
            case "auto" -> AUTO;
            case "grey" -> GREY;
            case "ids" -> CLASS_IDS;
            case "palette" -> PALETTE;
            default -> parseThreshold(text);
        };
    }

    private static TruthFormat parseThreshold(String text) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 254) {
            return threshold(Integer.parseInt(text));
        }
        throw new IllegalArgumentException(
                "a truth is read as auto, grey, ids, palette or by a threshold from 0 to 254, not \"" + text + "\"");
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return switch (kind) {
            case AUTO -> "auto";
            case GREY -> "grey";
            case CLASS_IDS -> "ids";
            case PALETTE -> "palette";
            case THRESHOLD -> Integer.toString(threshold);
        };
    }
}
