package deltamask.dataset;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngMetadataReader;
import com.drew.imaging.tiff.TiffMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.lang.RandomAccessStreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import deltamask.mask.LabelMap;
import java.io.InputStream;
import java.util.List;

/** How a camera was held, as its EXIF block says: the eight values of the tag Orientation, in order from 1. */
public enum Orientation {
    UPRIGHT,
    MIRRORED,
    TURNED_180,
    FLIPPED,
    TRANSPOSED,
    NEEDS_90_CLOCKWISE,
    TRANSVERSED,
    NEEDS_90_COUNTERCLOCKWISE;

    /** Whether width and height change places. */
    public boolean swapsSides() {
        return compareTo(TRANSPOSED) >= 0;
    }

    /** What is done to a picture of this orientation to make it upright, as in "turned by 90° clockwise". */
    public String remedy() {
        return switch (this) {
            case UPRIGHT -> "as it is";
            case MIRRORED -> "mirrored left to right";
            case TURNED_180 -> "turned by 180°";
            case FLIPPED -> "mirrored top to bottom";
            case TRANSPOSED -> "turned by 90° clockwise and mirrored left to right";
            case NEEDS_90_CLOCKWISE -> "turned by 90° clockwise";
            case TRANSVERSED -> "turned by 90° counterclockwise and mirrored left to right";
            case NEEDS_90_COUNTERCLOCKWISE -> "turned by 90° counterclockwise";
        };
    }

    /** A label map of this orientation, made upright. */
    public LabelMap upright(LabelMap stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        Walk walk = walk(stored.width(), stored.height());
        byte[] from = stored.labels();
        byte[] turned = new byte[from.length];
        int at = 0;
        for (int y = 0; y < walk.height(); y++) {
            int source = walk.start() + y * walk.stepY();
            for (int x = 0; x < walk.width(); x++) {
                turned[at++] = from[source];
                source += walk.stepX();
            }
        }
        return LabelMap.of(walk.width(), walk.height(), turned);
    }

    /**
     * How to walk through a stored picture, so that its pixels come upright.
     *
     * @param start index of the first pixel
     * @param stepX to the right neighbour
     * @param stepY to the neighbour below
     * @param width of the upright picture
     * @param height of the upright picture
     */
    record Walk(int start, int stepX, int stepY, int width, int height) {}

    /** The walk through a stored picture of that size. */
    Walk walk(int width, int height) {
        int last = width * height - 1;
        int lastRow = last - width + 1;
        return switch (this) {
            case UPRIGHT -> new Walk(0, 1, width, width, height);
            case MIRRORED -> new Walk(width - 1, -1, width, width, height);
            case TURNED_180 -> new Walk(last, -1, -width, width, height);
            case FLIPPED -> new Walk(lastRow, 1, -width, width, height);
            case TRANSPOSED -> new Walk(0, width, 1, height, width);
            case NEEDS_90_CLOCKWISE -> new Walk(lastRow, -width, 1, height, width);
            case TRANSVERSED -> new Walk(last, -width, -1, height, width);
            case NEEDS_90_COUNTERCLOCKWISE -> new Walk(width - 1, width, -1, height, width);
        };
    }

    /** Reads the EXIF block of a file's beginning; upright where there is none, or it makes no sense. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    static Orientation read(FileFormat format, InputStream in) {
        try {
            Metadata metadata =
                    switch (format) {
                        case JPEG -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
                        case PNG -> PngMetadataReader.readMetadata(in);
                        case WEBP -> WebpMetadataReader.readMetadata(in);
                        case TIFF -> TiffMetadataReader.readMetadata(new RandomAccessStreamReader(in));
                        case BMP, GIF -> new Metadata();
                    };
            for (ExifIFD0Directory directory : metadata.getDirectoriesOfType(ExifIFD0Directory.class)) {
                Integer value = directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
                if (value != null && value >= 1 && value <= values().length) {
                    return values()[value - 1];
                }
            }
            return UPRIGHT;
        } catch (Exception e) {
            // A picture with a broken EXIF block is still a picture; whether its pixels can be read is found elsewhere.
            return UPRIGHT;
        }
    }
}
