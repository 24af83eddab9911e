package deltamask.dataset;

/** Shrinks a picture so that each new pixel is the mean of the area it covers. */
final class AreaAverage {
    private AreaAverage() {}

    /** So small that no side exceeds {@code maxSide}; itself where it is already. */
    static RgbImage toFit(RgbImage image, int maxSide) {
        int longest = Math.max(image.width(), image.height());
        if (longest <= maxSide) {
            return image;
        }
        int width = (int) Math.max(1, Math.round((double) image.width() * maxSide / longest));
        int height = (int) Math.max(1, Math.round((double) image.height() * maxSide / longest));
        return shrink(image, width, height);
    }

    private static RgbImage shrink(RgbImage image, int width, int height) {
        int[] source = image.pixels();
        int[] target = new int[width * height];
        float[] sums = new float[3 * width];
        double stepY = (double) image.height() / height;
        for (int y = 0; y < height; y++) {
            java.util.Arrays.fill(sums, 0);
            double top = y * stepY;
            double bottom = Math.min(image.height(), top + stepY);
            for (int row = (int) top; row < bottom; row++) {
                float part = (float) (Math.min(bottom, row + 1) - Math.max(top, row));
                addRow(source, row * image.width(), image.width(), part, sums);
            }
            float area = (float) ((bottom - top) * image.width() / width);
            for (int x = 0; x < width; x++) {
                target[y * width + x] = Math.min(255, Math.round(sums[3 * x] / area)) << 16
                        | Math.min(255, Math.round(sums[3 * x + 1] / area)) << 8
                        | Math.min(255, Math.round(sums[3 * x + 2] / area));
            }
        }
        return new RgbImage(width, height, target);
    }

    private static void addRow(int[] source, int from, int sourceWidth, float part, float[] sums) {
        int width = sums.length / 3;
        double step = (double) sourceWidth / width;
        for (int x = 0; x < width; x++) {
            double left = x * step;
            double right = Math.min(sourceWidth, left + step);
            for (int column = (int) left; column < right; column++) {
                float weight = part * (float) (Math.min(right, column + 1) - Math.max(left, column));
                int rgb = source[from + column];
                sums[3 * x] += weight * (rgb >> 16);
                sums[3 * x + 1] += weight * (rgb >> 8 & 0xFF);
                sums[3 * x + 2] += weight * (rgb & 0xFF);
            }
        }
    }
}
