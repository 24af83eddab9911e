package deltamask.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The figures' typeface inside a page, so that its text has the width that it was measured with. */
final class WebFonts {
    private WebFonts() {}

    /** Style rules that bring both cuts along. */
    static String css() {
        try (InputStream regular = FigureFonts.openRegular();
                InputStream bold = FigureFonts.openBold()) {
            return face(regular, 400) + face(bold, 700);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String face(InputStream font, int weight) throws IOException {
        return "@font-face{font-family:" + FigureFonts.FAMILY + ";font-weight:" + weight
                + ";src:url(data:font/ttf;base64,"
                + Base64.getEncoder().encodeToString(font.readAllBytes()) + ") format('truetype')}\n";
    }
}
