package deltamask.dataset;

import java.io.EOFException;
import java.io.IOException;

/**
 * What a JPEG file's markers say up to its first scan.
 *
 * @param jfif whether it has a JFIF marker
 * @param adobeTransform the colour transform of its Adobe marker, -1 where it has none
 * @param componentIds the components' ids, each as one character
 * @param severalScans whether no scan alone holds the whole picture
 */
record JpegHeader(boolean jfif, int adobeTransform, String componentIds, boolean severalScans) {
    private static final int SCAN = 0xDA;

    /** Walks through the markers up to the first scan's header. */
    static JpegHeader of(byte[] file) throws IOException {
        boolean jfif = false;
        int adobe = -1;
        String componentIds = "";
        boolean progressive = false;
        int at = 2;
        while (at + 4 <= file.length) {
            if ((file[at] & 0xFF) != 0xFF) {
                at++;
                continue;
            }
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF || marker == 0 || marker == 1 || (marker >= 0xD0 && marker <= 0xD8)) {
                at += marker == 0xFF ? 1 : 2;
                continue;
            }
            int body = at + 4;
            int length = (file[at + 2] & 0xFF) << 8 | (file[at + 3] & 0xFF);
            if (marker == 0xE0 && length >= 16 && holds(file, body, "JFIF\0")) {
                jfif = true;
            } else if (marker == 0xEE && length >= 14 && holds(file, body, "Adobe")) {
                adobe = file[body + 11] & 0xFF;
            } else if (isFrame(marker)) {
                componentIds = componentIds(file, body);
                progressive = (marker & 3) == 2;
            } else if (marker == SCAN && body + length - 2 <= file.length) {
                int inScan = file[body] & 0xFF;
                return new JpegHeader(jfif, adobe, componentIds, progressive || inScan < componentIds.length());
            }
            at += 2 + length;
        }
        throw new EOFException("the file ends before its first scan");
    }

    /** Whether the file ends as a JPEG should. */
    static boolean hasEndMark(byte[] file) {
        return file.length > 3 && (file[file.length - 2] & 0xFF) == 0xFF && (file[file.length - 1] & 0xFF) == 0xD9;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean holds(byte[] file, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (from + i >= file.length || file[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return from + 12 <= file.length;
    }

    private static String componentIds(byte[] file, int body) throws EOFException {
        int count = body + 5 < file.length ? file[body + 5] & 0xFF : 0;
        if (body + 6 + 3 * count > file.length) {
            throw new EOFException("the file ends in its frame header");
        }
        StringBuilder ids = new StringBuilder();
        for (int i = 0; i < count; i++) {
            ids.append((char) (file[body + 6 + 3 * i] & 0xFF));
        }
        return ids.toString();
    }
}
