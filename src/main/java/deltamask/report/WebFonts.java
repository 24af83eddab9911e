package deltamask.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The figures' typeface inside a page: its letters for European languages and numbers, so that the page stays small. */
final class WebFonts {
    private static final String SIGNS = "Δ×−–—…·•“”‘’≤≥≠≈±µ€⁰¹²³⁴⁵⁶⁷⁸⁹⁻←↑→↓";

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

    private static String face(InputStream in, int weight) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
            TTFSubsetter subset = new TTFSubsetter(font);
            for (int point = ' '; point <= 0x17F; point++) {
                subset.add(point);
            }
            SIGNS.codePoints().forEach(subset::add);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subset.writeToStream(bytes);
            return "@font-face{font-family:" + FigureFonts.FAMILY + ";font-weight:" + weight
                    + ";src:url(data:font/ttf;base64,"
                    + Base64.getEncoder().encodeToString(bytes.toByteArray()) + ") format('truetype')}\n";
        }
    }
}
