package deltamask.ui.variants;

import deltamask.failure.UnusableException;
import deltamask.inference.Probe;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes thread checks in the background, one after the other, and ends them at once. JavaFX thread only. */
final class ThreadTiming {
    private final Tasks tasks;
    private Measurement latest;

    ThreadTiming(Tasks tasks) {
        this.tasks = tasks;
    }

    /** One check; its processes can be ended from any thread. */
    private static final class Measurement {
        private volatile Probe probe;
        private volatile boolean ended;

        ThreadCheck run(Variant variant, ModelCard card, Path image, int threads) throws UnusableException {
            if (ended) {
                throw new UnusableException("The check was ended.");
            }
            return ThreadCheck.measure(variant, card, image, threads, this::started);
        }

        private void started(Probe now) {
            probe = now;
            if (ended) {
                now.close();
            }
        }

        void end() {
            ended = true;
            Probe now = probe;
            if (now != null) {
                now.kill();
            }
        }
    }

    /**
     * Times a variant.
     *
     * @param through gets the check; nothing where it was ended, or the variant cannot be run, which its run tells
     */
    void start(Variant variant, ModelCard card, Path image, int threads, Consumer<Optional<ThreadCheck>> through) {
        Measurement started = new Measurement();
        latest = started;
        tasks.start(
                Lane.TIMING,
                () -> started.run(variant, card, image, threads),
                check -> through.accept(Optional.of(check)),
                failure -> through.accept(Optional.empty()));
    }

    /** Ends what is being timed. */
    void stop() {
        if (latest != null) {
            latest.end();
        }
    }
}
