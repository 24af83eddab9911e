package deltamask.ui.compare;

import java.util.Optional;

/** Something of a sample, or why there is none: a sentence or a few words for the user. */
record Part<T>(Optional<T> value, String reason) {
    static <T> Part<T> of(T value) {
        return new Part<>(Optional.of(value), "");
    }

    static <T> Part<T> missing(String reason) {
        return new Part<>(Optional.empty(), reason);
    }

    boolean isThere() {
        return value.isPresent();
    }
}
