package deltamask.report;

import java.util.List;

/** Names outliers, and variants. */
final class OutlierNames implements Layer {
    /** Images that are named at most. */
    static final int MOST = 16;

    private final List<Mark> outliers;

    /** @param outliers the most important first */
    OutlierNames(List<Mark> outliers) {
        this.outliers = outliers;
    }

    @Override
    public void draw(Canvas canvas) {
        Labels labels = new Labels(canvas);
        outliers.stream().filter(mark -> mark.number() == 0).forEach(labels::put);
        outliers.stream().filter(mark -> mark.number() > 0).limit(MOST).forEach(labels::put);
    }

    /** The file's own name, shortened in its middle. */
    static String shortName(String image, int longest) {
        return shortened(image.substring(image.lastIndexOf('/') + 1), longest);
    }

    /** A name, shortened in its middle. */
    static String shortened(String name, int longest) {
        int length = name.codePointCount(0, name.length());
        if (length <= longest) {
            return name;
        }
        int head = name.offsetByCodePoints(0, longest / 2);
        int tail = name.offsetByCodePoints(0, length - longest / 2 + 1);
        return name.substring(0, head) + "…" + name.substring(tail);
    }
}
