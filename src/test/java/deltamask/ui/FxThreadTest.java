package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.FxWatchdog;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.SortOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/**
 * How long a task takes depends on the machine; what must never be on the JavaFX thread does not. The watchdog looks at
 * that thread's stack whenever it is busy, all through a session of work.
 */
final class FxThreadTest extends WindowTest {
    private static final double LOOK_AFTER_MS = 1;

    /** Reading, writing, decoding, scoring, and waiting for another thread or process. */
    private static final List<String> FORBIDDEN = List.of(
            "java.io.FileInputStream.read",
            "java.io.RandomAccessFile.",
            "sun.nio.ch.FileChannelImpl.",
            "sun.nio.fs.UnixNativeDispatcher.",
            "javax.imageio.",
            "java.lang.ProcessImpl.",
            "java.lang.Thread.sleep",
            "java.util.concurrent.FutureTask.get",
            "java.util.concurrent.CompletableFuture.get",
            "deltamask.dataset.ImageReader.",
            "deltamask.dataset.TruthReader.",
            "deltamask.mask.LabelMapFile.",
            "deltamask.metrics.Bootstrap.",
            "deltamask.variant.Variants.open",
            "deltamask.run.RunFolder.labelMap(",
            "deltamask.run.RunFolder.read");

    /**
     * Java loads classes, fonts and style sheets when they are first needed, on whatever thread that is. The checksum of
     * a style sheet is read only where it is a file of its own, as in the tests; in a jar JavaFX asks for none.
     */
    private static final List<String> LOADING = List.of(
            "java.lang.ClassLoader.",
            "jdk.internal.loader.",
            "java.lang.Class.getResource",
            "java.util.ResourceBundle",
            "java.util.ServiceLoader",
            "com.sun.javafx.css.StyleManager.loadStylesheet",
            "com.sun.javafx.css.StyleManager.calculateCheckSum",
            "javafx.css.CssParser",
            "com.sun.javafx.font.",
            "com.sun.glass.utils.NativeLibLoader");

    @Test
    void theJavaFxThreadNeitherReadsNorWaits() throws Exception {
        try (FxWatchdog watchdog = new FxWatchdog(LOOK_AFTER_MS)) {
            work();

            List<String> seen = watchdog.stretches().stream()
                    .flatMap(stretch -> stretch.stacks().stream())
                    .toList();
            assertThat(seen).as("what the thread was seen to do").isNotEmpty();
            assertThat(seen.stream().filter(FxThreadTest::isForbidden)).isEmpty();
        }
    }

    /** Opens, runs, sorts, filters, looks, exports. */
    private void work() throws TimeoutException, java.io.IOException {
        runToTheEnd();
        interact(() -> session.rows().orderProperty().set(SortOrder.Key.DELTA_IOU.order()));
        interact(() -> session.rows().filterProperty().set(RowFilter.ALL.withKind(RowFilter.Kind.CHANGED)));
        interact(() -> session.rows().filterProperty().set(RowFilter.ALL));
        clickOn("#compare");
        for (int i = 0; i < IMAGES; i++) {
            type(KeyCode.RIGHT);
            until(() ->
                    session.rows().selected().equals(session.comparedProperty().get()));
        }
        clickOn("#theme");
        clickOn("#as-table");
        answers.next = folder.resolve("chart.svg");
        clickOn("#export");
        clickOn("Chart as SVG…");
        until(() -> session.noticeProperty().get() != null
                && session.noticeProperty().get().sentence().startsWith("Saved"));
        Path other = dataset(folder.resolve("other"), 3);
        answers.next = other;
        clickOn("#dataset");
        until(() -> session.dataset().name().equals("other"));
    }

    private static boolean isForbidden(String stack) {
        return FORBIDDEN.stream().anyMatch(stack::contains) && LOADING.stream().noneMatch(stack::contains);
    }
}
