package deltamask.phone;

import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import android.media.ExifInterface;
import java.io.IOException;
import java.nio.file.Path;

/** A decoded picture, upright; alpha is left out, not laid over anything, as DeltaMask does. */
final class Picture {
    final int width;
    final int height;

    /** A row after the other, red in bits 16 to 23, green, blue. */
    final int[] pixels;

    Picture(int width, int height, int[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /** @throws IOException if it is no picture that Android can decode */
    static Picture decode(Path file) throws IOException {
        BitmapFactory.Options options = new BitmapFactory.Options();
        options.inPreferredConfig = Bitmap.Config.ARGB_8888;
        options.inPremultiplied = false;
        options.inScaled = false;
        Bitmap bitmap = BitmapFactory.decodeFile(file.toString(), options);
        if (bitmap == null) {
            throw new IOException("Android cannot decode it: convert it to JPEG or PNG.");
        }
        int width = bitmap.getWidth();
        int height = bitmap.getHeight();
        int[] pixels = new int[width * height];
        bitmap.getPixels(pixels, 0, width, 0, 0, width, height);
        bitmap.recycle();
        int orientation = new ExifInterface(file.toString())
                .getAttributeInt(ExifInterface.TAG_ORIENTATION, ExifInterface.ORIENTATION_NORMAL);
        return new Picture(width, height, pixels).upright(orientation);
    }

    /** By EXIF's numbers: 5 to 8 swap rows and columns; the others only turn or mirror. */
    Picture upright(int orientation) {
        if (orientation < 2 || orientation > 8) {
            return this;
        }
        boolean swap = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        Picture turned = new Picture(swap ? height : width, swap ? width : height, new int[pixels.length]);
        for (int y = 0; y < turned.height; y++) {
            for (int x = 0; x < turned.width; x++) {
                int column = swap ? y : x;
                int row = swap ? x : y;
                int from = (fromBottom ? height - 1 - row : row) * width + (fromRight ? width - 1 - column : column);
                turned.pixels[y * turned.width + x] = pixels[from];
            }
        }
        return turned;
    }

    /** The model's input, as the card says: 3 x height x width numbers. */
    float[] toInput(Card card) {
        int count = pixels.length;
        float[] values = new float[3 * count];
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < count; i++) {
                float unit = (pixels[i] >> (16 - 8 * channel) & 0xFF) / 255f;
                float ranged = card.minusOneToOne ? unit * 2f - 1f : unit;
                values[channel * count + i] = (ranged - card.mean[channel]) / card.std[channel];
            }
        }
        return values;
    }

    /** At the card's size: Pillow's bilinear filter, which widens with the reduction, to within a grey level. */
    Picture forInput(Card card) {
        return card.width == 0
                ? this
                : rows(card.width).transposed().rows(card.height).transposed();
    }

    private Picture transposed() {
        return upright(5);
    }

    private Picture rows(int to) {
        if (to == width) {
            return this;
        }
        Picture resized = new Picture(to, height, new int[to * height]);
        double scale = (double) width / to;
        double support = Math.max(1, scale);
        for (int x = 0; x < to; x++) {
            double centre = (x + 0.5) * scale;
            int first = Math.max(0, (int) (centre - support + 0.5));
            double[] weights = new double[Math.min(width, (int) (centre + support + 0.5)) - first];
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.max(0, 1 - Math.abs((first + i - centre + 0.5) / support));
                sum += weights[i];
            }
            for (int y = 0; y < height; y++) {
                double red = 0;
                double green = 0;
                double blue = 0;
                for (int i = 0; i < weights.length; i++) {
                    int rgb = pixels[y * width + first + i];
                    red += (rgb >> 16 & 0xFF) * weights[i];
                    green += (rgb >> 8 & 0xFF) * weights[i];
                    blue += (rgb & 0xFF) * weights[i];
                }
                resized.pixels[y * to + x] =
                        (int) (red / sum + 0.5) << 16 | (int) (green / sum + 0.5) << 8 | (int) (blue / sum + 0.5);
            }
        }
        return resized;
    }
}
