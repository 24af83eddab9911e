package deltamask.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/** One drawing of a figure's plot: from values to pixels, and what is taken already. */
final class Canvas {
    /** Side of the squares by which crowds are counted, in pixels. */
    static final int CELL = 4;

    private final Graphics2D graphics;
    private final Rectangle2D area;
    private final DoubleUnaryOperator toX;
    private final DoubleUnaryOperator toY;
    private final FigureTheme theme;
    private final float fontSize;
    private final Hits hits;
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Line2D> leaders = new ArrayList<>();
    private final Set<Mark> named = new HashSet<>();
    private final int columns;
    private final short[] crowd;

    /** @param area of the plot, in pixels */
    Canvas(
            Graphics2D graphics,
            Rectangle2D area,
            DoubleUnaryOperator toX,
            DoubleUnaryOperator toY,
            FigureTheme theme,
            float fontSize,
            Hits hits) {
        this(
                graphics,
                area,
                toX,
                toY,
                theme,
                fontSize,
                hits,
                new short[columns(area) * ((int) Math.ceil(area.getHeight() / CELL) + 1)]);
    }

    private Canvas(
            Graphics2D graphics,
            Rectangle2D area,
            DoubleUnaryOperator toX,
            DoubleUnaryOperator toY,
            FigureTheme theme,
            float fontSize,
            Hits hits,
            short[] crowd) {
        this.graphics = graphics;
        this.area = area;
        this.toX = toX;
        this.toY = toY;
        this.theme = theme;
        this.fontSize = fontSize;
        this.hits = hits;
        this.columns = columns(area);
        this.crowd = crowd;
    }

    private static int columns(Rectangle2D area) {
        return (int) Math.ceil(area.getWidth() / CELL) + 1;
    }

    /** For more to be drawn over what is drawn: knows what is taken by it, and keeps to itself what it takes. */
    Canvas under(Graphics2D other) {
        other.addRenderingHints(graphics.getRenderingHints());
        other.clip(area);
        Canvas more = new Canvas(other, area, toX, toY, theme, fontSize, new Hits(), crowd);
        more.taken.addAll(taken);
        more.leaders.addAll(leaders);
        more.named.addAll(named);
        return more;
    }

    Graphics2D graphics() {
        return graphics;
    }

    Rectangle2D area() {
        return area;
    }

    FigureTheme theme() {
        return theme;
    }

    float fontSize() {
        return fontSize;
    }

    Hits hits() {
        return hits;
    }

    /** What is one pixel in a window, at this size of type. */
    double scale() {
        return fontSize / 12;
    }

    double x(double value) {
        return toX.applyAsDouble(value);
    }

    double y(double value) {
        return toY.applyAsDouble(value);
    }

    /** Whether something at a place can be seen. */
    boolean shows(double x, double y) {
        return x >= area.getMinX() - 1 && x <= area.getMaxX() + 1 && y >= area.getMinY() - 1 && y <= area.getMaxY() + 1;
    }

    void line(Color color, double width, double x1, double y1, double x2, double y2) {
        graphics.setPaint(color);
        graphics.setStroke(stroke(width));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void fill(Color color, Shape shape) {
        graphics.setPaint(color);
        graphics.fill(shape);
    }

    BasicStroke stroke(double width) {
        return new BasicStroke((float) (width * scale()), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }

    /** B's lines, which are told from A's without colour. */
    BasicStroke dashed(double width) {
        float dash = (float) (4 * scale());
        return new BasicStroke(
                (float) (width * scale()),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_MITER,
                10,
                new float[] {dash, dash * 0.6f},
                0);
    }

    /** Words with their lower left corner at a place. */
    void words(String words, Font font, Color color, double x, double y) {
        graphics.setFont(FigureFonts.able(font, words));
        graphics.setPaint(color);
        graphics.drawString(words, (float) x, (float) y);
    }

    /** Words in the middle of the plot, in as many lines as they need. */
    void middle(String words) {
        Font font = FigureFonts.regular(fontSize);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            if (!line.isEmpty() && FigureFonts.width(line + " " + word, font) > area.getWidth() * 0.9) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        double y = area.getCenterY() - (lines.size() - 1) * fontSize * 0.65;
        for (String part : lines) {
            words(part, font, theme.muted(), area.getCenterX() - FigureFonts.width(part, font) / 2, y);
            y += fontSize * 1.3;
        }
    }

    /** Lets what lies under words show through only faintly. */
    void veil(Rectangle2D box) {
        Color back = theme.background();
        fill(new Color(back.getRed(), back.getGreen(), back.getBlue(), 200), box);
    }

    /** Keeps labels away from a place. */
    void take(Rectangle2D box) {
        taken.add(box);
    }

    List<Rectangle2D> taken() {
        return taken;
    }

    /** A mark has its label. */
    void name(Mark mark) {
        named.add(mark);
    }

    boolean isNamed(Mark mark) {
        return named.contains(mark);
    }

    /** Keeps labels away from a line that leads from a mark to its label. */
    void lead(Line2D line) {
        leaders.add(line);
    }

    List<Line2D> leaders() {
        return leaders;
    }

    /** A mark, or a part of a stem, is here: labels lie on it only where they must. */
    void crowded(double x, double y) {
        int column = (int) ((x - area.getMinX()) / CELL);
        int row = (int) ((y - area.getMinY()) / CELL);
        int cell = row * columns + column;
        if (column >= 0 && column < columns && cell >= 0 && cell < crowd.length && crowd[cell] < Short.MAX_VALUE) {
            crowd[cell]++;
        }
    }

    /** About how many marks a box would lie on. */
    int crowdUnder(Rectangle2D box) {
        int sum = 0;
        int left = Math.max(0, (int) ((box.getMinX() - area.getMinX()) / CELL));
        int right = Math.min(columns - 1, (int) ((box.getMaxX() - area.getMinX()) / CELL));
        int top = Math.max(0, (int) ((box.getMinY() - area.getMinY()) / CELL));
        int bottom = Math.min(crowd.length / columns - 1, (int) ((box.getMaxY() - area.getMinY()) / CELL));
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                sum += crowd[row * columns + column];
            }
        }
        return sum;
    }
}
