package deltamask.ui.compare;

import deltamask.mask.LabelMap;
import deltamask.mask.Outline;
import deltamask.mask.Overlay;
import deltamask.mask.Sampling;
import deltamask.ui.common.Pixels;

/**
 * Paints the part of a layer that is seen, with as many pixels as the screen has for it: so the time depends on the pane
 * and not on the picture, and an outline has its width at any zoom.
 */
final class SheetPainter {
    private SheetPainter() {}

    /** Paints; in the background. The layer's labels are stretched over a picture of that size. */
    static Sheet paint(Layer layer, View view, Look look, int imageWidth, int imageHeight) {
        LabelMap labels = layer.labels().resized(imageWidth, imageHeight);
        boolean outlined = look.outlined() && layer.kind() == Layer.Kind.MASK;
        if (view.scale() >= 1 && !outlined) {
            return pixelByPixel(layer, labels, view);
        }
        double step = 1 / view.scale();
        // On the grid of the screen, so that pixels of picture and mask meet.
        double left = Math.floor(view.left() * view.scale()) * step;
        double top = Math.floor(view.top() * view.scale()) * step;
        int width = Math.max(1, (int) Math.ceil((view.right() - left) * view.scale() - 1e-6));
        int height = Math.max(1, (int) Math.ceil((view.bottom() - top) * view.scale() - 1e-6));
        int[] pixels = reduced(layer, labels, look, view, new Part(left, top, step, width, height));
        return new Sheet(layer, Pixels.image(pixels, width, height), left, top, width * step, height * step);
    }

    /** The target's pixels: where they begin in the source, how many of its pixels each takes, and their number. */
    private record Part(double left, double top, double step, int width, int height) {}

    private static int[] reduced(Layer layer, LabelMap labels, Look look, View view, Part part) {
        if (layer.kind() == Layer.Kind.FINDINGS) {
            return Overlay.paint(
                    Sampling.largest(labels, part.left, part.top, part.step, part.width, part.height), layer.palette());
        }
        if (look.outlined() && layer.kind() == Layer.Kind.MASK) {
            LabelMap seen = Sampling.nearest(labels, part.left, part.top, part.step, part.width, part.height);
            int width = (int) Math.max(1, Math.round(look.outlineWidth() * view.device()));
            return Overlay.paint(Outline.of(seen, width), layer.palette());
        }
        // Four for each pixel of the screen: without them edges would be ragged.
        LabelMap seen = Sampling.nearest(labels, part.left, part.top, part.step / 2, 2 * part.width, 2 * part.height);
        return Overlay.paintHalved(seen, layer.palette());
    }

    private static Sheet pixelByPixel(Layer layer, LabelMap labels, View view) {
        int left = (int) Math.floor(view.left());
        int top = (int) Math.floor(view.top());
        int width = Math.max(1, (int) Math.ceil(view.right()) - left);
        int height = Math.max(1, (int) Math.ceil(view.bottom()) - top);
        int[] pixels = Overlay.paint(Sampling.nearest(labels, left, top, 1, width, height), layer.palette());
        return new Sheet(layer, Pixels.image(pixels, width, height), left, top, width, height);
    }
}
