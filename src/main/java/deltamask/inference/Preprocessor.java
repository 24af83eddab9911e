package deltamask.inference;

import deltamask.dataset.RgbImage;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;

/**
 * Makes a network's input of a picture, as a card says, with the numbers that torchvision makes: {@code Resize},
 * {@code CenterCrop} (padded with black where the picture is smaller), a stretch to a multiple, {@code ToTensor} (value
 * / 255), for -1 to 1 twice that minus 1, and {@code Normalize}; all in float32.
 */
public final class Preprocessor {
    private Preprocessor() {}

    /**
     * The network's input: 3 x height x width numbers in the card's channel order.
     *
     * @throws UnusableException if the card asks for more pixels than can be made
     */
    public static Tensor toInput(RgbImage image, ModelCard.Input card) throws UnusableException {
        InputGeometry sizes = InputGeometry.of(image.width(), image.height(), card);
        return card.antialias() ? filtered(image, sizes, card) : interpolated(image, sizes, card);
    }

    /** 8-bit pictures up to the last step, as Pillow's. */
    private static Tensor filtered(RgbImage image, InputGeometry sizes, ModelCard.Input card) {
        RgbImage resized = PillowResize.resize(image, sizes.resizedWidth(), sizes.resizedHeight());
        RgbImage cropped = sizes.crop() > 0 ? crop(resized, sizes) : resized;
        RgbImage input = PillowResize.resize(cropped, sizes.inputWidth(), sizes.inputHeight());
        int count = input.pixels().length;
        float[] values = new float[3 * count];
        for (int channel = 0; channel < 3; channel++) {
            int shift = shift(channel, card);
            float[] table = new float[256];
            for (int value = 0; value < 256; value++) {
                table[value] = normalise(value / 255f, channel, card);
            }
            int at = channel * count;
            for (int rgb : input.pixels()) {
                values[at++] = table[rgb >> shift & 0xFF];
            }
        }
        return new Tensor(3, input.height(), input.width(), values);
    }

    /** Floats from the first step on, as {@code interpolate}'s. */
    private static Tensor interpolated(RgbImage image, InputGeometry sizes, ModelCard.Input card) {
        int count = image.pixels().length;
        float[] values = new float[3 * count];
        for (int channel = 0; channel < 3; channel++) {
            int shift = shift(channel, card);
            int at = channel * count;
            for (int rgb : image.pixels()) {
                values[at++] = (rgb >> shift & 0xFF) / 255f;
            }
        }
        Tensor whole = new Tensor(3, image.height(), image.width(), values);
        Tensor resized = TorchBilinear.resize(whole, sizes.resizedWidth(), sizes.resizedHeight());
        Tensor cropped = sizes.crop() > 0 ? crop(resized, sizes) : resized;
        Tensor input = TorchBilinear.resize(cropped, sizes.inputWidth(), sizes.inputHeight());
        int plane = input.width() * input.height();
        float[] normalised = new float[3 * plane];
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] = normalise(input.values()[i], i / plane, card);
        }
        return new Tensor(3, input.height(), input.width(), normalised);
    }

    private static int shift(int channel, ModelCard.Input card) {
        return card.channelOrder().equals("BGR") ? 8 * channel : 16 - 8 * channel;
    }

    private static float normalise(float unit, int channel, ModelCard.Input card) {
        float ranged = card.minusOneToOne() ? unit * 2f - 1f : unit;
        return (ranged - card.mean().get(channel).floatValue())
                / card.std().get(channel).floatValue();
    }

    private static RgbImage crop(RgbImage image, InputGeometry sizes) {
        int side = sizes.crop();
        int[] cropped = new int[Math.multiplyExact(side, side)];
        int left = Math.max(0, sizes.cropLeft());
        int length = Math.min(image.width(), sizes.cropLeft() + side) - left;
        for (int y = 0; y < side; y++) {
            int from = y + sizes.cropTop();
            if (from >= 0 && from < image.height()) {
                System.arraycopy(
                        image.pixels(),
                        from * image.width() + left,
                        cropped,
                        y * side + left - sizes.cropLeft(),
                        length);
            }
        }
        return new RgbImage(side, side, cropped);
    }

    private static Tensor crop(Tensor image, InputGeometry sizes) {
        int side = sizes.crop();
        float[] cropped = new float[Math.multiplyExact(image.channels(), Math.multiplyExact(side, side))];
        int left = Math.max(0, sizes.cropLeft());
        int length = Math.min(image.width(), sizes.cropLeft() + side) - left;
        for (int row = 0; row < image.channels() * side; row++) {
            int from = row % side + sizes.cropTop();
            if (from >= 0 && from < image.height()) {
                int plane = row / side * image.height();
                System.arraycopy(
                        image.values(),
                        (plane + from) * image.width() + left,
                        cropped,
                        row * side + left - sizes.cropLeft(),
                        length);
            }
        }
        return new Tensor(image.channels(), side, side, cropped);
    }
}
