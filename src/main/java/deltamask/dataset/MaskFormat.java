package deltamask.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the pixels of a mask mean that was made elsewhere. */
public enum MaskFormat {
    /** The value, or a palette's index, is the class id. */
    IDS("class ids"),
    /** Any value above 0 is foreground: the study's rule. It becomes class 1. */
    GREY("grey, any value above 0 is foreground"),
    /** The colour is Pascal VOC's colour of the class. */
    PALETTE("Pascal VOC's colours"),
    /** The study's app: red, green and blue on black for person, dog and sheep. */
    PHONE("the phone's red, green and blue on black");

    private final String words;

    MaskFormat(String words) {
        this.words = words;
    }

    public String inWords() {
        return words;
    }

    /**
     * Reads {@code ids}, {@code grey}, {@code palette} or {@code phone}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static MaskFormat parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("masks are read as "
                        + Arrays.stream(values()).map(MaskFormat::toString).collect(Collectors.joining(", "))
                        + ", not \"" + text + "\""));
    }

    /** What {@link #parse} reads. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
