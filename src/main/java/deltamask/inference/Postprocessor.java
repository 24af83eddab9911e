package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.variant.ModelCard;

/**
 * Makes a label map at the source's size of what the network returned: the numbers are stretched as
 * {@code torch.nn.functional.interpolate(mode="bilinear", align_corners=False)} does, in float32, and then decided. Where
 * the card crops to the centre, the numbers are laid over that part of the source and everything around it is
 * background.
 */
public final class Postprocessor {
    private Postprocessor() {}

    /**
     * Logits: the class of the largest number, of equal ones the lowest. Probability: 1 above the card's threshold, else
     * 0.
     *
     * @param output classes x height x width, or 1 x height x width for a probability
     * @param sourceWidth of the upright picture in pixels
     * @param sourceHeight likewise
     * @throws UnusableException if the card asks for more pixels than can be made
     */
    public static LabelMap toLabelMap(Tensor output, ModelCard card, int sourceWidth, int sourceHeight)
            throws UnusableException {
        Area area = Area.of(card.input(), sourceWidth, sourceHeight);
        byte[] labels = new byte[Math.multiplyExact(sourceWidth, sourceHeight)];
        boolean probability = card.output().kind() == ModelCard.Kind.PROBABILITY;
        float threshold = (float) card.output().threshold();
        TorchBilinear columns = TorchBilinear.axis(output.width(), area.width());
        TorchBilinear rows = TorchBilinear.axis(output.height(), area.height());
        TorchBilinear.RowCache cache = new TorchBilinear.RowCache(output, columns);
        int left = Math.max(0, area.left());
        int right = Math.min(sourceWidth, area.left() + area.width());
        float[] best = new float[area.width()];
        byte[] row = new byte[area.width()];
        for (int y = Math.max(0, area.top()); y < Math.min(sourceHeight, area.top() + area.height()); y++) {
            int target = y - area.top();
            float[] upper = cache.row(rows.low()[target]);
            float[] lower = cache.row(rows.high()[target]);
            float upperWeight = rows.lowWeight()[target];
            float lowerWeight = rows.highWeight()[target];
            if (probability) {
                threshold(upper, lower, upperWeight, lowerWeight, threshold, row);
            } else {
                argmax(upper, lower, upperWeight, lowerWeight, output.channels(), best, row);
            }
            System.arraycopy(row, left - area.left(), labels, y * sourceWidth + left, right - left);
        }
        return LabelMap.of(sourceWidth, sourceHeight, labels);
    }

    private static void threshold(
            float[] upper, float[] lower, float upperWeight, float lowerWeight, float threshold, byte[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = (byte) (Fused.multiplyAdd(upper[x], upperWeight, lower[x] * lowerWeight) > threshold ? 1 : 0);
        }
    }

    private static void argmax(
            float[] upper,
            float[] lower,
            float upperWeight,
            float lowerWeight,
            int channels,
            float[] best,
            byte[] row) {
        int width = row.length;
        for (int x = 0; x < width; x++) {
            best[x] = Fused.multiplyAdd(upper[x], upperWeight, lower[x] * lowerWeight);
            row[x] = 0;
        }
        for (int c = 1; c < channels; c++) {
            int at = c * width;
            for (int x = 0; x < width; x++) {
                float value = Fused.multiplyAdd(upper[at + x], upperWeight, lower[at + x] * lowerWeight);
                if (value > best[x]) {
                    best[x] = value;
                    row[x] = (byte) c;
                }
            }
        }
    }

    /** The part of the source that the network saw, in source pixels; it may reach beyond where it was padded. */
    private record Area(int left, int top, int width, int height) {
        static Area of(ModelCard.Input card, int sourceWidth, int sourceHeight) throws UnusableException {
            InputGeometry sizes = InputGeometry.of(sourceWidth, sourceHeight, card);
            if (sizes.crop() == 0) {
                return new Area(0, 0, sourceWidth, sourceHeight);
            }
            double perPixelX = (double) sourceWidth / sizes.resizedWidth();
            double perPixelY = (double) sourceHeight / sizes.resizedHeight();
            int left = (int) Math.rint(sizes.cropLeft() * perPixelX);
            int top = (int) Math.rint(sizes.cropTop() * perPixelY);
            int right = (int) Math.rint((sizes.cropLeft() + sizes.crop()) * perPixelX);
            int bottom = (int) Math.rint((sizes.cropTop() + sizes.crop()) * perPixelY);
            return new Area(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
        }
    }
}
