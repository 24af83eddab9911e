package deltamask.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a figure puts on paper: axes, parts from back to front, what their colours mean, and what is to be named. */
final class Sheet {
    private final FigureTheme theme;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private final List<Mark> named = new ArrayList<>();
    private final List<Key> keys = new ArrayList<>();
    private Scale x = Scale.around("", FigureTicks.values(), new double[0]);
    private Scale y = x;
    private String nothing = "";

    /**
     * A line of the legend.
     *
     * @param glyph empty for an area of that colour
     */
    record Key(String words, Color color, Optional<Mark.Glyph> glyph) {}

    Sheet(FigureTheme theme) {
        this.theme = theme;
    }

    FigureTheme theme() {
        return theme;
    }

    void axes(Scale along, Scale up) {
        x = along;
        y = up;
    }

    /** There is nothing to be drawn, and why. */
    void nothing(String why) {
        nothing = why;
    }

    void add(Layer layer) {
        layers.add(layer);
    }

    /** Marks that can be selected with the rest of the window. */
    void marks(List<Mark> more, Marks layer) {
        marks.addAll(more);
        layers.add(layer);
    }

    /** The most important first. */
    void name(List<Mark> outliers) {
        named.addAll(outliers);
    }

    void key(String words, Color color, Mark.Glyph glyph) {
        keys.add(new Key(words, color, Optional.of(glyph)));
    }

    void areaKey(String words, Color color) {
        keys.add(new Key(words, color, Optional.empty()));
    }

    Scale x() {
        return x;
    }

    Scale y() {
        return y;
    }

    String nothing() {
        return nothing;
    }

    List<Layer> layers() {
        return layers;
    }

    List<Mark> marks() {
        return marks;
    }

    List<Mark> named() {
        return named;
    }

    List<Key> keys() {
        return keys;
    }
}
