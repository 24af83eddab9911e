package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Row;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Test;

/** What is closed is forgotten: no view, cache or listener holds on to a former dataset, its rows or its pictures. */
final class LeakTest extends WindowTest {
    private static final int DATASETS = 20;
    /** From here on all classes are loaded and all caches full. */
    private static final int SETTLED = 8;
    /** A list view keeps some spare cells, which remember what they showed last. */
    private static final int SPARE_CELLS = 12;

    private static final long SLACK = 24 << 20;

    /** A dataset that the window has had. */
    private record Former(WeakReference<Object> dataset, List<WeakReference<Object>> parts) {}

    @Test
    void twentyDatasetsLeaveNothingBehind() throws Exception {
        List<Former> formers = new ArrayList<>();
        Memory settled = null;
        for (int i = 0; i < DATASETS; i++) {
            Path next = dataset(folder.resolve("dataset-" + i), 4);
            runSomeImages();
            formers.add(former());
            open(next);
            if (i == SETTLED) {
                settled = Memory.now();
            }
        }
        untilCollected(formers);
        Memory now = Memory.now();
        // What is still under way in the background holds something for a while, and the painter gives back its copy of
        // a
        // picture only when it paints again. A leak is there however long one waits.
        for (int attempt = 0; attempt < 100 && now.heap() >= settled.heap() + SLACK; attempt++) {
            int step = attempt % 2 == 0 ? 1 : -1;
            interact(() -> session.rows().step(step));
            Thread.sleep(200);
            now = Memory.now();
        }
        assertThat(now.heap()).as("heap after %s", settled).isLessThan(settled.heap() + SLACK);
        assertThat(now.buffers()).as("native buffers after %s", settled).isLessThan(settled.buffers() + SLACK);
    }

    /** Bytes in use: of the heap after a collection, and of native buffers. */
    private record Memory(long heap, long buffers) {
        static Memory now() {
            System.gc();
            long buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            return new Memory(
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), buffers);
        }
    }

    /** Results, masks and pictures are what a dataset holds most of. */
    private void runSomeImages() throws TimeoutException {
        runToTheEnd();
        interact(() -> session.rows().step(1));
        until(() -> session.rows().selected().equals(session.comparedProperty().get()));
    }

    private Former former() {
        List<WeakReference<Object>> parts = new ArrayList<>();
        interact(() -> {
            for (Row row : session.rows().all()) {
                parts.add(new WeakReference<>(row));
                parts.add(new WeakReference<>(row.result()));
            }
            parts.add(new WeakReference<>(session.results()));
            for (Image image : pictures()) {
                parts.add(new WeakReference<>(image));
            }
        });
        return new Former(new WeakReference<>(session.dataset()), parts);
    }

    private List<Image> pictures() {
        return lookup((javafx.scene.Node node) -> node instanceof ImageView).<ImageView>queryAll().stream()
                .map(ImageView::getImage)
                .filter(image -> image != null)
                .toList();
    }

    private void open(Path next) throws TimeoutException {
        // The fake job is handed the dataset too.
        requests.clear();
        jobs.clear();
        answers.next = next;
        clickOn("#dataset");
        until(() -> session.dataset().name().equals(next.getFileName().toString()));
        interact(() -> session.rows().step(1));
        until(() -> session.rows().selected().equals(session.comparedProperty().get()));
    }

    private static void untilCollected(List<Former> formers) throws InterruptedException {
        // A collection takes what nobody holds, but not always all at once.
        for (int attempt = 0; attempt < 10 && !isCollected(formers); attempt++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(formers).noneMatch(former -> former.dataset().get() != null);
        assertThat(formers.stream().flatMap(former -> left(former).stream()))
                .as("what is still held of closed datasets")
                .hasSizeLessThan(SPARE_CELLS);
    }

    private static boolean isCollected(List<Former> formers) {
        return formers.stream()
                .allMatch(
                        former -> former.dataset().get() == null && left(former).isEmpty());
    }

    private static List<Object> left(Former former) {
        return former.parts().stream()
                .map(WeakReference::get)
                .filter(part -> part != null)
                .toList();
    }
}
