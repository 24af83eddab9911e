package deltamask.inference.djl;

import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import java.util.Arrays;
import java.util.Optional;

/**
 * How the sizes of an output are to be read as a map of an image.
 *
 * @param channelsLast whether the channels of a pixel lie side by side
 */
record MapShape(int channels, int height, int width, boolean channelsLast) {
    /**
     * Four sizes with the batch's 1 in front, three without it or, where there is one number a pixel, without the
     * channel, or two; empty for anything else. A row of scores, 1 x classes, is no map.
     */
    static Optional<MapShape> of(long[] shape, ModelCard card) {
        boolean single = card.output().kind() != Kind.LOGITS;
        if (Arrays.stream(shape).anyMatch(size -> size < 1)) {
            return Optional.empty();
        }
        if (shape.length == 2 && (single || shape[0] > 1)) {
            return Optional.of(map(1, shape[0], shape[1], false));
        }
        if (shape.length == 3 && single && shape[0] == 1) {
            return Optional.of(map(1, shape[1], shape[2], false));
        }
        long[] sizes = shape.length == 4 && shape[0] == 1 ? Arrays.copyOfRange(shape, 1, 4) : shape;
        if (sizes.length != 3) {
            return Optional.empty();
        }
        return Optional.of(
                card.input().layout() == Layout.NHWC
                        ? map(sizes[2], sizes[0], sizes[1], true)
                        : map(sizes[0], sizes[1], sizes[2], false));
    }

    private static MapShape map(long channels, long height, long width, boolean channelsLast) {
        return new MapShape((int) channels, (int) height, (int) width, channelsLast);
    }
}
