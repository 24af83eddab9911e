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
import java.util.Locale;
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
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Figures as files. Widths and heights are points (1/72 inch) in all three formats, so that the same figure has the same
 * size and the same type size on paper. Files are written beside their place, then moved there; the same figure gives the
 * same bytes.
 */
public final class FigureFiles {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String FAMILIES = FigureFonts.FAMILY + ", 'Helvetica Neue', Arial, sans-serif";
    private static final double METERS_PER_INCH = 0.0254;
    private static final int POINTS_PER_INCH = 72;

    private FigureFiles() {}

    /** Kinds of files. */
    public enum Format {
        PDF,
        SVG,
        PNG;

        /** With the dot. */
        public String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Writes a figure in the size that its style says. */
    public static void write(
            Figure figure, FigureData data, FigureChoice choice, FigureStyle style, Format format, Path file)
            throws UnusableException {
        FigureChart chart = FigureChart.onPaper(figure, data, choice, style);
        double width = style.widthInPoints();
        double height = style.heightInPoints(figure.aspect(data));
        switch (format) {
            case PDF -> writePdf(chart, file, width, height);
            case SVG -> writeSvg(chart, file, width, height);
            case PNG -> writePng(chart, file, width, height, style.dpi());
        }
    }

    /** The same as a picture in memory. */
    public static BufferedImage picture(Figure figure, FigureData data, FigureChoice choice, FigureStyle style) {
        return picture(
                FigureChart.onPaper(figure, data, choice, style),
                style.widthInPoints(),
                style.heightInPoints(figure.aspect(data)),
                style.dpi());
    }

    /** Writes SVG with real text. */
    public static void writeSvg(FigureChart figure, Path file, double width, double height) throws UnusableException {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(SVG, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("DeltaMask");
        context.setPrecision(2);
        SVGGraphics2D graphics = new SvgGraphics(context);
        figure.draw(graphics, width, height);
        Element root = graphics.getRoot();
        String wide = Numbers.plain(width);
        String high = Numbers.plain(height);
        root.setAttributeNS(null, "width", wide + "pt");
        root.setAttributeNS(null, "height", high + "pt");
        root.setAttributeNS(null, "viewBox", "0 0 " + wide + " " + high);
        root.setAttributeNS(null, "role", "img");
        Element words = document.createElementNS(SVG, "desc");
        words.setTextContent(figure.caption());
        root.insertBefore(words, root.getFirstChild());
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
    public static void writePdf(FigureChart figure, Path file, double width, double height) throws UnusableException {
        ReportFile.write(file, out -> {
            try (PDDocument document = new PDDocument()) {
                PDPage page = new PDPage(new PDRectangle((float) width, (float) height));
                document.addPage(page);
                // Else it is made of the time, and no two files are the same.
                document.setDocumentId(1L);
                document.getDocumentInformation().setProducer("DeltaMask");
                PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width, (float) height);
                graphics.setFontTextDrawer(fonts(document));
                try {
                    figure.draw(graphics, width, height);
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
    public static void writePng(FigureChart figure, Path file, double width, double height, int dpi)
            throws UnusableException {
        BufferedImage image = picture(figure, width, height, dpi);
        ReportFile.write(file, out -> png(image, dpi, out));
    }

    /** The same as a picture in memory. */
    public static BufferedImage picture(FigureChart figure, double width, double height, int dpi) {
        if (dpi < POINTS_PER_INCH || dpi > 1200) {
            throw new IllegalArgumentException("a PNG has 72 to 1200 pixels an inch, not " + dpi);
        }
        double scale = (double) dpi / POINTS_PER_INCH;
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(image.getWidth() / width, image.getHeight() / height);
        figure.draw(graphics, width, height);
        graphics.dispose();
        return image;
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
