package deltamask.dataset;

import java.util.Objects;

/** A decoded picture, upright, 8 bits a channel, without alpha: one 0xRRGGBB int a pixel, in rows from the top left. */
public final class RgbImage {
    private final int width;
    private final int height;
    private final int[] pixels;

    /** @throws IllegalArgumentException if the array does not hold width x height pixels */
    public RgbImage(int width, int height, int[] pixels) {
        Objects.requireNonNull(pixels);
        if (width < 1 || height < 1 || (long) width * height != pixels.length) {
            throw new IllegalArgumentException("%d pixels do not fill %d x %d".formatted(pixels.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The backing array, row-major; not a copy, never write to it. The top 8 bits are 0. */
    public int[] pixels() {
        return pixels;
    }
}
