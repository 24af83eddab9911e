package deltamask.ui.common;

import deltamask.dataset.RgbImage;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pixels as pictures for the screen, without a copy; from any thread. */
public final class Pixels {
    private static final int OPAQUE = 0xFF000000;

    private Pixels() {}

    /** @param pixels premultiplied 0xAARRGGBB in rows from the top left; belongs to the picture from now on */
    public static Image image(int[] pixels, int width, int height) {
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }

    /** A copy of a picture's pixels, opaque. */
    public static int[] opaque(RgbImage image) {
        int[] pixels = image.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= OPAQUE;
        }
        return pixels;
    }
}
