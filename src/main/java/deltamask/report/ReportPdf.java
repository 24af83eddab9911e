package deltamask.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import deltamask.failure.UnusableException;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * {@code report.pdf}: the report on A4, set from XHTML, with figures as vectors and text that can be selected
 * (docs/decisions/0016-report-set-from-xhtml.md). The same content gives the same bytes.
 */
final class ReportPdf {
    private static final String FIGURE = "deltamask/figure";
    /** That fit beside the date at a page's head. */
    private static final int MOST_LETTERS = 105;
    /** CSS counts 96 pixels an inch. */
    private static final double PIXELS_PER_POINT = 96 / 72.0;

    private ReportPdf() {}

    /**
     * What is set.
     *
     * @param body as XHTML; what {@link #object} gives stands for a figure
     * @param figures those in it
     */
    record Paper(String title, ReportOptions options, String body, List<ReportFigure> figures) {}

    /** Writes the whole report. */
    static void write(ReportContent content, Path file) throws UnusableException {
        String body = ReportBody.of(content, ReportPdf::object, "");
        write(new Paper(content.title(), content.options(), body, content.figures()), file);
    }

    /** Stands for a figure. */
    static String object(ReportFigure figure) {
        long width = (long) Math.floor(figure.print().width() * PIXELS_PER_POINT);
        long height = (long) Math.floor(figure.print().height() * PIXELS_PER_POINT);
        // A slide is wider than the page.
        return "<object type=\"%s\" data=\"%s\" style=\"width:%dpx;height:%dpx\"></object>"
                .formatted(FIGURE, figure.id(), fit(width, width), fit(height, width));
    }

    private static long fit(long length, long width) {
        long page = (long) Math.floor(175 / 25.4 * 96);
        return width <= page ? length : length * page / width;
    }

    /** Sets it on A4. */
    static void write(Paper paper, Path file) throws UnusableException {
        XRLog.setLoggingEnabled(false);
        Document document = parse(page(paper));
        ReportFile.write(file, out -> {
            try (PDDocument pdf = new PDDocument()) {
                try (PdfBoxRenderer renderer = builder(paper, document, pdf).buildPdfRenderer()) {
                    renderer.createPDFWithoutClosing();
                    stamp(pdf, paper);
                    pdf.save(out);
                }
            }
        });
    }

    private static PdfRendererBuilder builder(Paper paper, Document document, PDDocument pdf) {
        Map<String, ReportFigure> figures =
                paper.figures().stream().collect(Collectors.toMap(ReportFigure::id, Function.identity()));
        FSObjectDrawer drawer = (element, x, y, width, height, device, context, dotsPerPixel) -> {
            DrawingFiles.Page page = figures.get(element.getAttribute("data")).print();
            double wide = width / dotsPerPixel;
            double high = height / dotsPerPixel;
            device.drawWithGraphics((float) x, (float) y, (float) wide, (float) high, graphics -> {
                graphics.scale(wide / page.width(), high / page.height());
                page.drawing().draw(graphics, page.width(), page.height());
            });
            return null;
        };
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(FIGURE, drawer);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePDDocument(pdf);
        builder.withProducer(Provenance.program());
        builder.useReplacementText("?");
        builder.useUnicodeLineBreaker(new AtSpaces());
        builder.useFont(() -> open(true), FigureFonts.FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> open(false), FigureFonts.FAMILY, 700, FontStyle.NORMAL, true);
        builder.useObjectDrawerFactory(drawers);
        builder.withW3cDocument(document, null);
        return builder;
    }

    /** Lines break at spaces alone: a number, a file's name and an option keep together. */
    private static final class AtSpaces implements FSTextBreaker {
        private String text = "";
        private int at;

        @Override
        public void setText(String line) {
            text = line;
            at = 0;
        }

        @Override
        public int next() {
            while (at < text.length()) {
                at++;
                if (text.charAt(at - 1) == ' ') {
                    return at;
                }
            }
            return -1;
        }
    }

    private static InputStream open(boolean regular) {
        try {
            return regular ? FigureFonts.openRegular() : FigureFonts.openBold();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(Paper paper) {
        return "<html lang=\"en\"><head><title>" + Xhtml.escape(paper.title()) + "</title><style>"
                + resource("report-print.css")
                        .replace("RUNNING_HEAD", Xhtml.escape(cssString(shortened(paper.title()))))
                        .replace("RUNNING_DATE", paper.options().date().toString())
                + "</style></head><body>" + paper.body() + lacking(paper.body()) + "</body></html>";
    }

    /** A sentence about the letters that stand as question marks; nothing where there are none. */
    private static String lacking(String body) {
        Font font = FigureFonts.regular(1);
        long letters = body.codePoints()
                .filter(point -> point > ' ' && !font.canDisplay(point))
                .distinct()
                .count();
        return letters == 0
                ? ""
                : "<p class=\"again\">" + Numbers.count(letters, "letter")
                        + " that this file's typeface lacks " + (letters == 1 ? "stands" : "stand")
                        + " as \"?\" in the text. report.html and the CSV file beside it show names whole; an image's number tells"
                        + " it from others.</p>";
    }

    private static String shortened(String title) {
        return title.codePointCount(0, title.length()) <= MOST_LETTERS
                ? title
                : title.substring(0, title.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
    }

    private static String cssString(String text) {
        return text.replaceAll("[\\n\\r\\f]", " ").replace("\\", "\\5c ").replace("\"", "\\22 ");
    }

    /** A file beside this class, as text. */
    static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPdf.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the report is not well-formed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Metadata; the dates and the id come from the report's date, or no two files would be the same. */
    private static void stamp(PDDocument pdf, Paper paper) {
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(paper.title());
        paper.options().author().ifPresent(information::setAuthor);
        information.setCreator(Provenance.program());
        information.setProducer(Provenance.program());
        information.setSubject("Comparison of two variants of a segmentation model");
        information.setCreationDate(midnight(paper.options().date()));
        information.setModificationDate(midnight(paper.options().date()));
        pdf.setDocumentInformation(information);
        pdf.getDocumentCatalog().setLanguage("en");
        pdf.setDocumentId(paper.options().date().toEpochDay());
    }

    private static Calendar midnight(LocalDate date) {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
        calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        return calendar;
    }
}
