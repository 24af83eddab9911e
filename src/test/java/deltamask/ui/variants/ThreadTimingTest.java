package deltamask.ui.variants;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.ui.common.Tasks;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Thread checks that a run ends before they are through. */
class ThreadTimingTest extends FxRobot {
    private final Path image = Fixtures.SAMPLES.resolve("images/2.jpg");
    private Tasks tasks;

    @BeforeEach
    void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        tasks = new Tasks(sentence -> {});
    }

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void oneThatIsStoppedBringsNothingAlsoWhereItsModelIsStillLoadingAndTheNextOneIsMade() throws Exception {
        Variant variant = Variants.open(Fixtures.MODELS.resolve("scripted.pt"));
        CompletableFuture<Optional<ThreadCheck>> stopped = new CompletableFuture<>();
        CompletableFuture<Optional<ThreadCheck>> next = new CompletableFuture<>();
        interact(() -> {
            ThreadTiming timing = new ThreadTiming(tasks);
            timing.start(variant, variant.card(), image, 2, stopped::complete);
            timing.stop();
            timing.start(variant, variant.card(), image, 2, next::complete);
        });

        assertThat(stopped.get()).isEmpty();
        assertThat(next.get()).get().satisfies(check -> assertThat(check.threads())
                .isEqualTo(2));
    }
}
