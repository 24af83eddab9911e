package deltamask.ui.compare;

import deltamask.dataset.RgbImage;
import deltamask.mask.LabelMap;
import deltamask.mask.Overlay;
import deltamask.mask.Palette;
import deltamask.ui.common.Pixels;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;

/**
 * A picture for the screen, at its size and at halves of it: drawn small from the whole, it would glitter.
 *
 * @param width of the whole
 * @param height of the whole
 * @param levels the whole, its half, its quarter, ...
 */
record Picture(int width, int height, List<Image> levels) {
    private static final int SMALLEST_SIDE = 128;

    /** A photograph; from any thread. */
    static Picture of(RgbImage image) {
        return of(Pixels.opaque(image), image.width(), image.height());
    }

    /** A mask to be laid over a picture of that size; from any thread. */
    static Picture of(LabelMap map, Palette palette, int width, int height) {
        return of(Overlay.paint(map.resized(width, height), palette), width, height);
    }

    private static Picture of(int[] whole, int width, int height) {
        List<Image> levels = new ArrayList<>();
        int[] pixels = whole;
        int w = width;
        int h = height;
        levels.add(Pixels.image(pixels, w, h));
        while (Math.max(w, h) > 2 * SMALLEST_SIDE) {
            pixels = Overlay.halve(pixels, w, h);
            w = (w + 1) / 2;
            h = (h + 1) / 2;
            levels.add(Pixels.image(pixels, w, h));
        }
        return new Picture(width, height, List.copyOf(levels));
    }

    /** The smallest level that has at least a pixel for each of the screen. */
    Image at(double scale) {
        int level = 0;
        while (level + 1 < levels.size() && scale <= Math.scalb(1.0, -(level + 1))) {
            level++;
        }
        return levels.get(level);
    }
}
