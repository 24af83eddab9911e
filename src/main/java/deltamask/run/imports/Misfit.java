package deltamask.run.imports;

import deltamask.dataset.Sample;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Something in an import that does not fit the dataset.
 *
 * @param sample the image, where it is one's
 * @param file the mask's name, or the name in a file of timings; empty where there is none
 * @param sentence what is wrong
 */
public record Misfit(Kind kind, Optional<Sample> sample, String file, String sentence) {
    /** What does not fit, and what becomes of it when it is accepted. */
    public enum Kind {
        MISSING("the image stays without a mask"),
        EXTRA("the mask is left out"),
        DOUBLE("none of the masks is taken, and the image stays without one"),
        UNREADABLE("the image counts as failed"),
        SIZE("the mask is resized to the image by nearest neighbour"),
        TURNED("the mask is taken as it lies"),
        TIMES("the times are left out");

        private final String consequence;

        Kind(String consequence) {
            this.consequence = consequence;
        }

        /** What acceptance means, in half a sentence. */
        public String consequence() {
            return consequence;
        }

        /** @throws IllegalArgumentException with a sentence for the user */
        public static Kind parse(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("what can be accepted is "
                            + Arrays.stream(values()).map(Kind::toString).collect(Collectors.joining(", "))
                            + ", not \"" + text + "\""));
        }

        /** What {@link #parse} reads. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
