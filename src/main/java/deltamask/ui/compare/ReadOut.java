package deltamask.ui.compare;

import deltamask.mask.LabelMap;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is at one pixel of a sample, in words. */
final class ReadOut {
    private ReadOut() {}

    /**
     * Describes a pixel.
     *
     * @param x column, within the image
     * @param y row, within the image
     * @param chances foreground probabilities, where a model gave them
     */
    static String of(Subject subject, int x, int y, Probabilities chances) {
        Picture image = subject.image().value().orElseThrow();
        int rgb = image.rgb(x, y);
        List<String> words = new ArrayList<>();
        words.add("x " + x + ", y " + y);
        words.add("RGB " + (rgb >> 16 & 0xFF) + " " + (rgb >> 8 & 0xFF) + " " + (rgb & 0xFF));
        subject.truth().value().ifPresent(mask -> words.add("truth " + at(mask, image, x, y)));
        for (Side side : Side.values()) {
            Optional<Mask> mask = subject.mask(side).value();
            if (mask.isPresent()) {
                words.add(side + " " + at(mask.get(), image, x, y) + chance(chances, side, image, x, y));
            }
        }
        return String.join("  ·  ", words);
    }

    private static String at(Mask mask, Picture image, int x, int y) {
        LabelMap labels = mask.labels();
        return mask.className(labels.label(
                stretched(x, image.width(), labels.width()), stretched(y, image.height(), labels.height())));
    }

    /** The pixel of a mask of another size that is shown there. */
    private static int stretched(int at, int size, int other) {
        return (int) ((2L * at + 1) * other / (2L * size));
    }

    private static String chance(Probabilities chances, Side side, Picture image, int x, int y) {
        return chances.of(side)
                .map(map -> String.format(
                        Locale.ROOT,
                        " %.3f",
                        map.at(stretched(x, image.width(), map.width()), stretched(y, image.height(), map.height()))))
                .orElse("");
    }
}
