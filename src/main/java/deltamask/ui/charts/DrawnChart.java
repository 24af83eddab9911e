package deltamask.ui.charts;

import deltamask.ui.common.Pixels;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Point2D;
import javafx.scene.image.Image;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.EntityCollection;

/**
 * A chart as it was drawn, with what lies where. Drawing 100,000 points takes a third of a second, so it is done in the
 * background, and the window shows the picture.
 *
 * @param width in the window's own units, as the picture's height
 * @param entities places in the same units
 */
record DrawnChart(Image image, double width, double height, EntityCollection entities) {
    /**
     * Draws; from any thread, but for one chart from one at a time.
     *
     * @param width in the window's own units, from 1
     * @param height likewise
     * @param density pixels of the screen for one of the window's units
     */
    static DrawnChart of(JFreeChart chart, double width, double height, double density) {
        BufferedImage pixels = new BufferedImage(
                (int) Math.ceil(width * density), (int) Math.ceil(height * density), BufferedImage.TYPE_INT_ARGB_PRE);
        ChartRenderingInfo info = new ChartRenderingInfo();
        Graphics2D graphics = pixels.createGraphics();
        graphics.scale(density, density);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height), info);
        graphics.dispose();
        int[] values = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        Image image = Pixels.image(values, pixels.getWidth(), pixels.getHeight());
        return new DrawnChart(image, width, height, info.getEntityCollection());
    }

    /** The middle of what is looked for. */
    Optional<Point2D> place(Predicate<ChartEntity> wanted) {
        for (Object candidate : entities.getEntities()) {
            if (candidate instanceof ChartEntity entity && wanted.test(entity)) {
                Rectangle2D bounds = entity.getArea().getBounds2D();
                return Optional.of(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
            }
        }
        return Optional.empty();
    }

    /** What lies at a point of the picture. */
    Optional<ChartEntity> at(double x, double y) {
        return Optional.ofNullable(entities.getEntity(x, y));
    }
}
