package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.variant.ModelCard;
import java.util.Arrays;

/**
 * Makes a label map at the source's size of what the network returned: the numbers are stretched as
 * {@code torch.nn.functional.interpolate(mode="bilinear", align_corners=False)} does, in float32, and then decided;
 * classes that the network decided are taken from the nearest of its pixels. Where
 * the card crops to the centre, the numbers are laid over that part of the source and everything around it is
 * background.
 */
public final class Postprocessor {
    private Postprocessor() {}

    /**
     * Logits: the class of the largest number, of equal ones the lowest. Probability, also of one logit: 1 above the
     * card's threshold, else 0. Labels: what the network says.
     *
     * @param output classes x height x width, or 1 x height x width where there is one number a pixel
     * @param sourceWidth of the upright picture in pixels
     * @param sourceHeight likewise
     * @throws UnusableException if the card asks for more pixels than can be made
     */
    public static LabelMap toLabelMap(Tensor output, ModelCard card, int sourceWidth, int sourceHeight)
            throws UnusableException {
        byte[] labels = new byte[Math.multiplyExact(sourceWidth, sourceHeight)];
        ModelCard.Kind kind = card.output().kind();
        if (kind == ModelCard.Kind.LABELS) {
            copyNearest(output, Area.of(card.input(), sourceWidth, sourceHeight), labels, sourceWidth, sourceHeight);
            return LabelMap.of(sourceWidth, sourceHeight, labels);
        }
        float threshold = (float) card.output().threshold();
        byte[] found = new byte[Area.of(card.input(), sourceWidth, sourceHeight).width()];
        float[] best = new float[found.length];
        stretch(output, card.input(), sourceWidth, sourceHeight, (stretched, from, to, count) -> {
            if (kind.hasThreshold()) {
                probabilities(stretched, kind, best);
                threshold(best, threshold, found);
            } else {
                argmax(stretched, output.channels(), best, found);
            }
            System.arraycopy(found, from, labels, to, count);
        });
        return LabelMap.of(sourceWidth, sourceHeight, labels);
    }

    /**
     * The probability of each pixel of the source, of a network that gives one number a pixel, as {@link #toLabelMap}
     * compares it with the threshold: what exceeds it has label 1. 0 where the network did not look.
     *
     * @param output 1 x height x width
     * @return 1 x sourceHeight x sourceWidth
     * @throws UnusableException if the card asks for more pixels than can be made
     */
    public static Tensor toProbabilities(Tensor output, ModelCard card, int sourceWidth, int sourceHeight)
            throws UnusableException {
        float[] probabilities = new float[Math.multiplyExact(sourceWidth, sourceHeight)];
        float[] found =
                new float[Area.of(card.input(), sourceWidth, sourceHeight).width()];
        stretch(output, card.input(), sourceWidth, sourceHeight, (stretched, from, to, count) -> {
            probabilities(stretched, card.output().kind(), found);
            System.arraycopy(found, from, probabilities, to, count);
        });
        return new Tensor(1, sourceHeight, sourceWidth, probabilities);
    }

    /** Takes one stretched row of the part of the source that the network saw. */
    private interface RowSink {
        /**
         * @param from first position of the row that lies in the source
         * @param to its place among the source's pixels
         * @param count of the positions in the source
         */
        void take(StretchedRow row, int from, int to, int count);
    }

    /** A row between two rows that are stretched to its width already, all channels one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // two rows of a cache, looked at and let go
    private record StretchedRow(float[] upper, float[] lower, float upperWeight, float lowerWeight) {
        void channel(int channel, float[] target) {
            int at = channel * target.length;
            for (int x = 0; x < target.length; x++) {
                target[x] = value(at + x);
            }
        }

        float value(int at) {
            return Fused.multiplyAdd(upper[at], upperWeight, lower[at] * lowerWeight);
        }
    }

    private static void stretch(Tensor output, ModelCard.Input card, int sourceWidth, int sourceHeight, RowSink sink)
            throws UnusableException {
        Area area = Area.of(card, sourceWidth, sourceHeight);
        TorchBilinear columns = TorchBilinear.axis(output.width(), area.width());
        TorchBilinear rows = TorchBilinear.axis(output.height(), area.height());
        TorchBilinear.RowCache cache = new TorchBilinear.RowCache(output, columns);
        int left = Math.max(0, area.left());
        int right = Math.min(sourceWidth, area.left() + area.width());
        for (int y = Math.max(0, area.top()); y < Math.min(sourceHeight, area.top() + area.height()); y++) {
            int target = y - area.top();
            StretchedRow row = new StretchedRow(
                    cache.row(rows.low()[target]),
                    cache.row(rows.high()[target]),
                    rows.lowWeight()[target],
                    rows.highWeight()[target]);
            sink.take(row, left - area.left(), y * sourceWidth + left, right - left);
        }
    }

    private static void probabilities(StretchedRow row, ModelCard.Kind kind, float[] target) {
        row.channel(0, target);
        if (kind == ModelCard.Kind.LOGIT) {
            for (int x = 0; x < target.length; x++) {
                target[x] = (float) (1 / (1 + Math.exp(-target[x])));
            }
        }
    }

    private static void copyNearest(Tensor output, Area area, byte[] labels, int sourceWidth, int sourceHeight) {
        byte[] small = new byte[output.values().length];
        for (int i = 0; i < small.length; i++) {
            small[i] = (byte) output.values()[i];
        }
        LabelMap large = LabelMap.of(output.width(), output.height(), small).resized(area.width(), area.height());
        int left = Math.max(0, area.left());
        int right = Math.min(sourceWidth, area.left() + area.width());
        for (int y = Math.max(0, area.top()); y < Math.min(sourceHeight, area.top() + area.height()); y++) {
            System.arraycopy(
                    large.labels(),
                    (y - area.top()) * area.width() + left - area.left(),
                    labels,
                    y * sourceWidth + left,
                    right - left);
        }
    }

    private static void threshold(float[] probabilities, float threshold, byte[] found) {
        for (int x = 0; x < found.length; x++) {
            found[x] = (byte) (probabilities[x] > threshold ? 1 : 0);
        }
    }

    private static void argmax(StretchedRow row, int channels, float[] best, byte[] found) {
        row.channel(0, best);
        Arrays.fill(found, (byte) 0);
        for (int c = 1; c < channels; c++) {
            int at = c * found.length;
            for (int x = 0; x < found.length; x++) {
                float value = row.value(at + x);
                if (value > best[x]) {
                    best[x] = value;
                    found[x] = (byte) c;
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
