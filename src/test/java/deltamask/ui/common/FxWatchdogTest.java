package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

final class FxWatchdogTest {
    private static final double LIMIT_MS = 16;

    @BeforeAll
    static void startJavaFx() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aTaskThatHoldsTheThreadIsSeenAndNamed() throws Exception {
        try (FxWatchdog watchdog = new FxWatchdog(LIMIT_MS)) {
            FxThread.run(FxWatchdogTest::holdTheThread);
            awaitStretch(watchdog);

            assertThat(watchdog.longestMilliseconds()).isGreaterThan(LIMIT_MS);
            assertThat(watchdog.stretches()).anySatisfy(stretch -> assertThat(stretch.stacks())
                    .anySatisfy(stack -> assertThat(stack).contains("FxWatchdogTest.holdTheThread")));

            watchdog.reset();
            assertThat(watchdog.stretches()).noneSatisfy(stretch -> assertThat(stretch.stacks())
                    .anySatisfy(stack -> assertThat(stack).contains("holdTheThread")));
        }
    }

    /** Ends when the watchdog has had time for several looks, however slow the machine. */
    private static void holdTheThread() {
        CountDownLatch never = new CountDownLatch(1);
        for (int look = 0; look < 40; look++) {
            try {
                never.await((long) LIMIT_MS, java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void awaitStretch(FxWatchdog watchdog) throws InterruptedException {
        while (watchdog.stretches().isEmpty()) {
            assertThat(Platform.isFxApplicationThread()).isFalse();
            Thread.sleep(5);
        }
    }
}
