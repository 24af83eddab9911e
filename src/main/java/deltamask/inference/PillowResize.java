package deltamask.inference;

import deltamask.dataset.RgbImage;

/**
 * Pillow's {@code Image.resize(size, BILINEAR)} of 8-bit pictures, to the bit: a triangle filter that widens with the
 * reduction, along rows and along columns one after the other, with coefficients of 22 fraction bits and 8-bit values
 * in between. Source: Pillow, src/libImaging/Resample.c.
 */
final class PillowResize {
    private static final int PRECISION_BITS = 32 - 8 - 2;
    private static final int HALF = 1 << (PRECISION_BITS - 1);

    private PillowResize() {}

    static RgbImage resize(RgbImage image, int width, int height) {
        return columnsFirst(image, width, height)
                ? alongRows(alongColumns(image, height), width)
                : alongColumns(alongRows(image, width), height);
    }

    /**
     * Rows come first, as in every Pillow up to 12.2, unless the height loses more than twice as many pixels as the
     * width, as Pillow 13.0 does it. The order matters by one grey level here and there.
     */
    private static boolean columnsFirst(RgbImage image, int width, int height) {
        return height < image.height() && image.height() - height > 2 * (image.width() - width);
    }

    /**
     * For each target position the first source position, their number, and their weights.
     *
     * @param weights {@code size} numbers for each target position
     */
    @SuppressWarnings("ArrayRecordComponent") // scratch numbers of one resize
    private record Coefficients(int size, int[] first, int[] count, int[] weights) {}

    private static Coefficients coefficients(int from, int to) {
        double scale = (double) from / to;
        double filterScale = Math.max(1.0, scale);
        double support = filterScale;
        int size = (int) Math.ceil(support) * 2 + 1;
        int[] first = new int[to];
        int[] count = new int[to];
        int[] weights = new int[Math.multiplyExact(to, size)];
        double[] exact = new double[size];
        double perPixel = 1.0 / filterScale;
        for (int target = 0; target < to; target++) {
            double centre = (target + 0.5) * scale;
            int low = Math.max(0, (int) (centre - support + 0.5));
            int high = Math.min(from, (int) (centre + support + 0.5));
            double sum = 0;
            for (int i = 0; i < high - low; i++) {
                exact[i] = triangle((i + low - centre + 0.5) * perPixel);
                sum += exact[i];
            }
            for (int i = 0; i < high - low; i++) {
                double weight = sum == 0 ? exact[i] : exact[i] / sum;
                weights[target * size + i] = (int) (0.5 + weight * (1 << PRECISION_BITS));
            }
            first[target] = low;
            count[target] = high - low;
        }
        return new Coefficients(size, first, count, weights);
    }

    private static double triangle(double x) {
        double distance = Math.abs(x);
        return distance < 1.0 ? 1.0 - distance : 0.0;
    }

    private static RgbImage alongRows(RgbImage image, int width) {
        if (image.width() == width) {
            return image;
        }
        Coefficients table = coefficients(image.width(), width);
        int[] source = image.pixels();
        int[] target = new int[Math.multiplyExact(width, image.height())];
        for (int y = 0; y < image.height(); y++) {
            int row = y * image.width();
            for (int x = 0; x < width; x++) {
                int red = HALF;
                int green = HALF;
                int blue = HALF;
                int from = row + table.first[x];
                int weights = x * table.size;
                for (int i = 0; i < table.count[x]; i++) {
                    int rgb = source[from + i];
                    int weight = table.weights[weights + i];
                    red += (rgb >> 16) * weight;
                    green += (rgb >> 8 & 0xFF) * weight;
                    blue += (rgb & 0xFF) * weight;
                }
                target[y * width + x] = clip(red) << 16 | clip(green) << 8 | clip(blue);
            }
        }
        return new RgbImage(width, image.height(), target);
    }

    private static RgbImage alongColumns(RgbImage image, int height) {
        if (image.height() == height) {
            return image;
        }
        Coefficients table = coefficients(image.height(), height);
        int width = image.width();
        int[] source = image.pixels();
        int[] target = new int[Math.multiplyExact(width, height)];
        int[] red = new int[width];
        int[] green = new int[width];
        int[] blue = new int[width];
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(red, HALF);
            java.util.Arrays.fill(green, HALF);
            java.util.Arrays.fill(blue, HALF);
            for (int i = 0; i < table.count[y]; i++) {
                int weight = table.weights[y * table.size + i];
                int from = (table.first[y] + i) * width;
                for (int x = 0; x < width; x++) {
                    int rgb = source[from + x];
                    red[x] += (rgb >> 16) * weight;
                    green[x] += (rgb >> 8 & 0xFF) * weight;
                    blue[x] += (rgb & 0xFF) * weight;
                }
            }
            for (int x = 0; x < width; x++) {
                target[y * width + x] = clip(red[x]) << 16 | clip(green[x]) << 8 | clip(blue[x]);
            }
        }
        return new RgbImage(width, height, target);
    }

    private static int clip(int sum) {
        return Math.max(0, Math.min(255, sum >> PRECISION_BITS));
    }
}
