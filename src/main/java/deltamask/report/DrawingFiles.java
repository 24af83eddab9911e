package deltamask.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import deltamask.failure.UnusableException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Drawings as files. Widths and heights are points (1/72 inch) in all formats, so that the same drawing has the same size
 * and the same type size on paper. Files are written beside their place, then moved there; the same drawing gives the same
 * bytes.
 */
final class DrawingFiles {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FAMILIES = FigureFonts.FAMILY + ", 'Helvetica Neue', Arial, sans-serif";
    private static final double METERS_PER_INCH = 0.0254;
    private static final int POINTS_PER_INCH = 72;

    private DrawingFiles() {}

    /** A drawing and its size in points. */
    record Page(Drawing drawing, double width, double height) {}

    /** Writes SVG with real text. */
    static void writeSvg(Page page, String description, Path file) throws UnusableException {
        String svg = svg(page, description, "");
        ReportFile.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * SVG with real text.
     *
     * @param description what it shows, for those who cannot see it
     * @param prefix of all ids in it, so that several can stand in one page
     */
    static String svg(Page page, String description, String prefix) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("DeltaMask");
        context.setPrecision(2);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String id) {
                return prefix + super.generateID(id);
            }
        });
        SVGGraphics2D graphics = new SvgGraphics(context);
        page.drawing().draw(graphics, page.width(), page.height());
        Element root = graphics.getRoot();
        String wide = Numbers.plain(page.width());
        String high = Numbers.plain(page.height());
        root.setAttributeNS(null, "width", wide + "pt");
        root.setAttributeNS(null, "height", high + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + wide + " " + high);
        if (!description.isEmpty()) {
            root.setAttributeNS(null, "role", "img");
            Element words = document.createElementNS(SVG, "desc");
            words.setTextContent(description);
            root.insertBefore(words, root.getFirstChild());
        }
        withFallbackFonts(root);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(e);
        }
        // Batik points to a DTD, which some readers would fetch from the network.
        return text.toString().replaceFirst("<!DOCTYPE[^>]*>\\s*", "");
    }

    /** A viewer that lacks the figure's typeface takes the next of the family. */
    private static void withFallbackFonts(Element element) {
        if (element.getAttribute("font-family").contains(FigureFonts.FAMILY)) {
            element.setAttributeNS(null, "font-family", FAMILIES);
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                withFallbackFonts(inner);
            }
        }
    }

    /** Writes a PDF with a page of its own size for each drawing, with selectable text in embedded fonts. */
    static void writePdf(List<Page> pages, Path file) throws UnusableException {
        ReportFile.write(file, out -> {
            try (PDDocument document = new PDDocument()) {
                // Else it is made of the time, and no two files are the same.
                document.setDocumentId(1L);
                document.getDocumentInformation().setProducer("DeltaMask");
                PdfBoxGraphics2DFontTextDrawer fonts = fonts(document);
                for (Page page : pages) {
                    add(page, document, fonts);
                }
                document.save(out);
            }
        });
    }

    private static void add(Page page, PDDocument document, PdfBoxGraphics2DFontTextDrawer fonts) throws IOException {
        PDPage sheet = new PDPage(new PDRectangle((float) page.width(), (float) page.height()));
        document.addPage(sheet);
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) page.width(), (float) page.height());
        graphics.setFontTextDrawer(fonts);
        try {
            page.drawing().draw(graphics, page.width(), page.height());
        } finally {
            graphics.dispose();
        }
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            content.drawForm(graphics.getXFormObject());
        }
    }

    private static PdfBoxGraphics2DFontTextDrawer fonts(PDDocument document) throws IOException {
        PdfBoxGraphics2DFontTextDrawer drawer = new PdfBoxGraphics2DFontTextDrawer();
        try (InputStream regular = FigureFonts.openRegular();
                InputStream bold = FigureFonts.openBold()) {
            drawer.registerFont(FigureFonts.regular(1).getFontName(), PDType0Font.load(document, regular, true));
            drawer.registerFont(FigureFonts.bold(1).getFontName(), PDType0Font.load(document, bold, true));
        }
        return drawer;
    }

    /**
     * Writes PNG of {@code width * dpi / 72} by {@code height * dpi / 72} pixels, which says its resolution.
     *
     * @param dpi pixels an inch, 72 to 1200
     */
    static void writePng(Page page, Path file, int dpi) throws UnusableException {
        writePng(picture(page, dpi), file, dpi);
    }

    /** The same as a picture in memory. */
    static BufferedImage picture(Page page, int dpi) {
        if (dpi < POINTS_PER_INCH || dpi > 1200) {
            throw new IllegalArgumentException("a PNG has 72 to 1200 pixels an inch, not " + dpi);
        }
        double scale = (double) dpi / POINTS_PER_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.round(page.width() * scale),
                (int) Math.round(page.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(image.getWidth() / page.width(), image.getHeight() / page.height());
        page.drawing().draw(graphics, page.width(), page.height());
        graphics.dispose();
        return image;
    }

    /** Writes a picture that is there already, and its resolution. */
    static void writePng(BufferedImage image, Path file, int dpi) throws UnusableException {
        ReportFile.write(file, out -> png(image, dpi, out));
    }

    private static void png(BufferedImage image, int dpi, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream target = new MemoryCacheImageOutputStream(out)) {
            IIOMetadata metadata = writer.getDefaultImageMetadata(
                    ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
            String pixels = Long.toString(Math.round(dpi / METERS_PER_INCH));
            IIOMetadataNode resolution = new IIOMetadataNode("pHYs");
            resolution.setAttribute("pixelsPerUnitXAxis", pixels);
            resolution.setAttribute("pixelsPerUnitYAxis", pixels);
            resolution.setAttribute("unitSpecifier", "meter");
            IIOMetadataNode tree = new IIOMetadataNode(metadata.getNativeMetadataFormatName());
            tree.appendChild(resolution);
            metadata.mergeTree(metadata.getNativeMetadataFormatName(), tree);
            writer.setOutput(target);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
    }
}
