package deltamask.ui.variants;

import com.google.gson.JsonObject;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Follows a card that is edited: the latest is tried in the background, those in between are passed over. JavaFX thread
 * only.
 */
final class Trial {
    /** What takes longer than this is ended when there is something newer to try. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Attempt attempt;
    private final Tasks tasks;
    private final IntSupplier threads;
    private final Consumer<Tried> tried;
    private final Consumer<String> failed;
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private Wanted wanted;
    private int asked;
    private long startedAt;
    private boolean closed;

    private record Wanted(JsonObject json, Path image) {}

    /**
     * @param tried gets what came of the latest card
     * @param failed gets a sentence where nothing came of it
     */
    Trial(Variant variant, Tasks tasks, IntSupplier threads, Consumer<Tried> tried, Consumer<String> failed) {
        this.attempt = new Attempt(variant);
        this.tasks = tasks;
        this.threads = threads;
        this.tried = tried;
        this.failed = failed;
    }

    /** Whether something is being tried. */
    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /** Tries a card on an image, in the place of what was to be tried before. */
    void want(JsonObject json, Path image) {
        wanted = new Wanted(json, image);
        asked++;
        if (!working.get()) {
            next();
        } else if (System.nanoTime() - startedAt > PATIENCE_NANOS) {
            attempt.interrupt();
        }
    }

    /** Nothing is to be tried any more: what is wanted cannot be. */
    void forget() {
        wanted = null;
        asked++;
    }

    /** Tries nothing for a while, and ends what is being tried at once. */
    void hold() {
        forget();
        attempt.hold(true);
    }

    /** What is wanted from now on is tried again. */
    void release() {
        attempt.hold(false);
    }

    private void next() {
        if (wanted == null || closed) {
            working.set(false);
            return;
        }
        Wanted now = wanted;
        int number = asked;
        int wantedThreads = threads.getAsInt();
        working.set(true);
        startedAt = System.nanoTime();
        tasks.start(
                Lane.PREFLIGHT,
                () -> attempt.run(now.json(), now.image(), wantedThreads),
                result -> {
                    if (number == asked && !closed) {
                        wanted = null;
                        tried.accept(result);
                    }
                },
                failure -> {
                    if (number == asked && !closed) {
                        wanted = null;
                        failed.accept(sentence(failure));
                    }
                },
                this::next);
    }

    private static String sentence(Exception failure) {
        return failure instanceof UnusableException
                ? failure.getMessage()
                : "It cannot be tried: " + Reasons.of(failure) + ".";
    }

    void close() {
        closed = true;
        attempt.interrupt();
        tasks.start(
                Lane.FILES,
                () -> {
                    attempt.close();
                    return null;
                },
                done -> {},
                tasks::lost);
    }
}
