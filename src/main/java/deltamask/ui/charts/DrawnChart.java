package deltamask.ui.charts;

import deltamask.report.DrawnFigure;
import deltamask.report.FigureChart;
import deltamask.ui.common.Pixels;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.image.Image;

/**
 * A figure as it was drawn, with what lies where. Drawing many images takes longer than a frame, so it is done in the
 * background, and the window shows the picture.
 *
 * @param width in the window's own units, as the picture's height
 * @param density pixels of the screen for one of the window's units
 * @param figure places in the same units
 */
record DrawnChart(Image image, double width, double height, double density, DrawnFigure figure) {
    /**
     * Draws; from any thread, but for one figure from one at a time.
     *
     * @param width in the window's own units, from 1
     * @param height likewise
     * @param density pixels of the screen for one of the window's units
     */
    static DrawnChart of(FigureChart chart, double width, double height, double density) {
        BufferedImage pixels = pixels(width, height, density);
        Graphics2D graphics = graphics(pixels, density);
        DrawnFigure drawn = chart.draw(graphics, width, height);
        graphics.dispose();
        return new DrawnChart(image(pixels), width, height, density, drawn);
    }

    /** What is selected, to be laid over the picture; from any thread. */
    Image selected(OptionalInt lead, Set<Integer> others) {
        BufferedImage pixels = pixels(width, height, density);
        Graphics2D graphics = graphics(pixels, density);
        figure.selection().draw(graphics, lead, others);
        graphics.dispose();
        return image(pixels);
    }

    private static BufferedImage pixels(double width, double height, double density) {
        return new BufferedImage(
                (int) Math.ceil(width * density), (int) Math.ceil(height * density), BufferedImage.TYPE_INT_ARGB_PRE);
    }

    private static Graphics2D graphics(BufferedImage pixels, double density) {
        Graphics2D graphics = pixels.createGraphics();
        graphics.scale(density, density);
        return graphics;
    }

    private static Image image(BufferedImage pixels) {
        int[] values = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        return Pixels.image(values, pixels.getWidth(), pixels.getHeight());
    }
}
