package deltamask.inference;

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
    static InputGeometry of(int width, int height, ModelCard.Input card) {
        int resizedWidth = width;
        int resizedHeight = height;
        if (card.resize() == Resize.STRETCH) {
            resizedWidth = card.width().orElse(width);
            resizedHeight = card.height().orElse(height);
        } else if (card.resize() == Resize.SHORTER_SIDE) {
            // torchvision's Resize(int): the longer side is cut to whole pixels, not rounded.
            int size = card.width().orElse(card.height().orElse(Math.min(width, height)));
            int longer = (int) ((double) ((long) size * Math.max(width, height)) / Math.min(width, height));
            resizedWidth = width <= height ? size : longer;
            resizedHeight = width <= height ? longer : size;
        }
        int crop = card.centerCrop().orElse(0);
        int croppedWidth = crop > 0 ? crop : resizedWidth;
        int croppedHeight = crop > 0 ? crop : resizedHeight;
        int multiple = card.multipleOf().orElse(1);
        return new InputGeometry(
                resizedWidth,
                resizedHeight,
                crop,
                crop > 0 ? cropStart(resizedWidth, crop) : 0,
                crop > 0 ? cropStart(resizedHeight, crop) : 0,
                upTo(croppedWidth, multiple),
                upTo(croppedHeight, multiple));
    }

    /** torchvision's CenterCrop: padding is larger on the far side, a crop is rounded half to even. */
    private static int cropStart(int side, int crop) {
        return crop > side ? -((crop - side) / 2) : (int) Math.rint((side - crop) / 2.0);
    }

    private static int upTo(int side, int multiple) {
        return Math.multiplyExact((side + multiple - 1) / multiple, multiple);
    }
}
