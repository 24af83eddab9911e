package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.comparison.ComparisonRow;
import deltamask.failure.UnusableException;
import deltamask.metrics.Confusion;
import deltamask.report.DeltaFigure.Measure;
import deltamask.report.DeltaFigure.Options;
import deltamask.report.DeltaFigure.Order;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.entity.ChartEntity;
import org.jfree.chart.entity.XYItemEntity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class DeltaFigureTest {
    @TempDir
    private Path folder;

    private static DeltaFigure figure(List<ComparisonRow> rows, Order order) {
        return DeltaFigure.of(rows, Options.print(Measure.IOU, order, "scripted", "quantized_scripted"));
    }

    private static List<XYItemEntity> points(DeltaFigure figure) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        BufferedImage image = figure.chart().createBufferedImage(800, 400, info);
        assertThat(image.getWidth()).isEqualTo(800);
        List<XYItemEntity> points = new ArrayList<>();
        for (Object entity : info.getEntityCollection().getEntities()) {
            if (entity instanceof XYItemEntity point) {
                points.add(point);
            }
        }
        return points;
    }

    private static ComparisonRow row(int number, long tpA, long tpB) {
        Confusion a = new Confusion(tpA, 0, 100 - tpA, 0);
        Confusion b = new Confusion(tpB, 0, 100 - tpB, 0);
        return Rows.row(Rows.sample(number, "image " + number + ".jpg"), a, b, a, 10, 8, "");
    }

    @Test
    void pointsAreTheImagesThatHaveADelta() {
        List<ComparisonRow> rows = List.of(
                row(1, 90, 80), Rows.failed(Rows.sample(2, "2.jpg"), "unreadable"), row(3, 90, 95), row(4, 90, 60));
        DeltaFigure byNumber = figure(rows, Order.NUMBER);
        assertThat(points(byNumber))
                .extracting(point -> DeltaFigure.sample(point).getAsInt())
                .containsExactly(1, 3, 4);
        DeltaFigure sorted = figure(rows, Order.SORTED);
        assertThat(points(sorted))
                .extracting(point -> DeltaFigure.sample(point).getAsInt())
                .containsExactly(4, 1, 3);
        assertThat(points(sorted).get(0).getToolTipText())
                .isEqualTo("4 image 4.jpg\nΔ IoU −0.300000\nA 0.900000   B 0.600000");
    }

    @Test
    void otherEntitiesAreNoSample() {
        assertThat(DeltaFigure.sample(new ChartEntity(new java.awt.Rectangle(1, 1))))
                .isEmpty();
        assertThat(DeltaFigure.sample(null)).isEmpty();
    }

    @Test
    void selectionIsMarked() {
        DeltaFigure figure = figure(Rows.plausible(30), Order.NUMBER);
        BufferedImage before = figure.chart().createBufferedImage(400, 200);
        figure.select(OptionalInt.of(7));
        assertThat(same(before, figure.chart().createBufferedImage(400, 200))).isFalse();
        figure.select(OptionalInt.empty());
        assertThat(same(before, figure.chart().createBufferedImage(400, 200))).isTrue();
    }

    private static boolean same(BufferedImage one, BufferedImage other) {
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void everyThemeHasItsOwnGround() {
        for (FigureTheme theme : FigureTheme.values()) {
            DeltaFigure figure =
                    DeltaFigure.of(Rows.plausible(5), Options.screen(Measure.TIME, Order.NUMBER, theme, "a", "b"));
            BufferedImage image = figure.chart().createBufferedImage(300, 200);
            assertThat(new Color(image.getRGB(2, 2))).isEqualTo(theme.background());
        }
    }

    @Test
    void drawsNothingOneAndMany() {
        for (int count : new int[] {0, 1, 2, 10_000}) {
            for (Order order : Order.values()) {
                assertThat(points(figure(Rows.plausible(count), order))).hasSize(count);
            }
        }
    }

    @Test
    void svgHasRealText() throws Exception {
        Path file = folder.resolve("figure.svg");
        FigureFiles.writeSvg(figure(Rows.plausible(48), Order.SORTED).chart(), file, 510, 270);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(file.toFile());
        NodeList texts = svg.getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        assertThat(words)
                .contains("Δ IoU per image", "Δ IoU (B − A)", "images in order of Δ IoU", "portrait_0039.jpg", "39");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 510 270");
        assertThat(svg.getDocumentElement().getAttribute("width")).isEqualTo("510pt");
    }

    @Test
    void pdfTextCanBeReadAndItsFontsAreInside() throws Exception {
        Path file = folder.resolve("figure.pdf");
        FigureFiles.writePdf(figure(Rows.plausible(48), Order.SORTED).chart(), file, 510, 270);
        try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Δ IoU per image", "portrait_0039.jpg", "−0.02", "× MAD");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(510);
            List<String> fonts = new ArrayList<>();
            fonts(pdf.getPage(0).getResources(), fonts);
            assertThat(fonts).hasSizeGreaterThanOrEqualTo(2).allMatch(font -> font.contains("+Roboto-"));
        }
    }

    private static void fonts(PDResources resources, List<String> fonts) throws Exception {
        for (COSName name : resources.getFontNames()) {
            assertThat(resources.getFont(name).isEmbedded()).isTrue();
            fonts.add(resources.getFont(name).getName());
        }
        for (COSName name : resources.getXObjectNames()) {
            if (resources.getXObject(name) instanceof PDFormXObject form && form.getResources() != null) {
                fonts(form.getResources(), fonts);
            }
        }
    }

    @Test
    void pngHasItsSizeAndSaysItsResolution() throws Exception {
        Path file = folder.resolve("figure.png");
        FigureFiles.writePng(figure(Rows.plausible(48), Order.SORTED).chart(), file, 510, 270, 300);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            assertThat(reader.getWidth(0)).isEqualTo(2125);
            assertThat(reader.getHeight(0)).isEqualTo(1125);
            NodeList resolution = ((org.w3c.dom.Element)
                            reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                    .getElementsByTagName("pHYs");
            // 300 pixels an inch are 11811 a metre.
            assertThat(resolution
                            .item(0)
                            .getAttributes()
                            .getNamedItem("pixelsPerUnitXAxis")
                            .getNodeValue())
                    .isEqualTo("11811");
        }
    }

    @Test
    void namesInOtherLettersAreStillWritten() throws Exception {
        List<ComparisonRow> rows = new ArrayList<>(Rows.plausible(30));
        Confusion a = new Confusion(90, 0, 10, 0);
        Confusion b = new Confusion(10, 0, 90, 0);
        rows.add(Rows.row(Rows.sample(31, "<写真> & 🐕.jpg"), a, b, a, 10, 8, ""));
        DeltaFigure figure = figure(rows, Order.NUMBER);
        FigureFiles.writeSvg(figure.chart(), folder.resolve("f.svg"), 510, 270);
        FigureFiles.writePdf(figure.chart(), folder.resolve("f.pdf"), 510, 270);
        FigureFiles.writePng(figure.chart(), folder.resolve("f.png"), 510, 270, 72);
        assertThat(Files.readString(folder.resolve("f.svg")))
                .contains("&lt;写真", "&amp; ")
                .doesNotContain("DOCTYPE");
    }

    @Test
    void longNamesAreShortened() {
        assertThat(DeltaLabels.shortName("set/IMG_1.jpg")).isEqualTo("IMG_1.jpg");
        assertThat(DeltaLabels.shortName("set/a_very_long_name_of_a_picture_0041.jpg"))
                .isEqualTo("a_very_long_…re_0041.jpg");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldAndNothingIsLeft() throws Exception {
        Path missing = folder.resolve("missing/figure.svg");
        DeltaFigure figure = figure(Rows.plausible(3), Order.NUMBER);
        assertThatThrownBy(() -> FigureFiles.writeSvg(figure.chart(), missing, 510, 270))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("Cannot write " + missing);
        Path taken = Files.createDirectories(folder.resolve("taken.png/inside")).getParent();
        assertThatThrownBy(() -> FigureFiles.writePng(figure.chart(), taken, 510, 270, 72))
                .isInstanceOf(UnusableException.class);
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactly(taken);
        }
    }
}
