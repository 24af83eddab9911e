package deltamask.mask;

/**
 * Pixels that hang together.
 *
 * @param size in pixels
 * @param left the leftmost column
 * @param top the uppermost row
 * @param right the rightmost column
 * @param bottom the lowest row
 */
public record Region(long size, int left, int top, int right, int bottom) {
    public int width() {
        return right - left + 1;
    }

    public int height() {
        return bottom - top + 1;
    }
}
