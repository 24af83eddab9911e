package deltamask.dataset;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The picture formats that are read, told apart by a file's first bytes and never by its name. */
enum FileFormat {
    JPEG,
    PNG,
    BMP,
    TIFF,
    WEBP,
    GIF;

    /** So many bytes tell the format. */
    static final int HEAD = 16;

    private static final Set<String> EXTENSIONS =
            Set.of("jpg", "jpeg", "jpe", "jfif", "png", "bmp", "dib", "tif", "tiff", "webp", "gif");

    /** The name by which ImageIO knows it. */
    String imageIoName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a file of this name claims to be a picture. */
    static boolean hasPictureName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot >= 0 && EXTENSIONS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** The format of a file that begins so. */
    static Optional<FileFormat> of(byte[] head) {
        if (begins(head, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (begins(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return Optional.of(PNG);
        }
        if (begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P')) {
            return Optional.of(WEBP);
        }
        boolean littleEndian = begins(head, 0, 'I', 'I', 42, 0) || begins(head, 0, 'I', 'I', 43, 0);
        boolean bigEndian = begins(head, 0, 'M', 'M', 0, 42) || begins(head, 0, 'M', 'M', 0, 43);
        if (littleEndian || bigEndian) {
            return Optional.of(TIFF);
        }
        if (begins(head, 0, 'G', 'I', 'F', '8')) {
            return Optional.of(GIF);
        }
        // Two letters alone would take a text for a BMP: its two reserved numbers are 0.
        if (begins(head, 0, 'B', 'M') && begins(head, 6, 0, 0, 0, 0)) {
            return Optional.of(BMP);
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] head, int from, int... values) {
        if (head.length < from + values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            if ((head[from + i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** The formats in words. */
    static String list() {
        return "JPEG, PNG, BMP, TIFF, WebP or GIF";
    }
}
