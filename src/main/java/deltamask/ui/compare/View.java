package deltamask.ui.compare;

/**
 * A part of a picture at a scale.
 *
 * @param left edge in pixels of the picture
 * @param top likewise
 * @param right likewise
 * @param bottom likewise
 * @param scale pixels of the device for one of the picture
 * @param device pixels of the device for one of the layout
 */
record View(double left, double top, double right, double bottom, double scale, double device) {
    /** How much is painted on each side beyond what is seen, so that a small move shows no gap. */
    private static final double MARGIN = 0.25;

    /** What is to be painted so that this is seen, and a little more. */
    View withMargin(double imageWidth, double imageHeight) {
        double sides = MARGIN * (right - left);
        double ends = MARGIN * (bottom - top);
        return new View(
                Math.max(0, left - sides),
                Math.max(0, top - ends),
                Math.min(imageWidth, right + sides),
                Math.min(imageHeight, bottom + ends),
                scale,
                device);
    }

    /** Whether what was painted for this serves for another as well. */
    boolean covers(View other) {
        return scale == other.scale
                && device == other.device
                && left <= other.left
                && top <= other.top
                && right >= other.right
                && bottom >= other.bottom;
    }
}
