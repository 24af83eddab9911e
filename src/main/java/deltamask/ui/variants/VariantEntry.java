package deltamask.ui.variants;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model file in the list.
 *
 * @param bundled whether it lies in {@code models/}, from where it cannot be taken
 * @param variant once it is opened
 * @param problem why it cannot be, one sentence
 */
record VariantEntry(Path file, boolean bundled, Optional<Variant> variant, Optional<String> problem) {
    static VariantEntry unread(Path file, boolean bundled) {
        return new VariantEntry(file, bundled, Optional.empty(), Optional.empty());
    }

    VariantEntry opened(Variant now) {
        return new VariantEntry(file, bundled, Optional.of(now), Optional.empty());
    }

    VariantEntry failed(Exception failure) {
        String sentence = failure instanceof UnusableException
                ? failure.getMessage()
                : "It cannot be read: " + Reasons.of(failure);
        return new VariantEntry(file, bundled, Optional.empty(), Optional.of(sentence));
    }

    boolean isUnread() {
        return variant.isEmpty() && problem.isEmpty();
    }

    String fileName() {
        return String.valueOf(file.getFileName());
    }

    /** The card's name, or the file's. */
    String name() {
        return variant.map(Variant::name).orElseGet(this::fileName);
    }
}
