package deltamask.ui.compare;

import deltamask.dataset.RgbImage;
import deltamask.mask.Overlay;
import deltamask.ui.common.Pixels;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

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

    /** The same without colours, by the weights of ITU-R BT.601; from any thread. */
    Picture grey() {
        int[] pixels = pixels();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            int grey = (299 * (rgb >> 16 & 0xFF) + 587 * (rgb >> 8 & 0xFF) + 114 * (rgb & 0xFF) + 500) / 1000;
            pixels[i] = 0xFF000000 | grey * 0x010101;
        }
        return of(pixels, width, height);
    }

    /** A copy of all pixels, 0xAARRGGBB; from any thread. */
    int[] pixels() {
        int[] pixels = new int[width * height];
        levels.get(0)
                .getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return pixels;
    }

    /** The colour of a pixel, 0xRRGGBB. */
    int rgb(int x, int y) {
        return levels.get(0).getPixelReader().getArgb(x, y) & 0xFFFFFF;
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
