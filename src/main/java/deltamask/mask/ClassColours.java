package deltamask.mask;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Palettes with a colour for each class. Background, class 0, is not painted but where that is said. */
public final class ClassColours {
    private static final int OPAQUE = 0xFF000000;

    /** What the study's app paints, 0xRRGGBB by the class's name in lower case; all else is black there. */
    public static final SortedMap<String, Integer> PHONE = Collections.unmodifiableSortedMap(
            new TreeMap<>(Map.of("person", 0xFF0000, "dog", 0x00FF00, "sheep", 0x0000FF)));

    /** Okabe and Ito's, of which no two look alike to anyone with a common colour blindness; their black is left out. */
    private static final int[] SAFE = {0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7};

    private ClassColours() {}

    /** Pascal VOC's colours. */
    public static Palette voc() {
        return Palette.of(label -> label == 0 ? 0 : OPAQUE | VocColours.rgb(label));
    }

    /** The classes' own colours, and Pascal VOC's for those that have none. */
    public static Palette own(Classes classes) {
        return Palette.of(
                label -> label == 0 ? 0 : OPAQUE | classes.colours().getOrDefault(label, VocColours.rgb(label)));
    }

    /** Bright colours by chance: the same for a class whenever it is shown. */
    public static Palette random() {
        return Palette.of(label -> label == 0 ? 0 : random(label));
    }

    private static int random(int label) {
        SplittableRandom chance = new SplittableRandom(label);
        float hue = (float) chance.nextDouble();
        float saturation = (float) (0.6 + 0.4 * chance.nextDouble());
        float brightness = (float) (0.75 + 0.25 * chance.nextDouble());
        return OPAQUE | Color.HSBtoRGB(hue, saturation, brightness);
    }

    /** Seven colours for any eye, in turn. */
    public static Palette colourBlindSafe() {
        return Palette.of(label -> label == 0 ? 0 : OPAQUE | SAFE[(label - 1) % SAFE.length]);
    }

    /**
     * The colours of the study's app for person, dog and sheep, black for every other class.
     *
     * @param classes names by class id
     */
    public static Palette phone(List<String> classes) {
        return Palette.of(label -> label == 0 ? 0 : OPAQUE | phone(classes, label));
    }

    /** The same with a black background: the picture that the app shows. */
    public static Palette phonePicture(List<String> classes) {
        return Palette.of(label -> OPAQUE | (label == 0 ? 0 : phone(classes, label)));
    }

    /**
     * Which class id each colour of the study's app stands for, 0xRRGGBB; colours whose class is not among the classes
     * are left out.
     *
     * @param classes names by class id
     */
    public static Map<Integer, Integer> phoneLabels(List<String> classes) {
        Map<Integer, Integer> labels = new TreeMap<>();
        for (int label = 1; label < classes.size(); label++) {
            int colour = phone(classes, label);
            if (colour != 0) {
                labels.putIfAbsent(colour, label);
            }
        }
        return labels;
    }

    private static int phone(List<String> classes, int label) {
        String name = label < classes.size() ? classes.get(label).toLowerCase(Locale.ROOT) : "";
        return PHONE.getOrDefault(name, 0);
    }
}
