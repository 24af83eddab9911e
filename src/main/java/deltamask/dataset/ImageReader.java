package deltamask.dataset;

import deltamask.failure.UnusableException;
import java.awt.Dimension;
import java.nio.file.Path;

/**
 * Reads pictures as Pillow's {@code ImageOps.exif_transpose(Image.open(path)).convert("RGB")} does: JPEG (grey, colour,
 * CMYK), PNG, BMP, TIFF, WebP and a GIF's first frame, told apart by content. EXIF rotation is honoured; alpha is
 * dropped, not blended; colour profiles and gamma are ignored; of 16 bits the upper 8 are kept (also of grey, which
 * Pillow would clip to white). What differs from Pillow: lossy WebP, whose colours are interpolated
 * in another way, and TIFF in CIELAB or YCbCr.
 */
public final class ImageReader {
    private ImageReader() {}

    /**
     * The whole picture, upright.
     *
     * @throws UnusableException if it cannot be read, or has more than 200 million pixels
     */
    public static RgbImage read(Path path) throws UnusableException {
        return new PictureFile(PictureFile.Use.IMAGE, path).read().toRgb();
    }

    /**
     * A small upright picture for thumbnails, quickly: decoded with gaps and then averaged by area, so its values are
     * for the eye only. Itself where it is small enough already.
     *
     * @param maxSide longest side of the result in pixels, from 1
     * @throws UnusableException as {@link #read}
     */
    public static RgbImage readReduced(Path path, int maxSide) throws UnusableException {
        int enough = Math.multiplyExact(2, Math.max(1, maxSide));
        return AreaAverage.toFit(
                new PictureFile(PictureFile.Use.IMAGE, path).read(enough).toRgb(), maxSide);
    }

    /**
     * The same of a file whose bytes are there already.
     *
     * @param path named where it cannot be read
     * @param file its bytes
     */
    public static RgbImage readReduced(Path path, byte[] file, int maxSide) throws UnusableException {
        int enough = Math.multiplyExact(2, Math.max(1, maxSide));
        return AreaAverage.toFit(
                new PictureFile(PictureFile.Use.IMAGE, path).read(file, enough).toRgb(), maxSide);
    }

    /**
     * Width and height of the upright picture, read from the file's header alone.
     *
     * @throws UnusableException if the file is no picture, or has more than 200 million pixels
     */
    public static Dimension size(Path path) throws UnusableException {
        return new PictureFile(PictureFile.Use.IMAGE, path).size();
    }
}
