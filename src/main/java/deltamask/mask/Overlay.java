package deltamask.mask;

/** Label maps and pictures as pixels to be shown: one int a pixel, in rows from the top left. */
public final class Overlay {
    private Overlay() {}

    /** A label map in a palette's colours, 0xAARRGGBB with alpha 0 or 255, which is premultiplied as well. */
    public static int[] paint(LabelMap map, Palette palette) {
        byte[] labels = map.labels();
        int[] pixels = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            pixels[i] = palette.argb(labels[i]);
        }
        return pixels;
    }

    /**
     * The same at half the size, as {@link #halve} would make it of the whole, but without painting the whole.
     *
     * @param map of even width and height
     */
    public static int[] paintHalved(LabelMap map, Palette palette) {
        byte[] labels = map.labels();
        int width = map.width() / 2;
        int height = map.height() / 2;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            int upper = 2 * y * map.width();
            int lower = upper + map.width();
            for (int i = y * width, end = i + width; i < end; i++, upper += 2, lower += 2) {
                byte a = labels[upper];
                byte b = labels[upper + 1];
                byte c = labels[lower];
                byte d = labels[lower + 1];
                pixels[i] = a == b && a == c && a == d
                        ? palette.argb(a)
                        : mean(palette.argb(a), palette.argb(b), palette.argb(c), palette.argb(d));
            }
        }
        return pixels;
    }

    /**
     * Paints a label map over a picture, as {@code show_mask} does.
     *
     * @param picture 0xAARRGGBB or 0xRRGGBB, as many pixels as the map has; changed in place, and opaque afterwards
     * @param alpha the share of the palette's colour, 0 to 1
     */
    public static void blend(int[] picture, LabelMap map, Palette palette, double alpha) {
        byte[] labels = map.labels();
        if (labels.length != picture.length) {
            throw new IllegalArgumentException(map + " does not fit " + picture.length + " pixels");
        }
        int share = (int) Math.round(alpha * 256);
        for (int i = 0; i < labels.length; i++) {
            int colour = palette.argb(labels[i]);
            picture[i] = 0xFF000000 | (colour >>> 24 == 0 ? picture[i] : mix(picture[i], colour, share));
        }
    }

    private static int mix(int below, int above, int share) {
        int rest = 256 - share;
        int redBlue = ((below & 0xFF00FF) * rest + (above & 0xFF00FF) * share) >>> 8 & 0xFF00FF;
        int green = ((below & 0x00FF00) * rest + (above & 0x00FF00) * share) >>> 8 & 0x00FF00;
        return redBlue | green;
    }

    /**
     * Half the size, each pixel the mean of the up to four that it covers; a picture shown small is read from this, or
     * it glitters.
     *
     * @param pixels premultiplied 0xAARRGGBB
     * @return of {@code (width + 1) / 2} by {@code (height + 1) / 2}
     */
    public static int[] halve(int[] pixels, int width, int height) {
        int halfWidth = (width + 1) / 2;
        int halfHeight = (height + 1) / 2;
        int[] half = new int[halfWidth * halfHeight];
        for (int y = 0; y < halfHeight; y++) {
            int upper = 2 * y * width;
            int lower = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < halfWidth; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, width - 1);
                half[y * halfWidth + x] =
                        mean(pixels[upper + left], pixels[upper + right], pixels[lower + left], pixels[lower + right]);
            }
        }
        return half;
    }

    /** Two channels at a time: in each half of an int there is room for the sum of four. */
    private static int mean(int a, int b, int c, int d) {
        int even = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
        int odd = (a >>> 8 & 0xFF00FF) + (b >>> 8 & 0xFF00FF) + (c >>> 8 & 0xFF00FF) + (d >>> 8 & 0xFF00FF) + 0x020002;
        return (even >>> 2 & 0xFF00FF) | (odd >>> 2 & 0xFF00FF) << 8;
    }
}
