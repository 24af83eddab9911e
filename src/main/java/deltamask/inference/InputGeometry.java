package deltamask.inference;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Resize;

/**
 * The sizes on a picture's way into the network: source, resized, cropped to the centre, stretched to a multiple.
 *
 * @param resizedWidth after the resize, in pixels
 * @param resizedHeight likewise
 * @param crop side of the centre that is kept, 0 where nothing is cropped
 * @param cropLeft of the crop in the resized picture; negative where the picture is smaller and is padded
 * @param cropTop likewise
 * @param inputWidth of the network's input
 * @param inputHeight likewise
 */
record InputGeometry(
        int resizedWidth, int resizedHeight, int crop, int cropLeft, int cropTop, int inputWidth, int inputHeight) {
    /** More than this no step on the way may make: as many as a picture may have to be read. */
    private static final long LARGEST_PIXELS = 200_000_000;

    /** @throws UnusableException if the card asks for more pixels than can be made */
    static InputGeometry of(int width, int height, ModelCard.Input card) throws UnusableException {
        long resizedWidth = width;
        long resizedHeight = height;
        if (card.resize() == Resize.STRETCH) {
            resizedWidth = card.width().orElse(width);
            resizedHeight = card.height().orElse(height);
        } else if (card.resize() == Resize.SHORTER_SIDE) {
            // torchvision's Resize(int): the longer side is cut to whole pixels, not rounded.
            int size = card.width().orElse(card.height().orElse(Math.min(width, height)));
            long longer = (long) ((double) ((long) size * Math.max(width, height)) / Math.min(width, height));
            resizedWidth = width <= height ? size : longer;
            resizedHeight = width <= height ? longer : size;
        }
        int crop = card.centerCrop().orElse(0);
        int multiple = card.multipleOf().orElse(1);
        long inputWidth = upTo(crop > 0 ? crop : resizedWidth, multiple);
        long inputHeight = upTo(crop > 0 ? crop : resizedHeight, multiple);
        check(resizedWidth, resizedHeight, width, height);
        check(crop, crop, width, height);
        check(inputWidth, inputHeight, width, height);
        return new InputGeometry(
                (int) resizedWidth,
                (int) resizedHeight,
                crop,
                crop > 0 ? cropStart((int) resizedWidth, crop) : 0,
                crop > 0 ? cropStart((int) resizedHeight, crop) : 0,
                (int) inputWidth,
                (int) inputHeight);
    }

    private static void check(long width, long height, int sourceWidth, int sourceHeight) throws UnusableException {
        // By division: the product of two sides may be beyond any number.
        if (height > 0 && width > LARGEST_PIXELS / height) {
            throw new UnusableException(
                    "The model card asks for %d x %d pixels, more than %d million, of an image of %d x %d: correct"
                                    .formatted(width, height, LARGEST_PIXELS / 1_000_000, sourceWidth, sourceHeight)
                            + " width, height, center_crop or multiple_of under input in it.");
        }
    }

    /** torchvision's CenterCrop: padding is larger on the far side, a crop is rounded half to even. */
    private static int cropStart(int side, int crop) {
        return crop > side ? -((crop - side) / 2) : (int) Math.rint((side - crop) / 2.0);
    }

    private static long upTo(long side, int multiple) {
        return (side + multiple - 1) / multiple * multiple;
    }
}
