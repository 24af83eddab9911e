package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import deltamask.ui.common.FxWatchdog;
import deltamask.ui.common.RowFilter;
import deltamask.ui.common.Session;
import deltamask.ui.common.SortOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;

/** Scrolls, sorts, filters and walks through a window full of images. Called on the thread that opened it. */
final class GalleryBench {
    private static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");
    private static final long LOOK_NANOS = 2_000_000;
    /** A flick of the wheel: three notches a frame. */
    private static final double SCROLL_PIXELS = 120;

    private static final int SCROLL_FRAMES = 600;
    private static final int WHOLE_SCROLL_FRAMES = 400;
    private static final int NEXT_IMAGES = MadeUpRun.WITH_LABEL_MAPS - 2;
    private static final double MEGABYTE = 1e6;

    private final Driver driver;
    private final Session session;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    GalleryBench(Driver driver) {
        this.driver = driver;
        this.session = driver.session();
    }

    /** Until the tiles of the first screen have their pictures; counted from the moment the images were listed. */
    double firstThumbnails() throws InterruptedException {
        long begin = System.nanoTime();
        while (!FxThread.call(this::tilesHavePictures)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        FxThread.awaitPainted();
        return (System.nanoTime() - begin) / 1e6;
    }

    private boolean tilesHavePictures() {
        Node gallery = driver.node("#gallery");
        Bounds seen = gallery.localToScene(gallery.getLayoutBounds());
        int filled = 0;
        for (Node tile : gallery.lookupAll(".tile")) {
            if (!tile.isVisible() || !seen.intersects(tile.localToScene(tile.getLayoutBounds()))) {
                continue;
            }
            if (tile.getPseudoClassStates().contains(LOADING)
                    || tile.lookupAll(".image-view").stream()
                            .noneMatch(view -> ((ImageView) view).getImage() != null)) {
                return false;
            }
            filled++;
        }
        return filled > 0;
    }

    /** All but the first thumbnails. */
    Map<String, Object> measure() throws InterruptedException {
        try (FxWatchdog watchdog = new FxWatchdog(BusyTimes.LIMIT_MS)) {
            BusyTimes busy = new BusyTimes(watchdog);
            busy.during("scroll", this::scroll);
            figures.put("heap_mb", heap());
            busy.during("run", driver::run);
            figures.put("heap_with_results_mb", heap());
            busy.during(
                    "sort", () -> figures.put("sort_ms", untilPainted(() -> order(SortOrder.Key.DELTA_IOU.order()))));
            busy.during(
                    "filter",
                    () -> figures.put(
                            "filter_ms", untilPainted(() -> filter(RowFilter.ALL.withKind(RowFilter.Kind.WORSE)))));
            busy.during("show all", () -> {
                FxThread.run(() -> filter(RowFilter.ALL));
                FxThread.run(() -> order(SortOrder.DEFAULT));
            });
            busy.during("next image", () -> figures.put("next_image_p95_ms", FrameClock.p95(nextImages())));
            figures.putAll(busy.figures());
        }
        return figures;
    }

    private void order(SortOrder order) {
        session.rows().orderProperty().set(order);
    }

    private void filter(RowFilter filter) {
        session.rows().filterProperty().set(filter);
    }

    /** Once through what users do first. */
    void lookAround() throws InterruptedException {
        driver.run();
        FxThread.run(() -> order(SortOrder.Key.DELTA_IOU.order()));
        FxThread.awaitPainted();
        nextImages();
        FxThread.run(
                () -> session.themeProperty().set(session.themeProperty().get().other()));
        FxThread.awaitPainted();
    }

    private void scroll() throws InterruptedException {
        ScrollBar bar = FxThread.call(() -> (ScrollBar) driver.node("#gallery > .scroll-bar"));
        // Once over the same way, so that the thumbnails are there.
        FrameClock.run(frame -> scrolled(bar, SCROLL_PIXELS, frame >= SCROLL_FRAMES));
        FxThread.run(() -> bar.setValue(0));
        FxThread.awaitPainted();
        double[] intervals = FrameClock.run(frame -> scrolled(bar, SCROLL_PIXELS, frame >= SCROLL_FRAMES));
        figures.put("frame_p95_ms", FrameClock.p95(intervals));
        figures.put("frame_max_ms", java.util.Arrays.stream(intervals).max().orElseThrow());
        FrameClock.run(frame -> {
            bar.setValue(bar.getMax() * Math.min(1, frame / (double) WHOLE_SCROLL_FRAMES));
            return frame >= WHOLE_SCROLL_FRAMES;
        });
        FxThread.run(() -> bar.setValue(0));
        FxThread.awaitPainted();
    }

    private static boolean scrolled(ScrollBar bar, double pixels, boolean last) {
        bar.setValue(Math.min(bar.getMax(), bar.getValue() + pixels));
        return last;
    }

    /** What is alive after a collection. JavaFX lets go of the painted copy of a dead picture with the next frame. */
    private static double heap() throws InterruptedException {
        System.gc();
        FxThread.awaitPainted();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static double untilPainted(Runnable change) throws InterruptedException {
        long begin = System.nanoTime();
        FxThread.run(change);
        FxThread.awaitPainted();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** From the key to the painted pictures, image after image. */
    private double[] nextImages() throws InterruptedException {
        driver.look(1);
        double[] times = new double[NEXT_IMAGES];
        for (int i = 0; i < NEXT_IMAGES; i++) {
            long begin = System.nanoTime();
            FxThread.run(() -> driver.key(KeyCode.RIGHT));
            driver.awaitShown();
            times[i] = (System.nanoTime() - begin) / 1e6;
            // Nobody presses faster than keys repeat.
            LockSupport.parkNanos(30_000_000);
        }
        return times;
    }
}
