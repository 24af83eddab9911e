package deltamask.report;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import deltamask.failure.UnusableException;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Figures as files. Widths and heights are points (1/72 inch) in all three formats, so that the same figure has the same
 * size and the same type size on paper. Files are written beside their place, then moved there; the same chart gives the
 * same bytes.
 */
public final class FigureFiles {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FAMILIES = FigureFonts.FAMILY + ", 'Helvetica Neue', Arial, sans-serif";
    private static final double METERS_PER_INCH = 0.0254;
    private static final int POINTS_PER_INCH = 72;

    private FigureFiles() {}

    /** Writes SVG with real text. */
    public static void writeSvg(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("DeltaMask");
        context.setPrecision(2);
        SVGGraphics2D graphics = new SvgGraphics(context);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        Element root = graphics.getRoot();
        root.setAttributeNS(null, "width", width + "pt");
        root.setAttributeNS(null, "height", height + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        withFallbackFonts(root);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (SVGGraphics2DIOException e) {
            throw new UncheckedIOException(e);
        }
        // Batik points to a DTD, which some readers would fetch from the network.
        String svg = text.toString().replaceFirst("<!DOCTYPE[^>]*>\\s*", "");
        ReportFile.write(file, out -> out.write(svg.getBytes(StandardCharsets.UTF_8)));
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

    /** Writes a PDF page of that size, with selectable text in embedded fonts. */
    public static void writePdf(JFreeChart chart, Path file, int width, int height) throws UnusableException {
        ReportFile.write(file, out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(new PDRectangle(width, height));
                document.addPage(page);
                // Else it is made of the time, and no two files are the same.
                document.setDocumentId(1L);
                document.getDocumentInformation().setProducer("DeltaMask");
                PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, width, height);
                graphics.setFontTextDrawer(fonts(document));
                try {
                    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
                } finally {
                    graphics.dispose();
                }
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawForm(graphics.getXFormObject());
                }
                document.save(out);
            }
        });
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
    public static void writePng(JFreeChart chart, Path file, int width, int height, int dpi) throws UnusableException {
        if (dpi < POINTS_PER_INCH || dpi > 1200) {
            throw new IllegalArgumentException("a PNG has 72 to 1200 pixels an inch, not " + dpi);
        }
        double scale = (double) dpi / POINTS_PER_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(image.getWidth() / (double) width, image.getHeight() / (double) height);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        ReportFile.write(file, out -> png(image, dpi, out));
    }

    private static void png(BufferedImage image, int dpi, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream target = ImageIO.createImageOutputStream(out)) {
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
