package deltamask.report;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.text.TextUtils;

/**
 * The typeface of all figures: Roboto, shipped, so that a figure looks the same on every machine and a PDF can embed it.
 * The window uses the same files: {@link #files()}.
 */
public final class FigureFonts {
    /** The family's name, for AWT, JavaFX and SVG alike. */
    public static final String FAMILY = "Roboto";

    private static final String REGULAR = "fonts/Roboto-Regular.ttf";
    private static final String BOLD = "fonts/Roboto-Bold.ttf";

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

    static {
        // Else JFreeChart draws the words along upright axes as outlines, which no one can select or search.
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        register(REGULAR);
        register(BOLD);
    }

    private FigureFonts() {}

    /** The TrueType files: regular and bold. */
    public static List<URL> files() {
        return List.of(resource(REGULAR), resource(BOLD));
    }

    /** The regular cut. */
    static Font regular(float size) {
        return new Font(FAMILY, Font.PLAIN, 1).deriveFont(size);
    }

    /** The bold cut. */
    static Font bold(float size) {
        return new Font(FAMILY, Font.BOLD, 1).deriveFont(size);
    }

    /** The font itself, or the machine's own sans serif where the text has letters that the font lacks. */
    static Font able(Font font, String text) {
        return font.canDisplayUpTo(text) < 0
                ? font
                : new Font(Font.SANS_SERIF, font.getStyle(), 1).deriveFont(font.getSize2D());
    }

    /** Of a text, in points and unhinted, so that it is the same on screen and on paper. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, UNHINTED).getWidth();
    }

    static InputStream openRegular() throws IOException {
        return resource(REGULAR).openStream();
    }

    static InputStream openBold() throws IOException {
        return resource(BOLD).openStream();
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(FigureFonts.class.getResource(name), name);
    }

    private static void register(String name) {
        try (InputStream in = resource(name).openStream()) {
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("the shipped font " + name + " is damaged", e);
        }
    }
}
