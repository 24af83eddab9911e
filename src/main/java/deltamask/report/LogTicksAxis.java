package deltamask.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A logarithmic axis that is labelled at 1, 2 and 5 times the powers of ten, as far as there is room. */
final class LogTicksAxis extends LogAxis {
    private static final long serialVersionUID = 1;
    private static final double[] STEPS = {1, 2, 5};
    /** Where the upper end is so many times the lower, steps of one size say more. */
    private static final double NARROW = 4;

    private static final int STEPS_IF_NARROW = 6;

    private final transient FigureTicks ticks;

    LogTicksAxis(String label, FigureTicks ticks) {
        super(label);
        this.ticks = ticks;
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        List<NumberTick> shown = new ArrayList<>();
        Font font = getTickLabelFont();
        double last = Double.NEGATIVE_INFINITY;
        boolean upright = RectangleEdge.isLeftOrRight(edge);
        TextAnchor anchor = upright ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
        for (Map.Entry<Double, String> labelled : labels().entrySet()) {
            double value = labelled.getKey();
            double place = valueToJava2D(value, area, edge);
            String label = labelled.getValue();
            double room = upright ? font.getSize2D() * 1.4 : FigureFonts.width(label, font) + font.getSize2D();
            if (value >= getLowerBound() && value <= getUpperBound() && Math.abs(place - last) >= room) {
                last = place;
                shown.add(new NumberTick(value, label, anchor, anchor, 0));
            }
        }
        return shown;
    }

    private Map<Double, String> labels() {
        double lower = getLowerBound();
        double upper = getUpperBound();
        Map<Double, String> labels = new LinkedHashMap<>();
        if (upper / lower < NARROW) {
            TickUnit unit = ticks.getCeilingTickUnit((upper - lower) / STEPS_IF_NARROW);
            double step = unit.getSize();
            for (double count = Math.ceil(lower / step); count * step <= upper; count++) {
                labels.put(count * step, unit.valueToString(count * step));
            }
            return labels;
        }
        for (int power = (int) Math.floor(Math.log10(lower)); Math.pow(10, power) <= upper; power++) {
            for (double step : STEPS) {
                double value = step * Math.pow(10, power);
                labels.put(value, ticks.label(value));
            }
        }
        return labels;
    }
}
