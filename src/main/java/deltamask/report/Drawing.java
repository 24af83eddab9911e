package deltamask.report;

import java.awt.Graphics2D;

/** Something that can be put on paper. */
@FunctionalInterface
interface Drawing {
    /**
     * Draws it, and leaves the graphics in any state.
     *
     * @param width in points
     * @param height in points
     */
    void draw(Graphics2D graphics, double width, double height);
}
