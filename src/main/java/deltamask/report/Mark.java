package deltamask.report;

import java.awt.Color;
import java.util.function.Supplier;

/**
 * One value in a figure.
 *
 * @param number of its image, from 1; 0 where it belongs to no image
 * @param name the image's, or whatever else stands at it
 * @param x in the axis's unit
 * @param y in the axis's unit
 * @param size across, in pixels of a window; 0 for the usual
 * @param words what pointing at it tells; made when asked for, not 10,000 times a drawing
 */
record Mark(
        int number, String name, double x, double y, Color color, Glyph glyph, double size, Supplier<String> words) {
    /** Of the usual size. */
    Mark(int number, String name, double x, double y, Color color, Glyph glyph, Supplier<String> words) {
        this(number, name, x, y, color, glyph, 0, words);
    }

    /** Shapes that are told apart without colour. */
    enum Glyph {
        /** Filled circle: A, and what A and B say together. */
        DOT,
        /** Hollow diamond: B. */
        DIAMOND,
        SQUARE,
        TRIANGLE,
        /** A short upright line. */
        TICK
    }
}
