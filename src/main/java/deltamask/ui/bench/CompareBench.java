package deltamask.ui.bench;

import deltamask.ui.common.FxThread;
import java.awt.Dimension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;

/** Changes how A and B are looked at, on a small and on a large picture. */
final class CompareBench {
    /** 1 and 12 megapixels. */
    static final List<Dimension> SIZES = List.of(new Dimension(1152, 864), new Dimension(4000, 3000));

    static final int IMAGES_OF_A_SIZE = 2;
    private static final List<String> NAMES = List.of("1mp", "12mp");
    private static final long LOOK_NANOS = 1_000_000;
    private static final int CHANGES = 128;
    /** Keys repeat some 30 times a second; a mode is looked at for longer than that. */
    private static final int FRAMES_A_MODE = 4;

    private static final int FRAMES = 240;

    private final Driver driver;

    CompareBench(Driver driver) {
        this.driver = driver;
    }

    Map<String, Object> measure() throws InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        driver.run();
        for (int i = 0; i < SIZES.size(); i++) {
            driver.look(i * IMAGES_OF_A_SIZE + 1);
            String size = NAMES.get(i);
            addFrames(figures, "mode", size, modeFrames());
            figures.put("mode_until_painted_p95_ms_" + size, FrameClock.p95(modeChanges()));
            addFrames(figures, "opacity", size, opacityFrames());
        }
        driver.look(1);
        figures.put("threshold_until_painted_p95_ms_1mp", FrameClock.p95(thresholds()));
        return figures;
    }

    /** How many frames come in a second, and how late a late one is: a late frame that none waits for loses none. */
    private static void addFrames(Map<String, Object> figures, String what, String size, double[] intervals) {
        figures.put(what + "_frames_per_second_" + size, FrameClock.perSecond(intervals));
        figures.put(what + "_frame_p95_ms_" + size, FrameClock.p95(intervals));
    }

    private double[] modeFrames() throws InterruptedException {
        return FrameClock.run(frame -> {
            if (frame % FRAMES_A_MODE == 0) {
                driver.key(KeyCode.M);
            }
            return frame >= FRAMES;
        });
    }

    private double[] modeChanges() throws InterruptedException {
        double[] times = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            times[i] = untilOtherPictures("#compare", () -> driver.key(KeyCode.M));
        }
        return times;
    }

    private double[] opacityFrames() throws InterruptedException {
        Slider opacity = FxThread.call(() -> (Slider) driver.node("#opacity"));
        return FrameClock.run(frame -> {
            opacity.setValue(Math.abs(frame % 100 - 50) / 50.0);
            return frame >= FRAMES;
        });
    }

    private double[] thresholds() throws InterruptedException {
        FxThread.run(() -> driver.key(KeyCode.T));
        Slider threshold = FxThread.call(() -> (Slider) driver.node("#threshold"));
        while (FxThread.call(threshold::isDisabled)) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        double[] times = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            // Steps so large that each changes some pixel: the same mask is not painted again.
            double wanted = 0.3 + 0.4 * (i % 32) / 32;
            times[i] = untilOtherPictures("#picture-b", () -> threshold.setValue(wanted));
        }
        return times;
    }

    /** From a change until what it painted is on screen, in milliseconds. */
    private double untilOtherPictures(String part, Runnable change) throws InterruptedException {
        List<Seen> former = FxThread.call(() -> pictures(part));
        long begin = System.nanoTime();
        FxThread.run(change);
        while (FxThread.call(() -> pictures(part).equals(former))) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
        FxThread.awaitPainted();
        return (System.nanoTime() - begin) / 1e6;
    }

    /** A picture and how it is laid over the others: some modes mix the same pictures in another way. */
    private record Seen(Image image, double opacity, boolean clipped) {}

    private List<Seen> pictures(String part) {
        List<Seen> seen = new ArrayList<>();
        for (Node node : driver.node(part).lookupAll("ImageView")) {
            ImageView view = (ImageView) node;
            seen.add(new Seen(view.getImage(), view.getOpacity(), view.getClip() != null));
        }
        return seen;
    }
}
