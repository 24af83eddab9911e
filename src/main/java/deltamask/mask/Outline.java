package deltamask.mask;

/** The inner edge of everything in a label map. */
public final class Outline {
    private Outline() {}

    /**
     * Keeps the pixels that lie within a width of a pixel of another label, going up, down, left and right, and makes
     * the others 0. The map's own border is no edge.
     *
     * @param width in pixels, from 1
     */
    public static LabelMap of(LabelMap map, int width) {
        int w = map.width();
        int h = map.height();
        byte[] labels = map.labels();
        boolean[] edge = new boolean[labels.length];
        for (int y = 0; y < h; y++) {
            for (int i = y * w, x = 0; x < w; x++, i++) {
                byte own = labels[i];
                edge[i] = (x > 0 && labels[i - 1] != own)
                        || (x + 1 < w && labels[i + 1] != own)
                        || (y > 0 && labels[i - w] != own)
                        || (y + 1 < h && labels[i + w] != own);
            }
        }
        for (int grown = 1; grown < width; grown++) {
            edge = grow(edge, labels, w, h);
        }
        byte[] outline = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            outline[i] = edge[i] ? labels[i] : 0;
        }
        return LabelMap.of(w, h, outline);
    }

    /** One pixel further, never over to another label. */
    private static boolean[] grow(boolean[] edge, byte[] labels, int w, int h) {
        boolean[] grown = new boolean[edge.length];
        for (int y = 0; y < h; y++) {
            for (int i = y * w, x = 0; x < w; x++, i++) {
                byte own = labels[i];
                grown[i] = edge[i]
                        || (x > 0 && edge[i - 1] && labels[i - 1] == own)
                        || (x + 1 < w && edge[i + 1] && labels[i + 1] == own)
                        || (y > 0 && edge[i - w] && labels[i - w] == own)
                        || (y + 1 < h && edge[i + w] && labels[i + w] == own);
            }
        }
        return grown;
    }
}
