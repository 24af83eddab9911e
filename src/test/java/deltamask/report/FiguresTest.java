package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.comparison.ClassResults;
import deltamask.comparison.ClassResults.ClassScore;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Outlines;
import deltamask.failure.UnusableException;
import deltamask.metrics.BoundaryScores;
import deltamask.metrics.Confusion;
import deltamask.report.FigureChoice.Order;
import deltamask.report.FigureFiles.Format;
import deltamask.report.FigureRanges.Limits;
import deltamask.report.FigureStyle.Width;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.util.SVGConstants;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every figure on every kind of data, on screen and in files. */
final class FiguresTest {
    @TempDir
    private Path folder;

    private static final ClassResults CLASSES = new ClassResults(
            List.of(
                    new ClassScore(0, "background", OptionalDouble.of(0.95), OptionalDouble.of(0.94), 48, 0.7),
                    new ClassScore(15, "person", OptionalDouble.of(0.9), OptionalDouble.empty(), 40, 0.3)),
            OptionalDouble.of(0.925),
            OptionalDouble.of(0.94),
            48,
            true);

    /** Of the scored rows; the first one has none, as where a file is gone. */
    private static Optional<Outlines> outlines(List<ComparisonRow> rows) {
        Map<Integer, Outlines.Pair> pairs = new HashMap<>();
        rows.stream()
                .filter(ComparisonRow::scored)
                .skip(1)
                .forEach(row -> pairs.put(
                        row.number(),
                        new Outlines.Pair(
                                new BoundaryScores(row.iouA(), OptionalDouble.of(2)),
                                new BoundaryScores(row.iouB(), OptionalDouble.empty()))));
        return Optional.of(new Outlines(pairs));
    }

    private static FigureData data(List<ComparisonRow> rows) {
        return FigureData.of(Comparisons.of(rows)).with(Optional.of(CLASSES), outlines(rows));
    }

    /** What figures get to see: none, one, two, many, none different, none scored, none that worked. */
    private static List<List<ComparisonRow>> kinds() {
        Confusion some = new Confusion(90, 5, 5, 100);
        Confusion none = new Confusion(0, 0, 0, 200);
        List<ComparisonRow> identical = new ArrayList<>();
        List<ComparisonRow> unscored = new ArrayList<>();
        List<ComparisonRow> failed = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            identical.add(Rows.row(Rows.sample(i, i + ".jpg"), some, some, some, 4, 4, ""));
            unscored.add(Rows.row(Rows.sample(i, i + ".jpg"), none, none, none, 4, 3 + i, ""));
            failed.add(Rows.failed(Rows.sample(i, i + ".jpg"), "unreadable"));
        }
        List<ComparisonRow> mixed = new ArrayList<>(Rows.plausible(3));
        mixed.addAll(unscored.subList(3, 4));
        mixed.addAll(failed.subList(4, 5));
        return List.of(
                List.of(),
                Rows.plausible(1),
                Rows.plausible(2),
                Rows.plausible(48),
                identical,
                unscored,
                failed,
                mixed);
    }

    private static List<FigureChoice> choices(Figure figure) {
        return figure.measures().isEmpty()
                ? List.of(FigureChoice.DEFAULT)
                : figure.measures().stream()
                        .flatMap(measure -> Stream.of(Order.values()).map(order -> new FigureChoice(measure, order)))
                        .toList();
    }

    private static DrawnFigure draw(FigureChart chart, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        DrawnFigure drawn = chart.draw(graphics, width, height);
        graphics.dispose();
        return drawn;
    }

    private static BufferedImage select(
            DrawnFigure drawn, int width, int height, OptionalInt lead, Set<Integer> others) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        drawn.selection().draw(graphics, lead, others);
        graphics.dispose();
        return image;
    }

    private static FigureChart screen(Figure figure, List<ComparisonRow> rows) {
        return FigureChart.onScreen(figure, data(rows), FigureChoice.DEFAULT, FigureTheme.LIGHT);
    }

    /** How far apart two colours are in grey, 0 to 255, by whichever of two usual weights (BT.601, BT.709) tells less. */
    private static double apartInGrey(Color one, Color other) {
        double red = one.getRed() - other.getRed();
        double green = one.getGreen() - other.getGreen();
        double blue = one.getBlue() - other.getBlue();
        return Math.min(
                Math.abs(0.299 * red + 0.587 * green + 0.114 * blue),
                Math.abs(0.2126 * red + 0.7152 * green + 0.0722 * blue));
    }

    /** What a legend tells apart has another shape, or is lighter or darker by a tenth of the way from black to white. */
    @Test
    void legendsCanBeReadInGreyPrint() {
        List<ComparisonRow> rows = new ArrayList<>(Rows.plausible(48));
        Confusion same = new Confusion(90, 5, 5, 100);
        rows.add(Rows.row(Rows.sample(49, "49.jpg"), same, same, same, 4, 4, ""));
        int compared = 0;
        for (Figure figure : Figures.all()) {
            for (FigureChoice choice : choices(figure)) {
                List<Sheet.Key> keys = FigureChart.onPaper(figure, data(rows), choice, FigureStyle.DEFAULT)
                        .sheet()
                        .keys();
                for (int i = 0; i < keys.size(); i++) {
                    for (Sheet.Key other : keys.subList(i + 1, keys.size())) {
                        Sheet.Key one = keys.get(i);
                        if (one.glyph().equals(other.glyph())) {
                            assertThat(apartInGrey(one.color(), other.color()))
                                    .as("%s: %s and %s", figure.id(), one.words(), other.words())
                                    .isGreaterThanOrEqualTo(25.5);
                            compared++;
                        }
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void everyFigureDrawsEveryKindOfData() {
        for (Figure figure : Figures.all()) {
            for (List<ComparisonRow> rows : kinds()) {
                for (FigureChoice choice : choices(figure)) {
                    FigureChart chart = FigureChart.onScreen(figure, data(rows), choice, FigureTheme.DARK);
                    select(draw(chart, 500, 220), 500, 220, OptionalInt.of(1), Set.of(1, 2));
                    assertThat(chart.caption()).as(figure.id()).endsWith(".").doesNotContain("NaN");
                    Sheet sheet = chart.sheet();
                    assertThat(sheet.marks())
                            .as(figure.id())
                            .allMatch(mark -> mark.x() >= sheet.x().lower()
                                    && mark.x() <= sheet.x().upper()
                                    && mark.y() >= sheet.y().lower()
                                    && mark.y() <= sheet.y().upper());
                }
            }
        }
    }

    @Test
    void everyImageThatHasAValueIsDrawnAndNoOther() {
        List<ComparisonRow> rows = new ArrayList<>(Rows.plausible(10));
        rows.set(4, Rows.failed(Rows.sample(5, "5.jpg"), "unreadable"));
        for (Figure figure : Figures.all()) {
            Set<Integer> numbers =
                    Set.copyOf(draw(screen(figure, rows), 800, 300).hits().numbers());
            if (!numbers.isEmpty()) {
                assertThat(numbers).as(figure.id()).containsExactlyInAnyOrder(1, 2, 3, 4, 6, 7, 8, 9, 10);
            }
            if (figure.needs(FigureChoice.DEFAULT) == Figure.Needs.ROWS) {
                assertThat(figure.without(data(rows), FigureChoice.DEFAULT))
                        .as(figure.id())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void idsNameFilesAndSettingsAndAreUnique() {
        assertThat(Figures.all()).extracting(Figure::id).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z-]+"));
        assertThat(Figures.of("scatter").name()).isEqualTo("A against B");
        assertThat(Figures.of("gone").id()).isEqualTo("delta");
        assertThat(Figures.of("delta").fileName(FigureChoice.DEFAULT)).isEqualTo("delta-iou");
    }

    @Test
    void theMarkUnderThePointerIsFoundAndThoseInARectangle() {
        DrawnFigure drawn = draw(screen(new ScatterFigure(), Rows.plausible(48)), 800, 400);
        Point2D place = drawn.hits().place(7).orElseThrow();
        assertThat(drawn.hits().at(place.getX() + 1, place.getY()).orElseThrow().numbers())
                .hasSize(1);
        assertThat(drawn.hits().within(drawn.area())).hasSize(48);
        assertThat(drawn.hits().within(new Rectangle2D.Double(place.getX() - 0.1, place.getY() - 0.1, 0.2, 0.2)))
                .contains(7);
        assertThat(drawn.hits().at(0, 0)).isEmpty();
        assertThat(drawn.hits().place(99)).isEmpty();
    }

    @Test
    void aBarStandsForItsImages() {
        DrawnFigure drawn = draw(screen(new HistogramFigure(), Rows.plausible(48)), 800, 400);
        Rectangle2D area = drawn.area();
        List<Integer> all = drawn.hits()
                .within(new Rectangle2D.Double(
                        area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight() * 0.8));
        assertThat(all).hasSizeGreaterThan(40);
    }

    @Test
    void zoomKeepsWhatIsUnderThePointer() {
        FigureChart chart = screen(new ScatterFigure(), Rows.plausible(48));
        DrawnFigure before = draw(chart, 800, 400);
        Point2D place = before.hits().place(7).orElseThrow();
        FigureRanges closer = before.zoomed(0.5, place.getX(), place.getY());
        assertThat(closer.x().upper() - closer.x().lower())
                .isLessThan(before.x().limits().upper() - before.x().limits().lower());
        chart.show(Optional.of(closer));
        Point2D after = draw(chart, 800, 400).hits().place(7).orElseThrow();
        assertThat(after.distance(place)).isLessThan(3);
        chart.show(Optional.empty());
        assertThat(draw(chart, 800, 400).hits().place(7).orElseThrow().distance(place))
                .isLessThan(1e-6);
    }

    @Test
    void aFixedRangeIsTheFilesToo() throws Exception {
        FigureRanges fixed = new FigureRanges(new Limits(0.5, 1), new Limits(0.25, 1));
        FigureStyle style = FigureStyle.DEFAULT.with(Optional.of(fixed));
        FigureChart chart =
                FigureChart.onPaper(new ScatterFigure(), data(Rows.plausible(48)), FigureChoice.DEFAULT, style);
        assertThat(draw(chart, 400, 400).y().limits()).isEqualTo(new Limits(0.25, 1));
        assertThatThrownBy(() -> new Limits(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesAlwaysCarryTheirConditions() throws Exception {
        FigureData data = data(Rows.plausible(5));
        for (Figure figure : Figures.all()) {
            for (FigureChoice choice : choices(figure)) {
                if (figure.timed(choice) || figure.needs(choice) == Figure.Needs.CANDIDATES) {
                    FigureStyle bare = new FigureStyle(Width.SINGLE, 8, false, 72, Optional.empty());
                    Path file = folder.resolve("f.svg");
                    FigureFiles.write(figure, data, choice, bare, Format.SVG, file);
                    assertThat(words(file))
                            .as(figure.id())
                            .anyMatch(word -> word.contains("1 thread, timed, 3 warm-ups"));
                }
            }
        }
    }

    private static List<String> words(Path svg) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
        NodeList texts = document.getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
    }

    @Test
    void svgHasRealTextAndTheCaption() throws Exception {
        for (Figure figure : Figures.all()) {
            Path file = folder.resolve(figure.id() + ".svg");
            FigureFiles.write(
                    figure, data(Rows.plausible(48)), FigureChoice.DEFAULT, FigureStyle.DEFAULT, Format.SVG, file);
            assertThat(words(file)).as(figure.id()).contains(figure.title(FigureChoice.DEFAULT));
            assertThat(Files.readString(file)).contains("<desc").doesNotContain("DOCTYPE");
        }
        assertThat(words(folder.resolve("delta.svg")))
                .contains("Δ IoU (B − A)", "image number", "portrait_0039.jpg", "39");
        // 175 mm are 496.06 points.
        assertThat(Files.readString(folder.resolve("delta.svg"))).contains("width=\"496.06pt\"");
    }

    @Test
    void pdfTextCanBeReadAndItsFontsAreInside() throws Exception {
        for (Figure figure : Figures.all()) {
            Path file = folder.resolve(figure.id() + ".pdf");
            FigureFiles.write(
                    figure, data(Rows.plausible(48)), FigureChoice.DEFAULT, FigureStyle.DEFAULT, Format.PDF, file);
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                assertThat(new PDFTextStripper().getText(pdf)).contains(figure.title(FigureChoice.DEFAULT));
                assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(496f, 496.1f);
                List<String> fonts = new ArrayList<>();
                fonts(pdf.getPage(0).getResources(), fonts);
                assertThat(fonts).hasSizeGreaterThanOrEqualTo(2).allMatch(font -> font.contains("+Roboto-"));
            }
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
        FigureStyle style = new FigureStyle(Width.SLIDE, 18, true, 300, Optional.empty());
        FigureFiles.write(new ScatterFigure(), data(Rows.plausible(48)), FigureChoice.DEFAULT, style, Format.PNG, file);
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            // 254 mm are 10 inches.
            assertThat(reader.getWidth(0)).isEqualTo(3000);
            assertThat(reader.getHeight(0)).isEqualTo(1689);
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
    void everyThemeHasItsOwnGround() {
        for (FigureTheme theme : FigureTheme.values()) {
            FigureChart chart =
                    FigureChart.onScreen(new DeltaFigure(), data(Rows.plausible(5)), FigureChoice.DEFAULT, theme);
            BufferedImage image = FigureFiles.picture(chart, 300, 200, 72);
            assertThat(new Color(image.getRGB(1, 1))).isEqualTo(theme.background());
        }
    }

    @Test
    void selectionIsMarkedInEveryFigureThatShowsImages() {
        for (Figure figure : Figures.all()) {
            FigureChart chart = screen(figure, Rows.plausible(30));
            if (chart.sheet().marks().stream().anyMatch(mark -> mark.number() > 0)) {
                DrawnFigure drawn = draw(chart, 400, 200);
                BufferedImage nothing = new BufferedImage(400, 200, BufferedImage.TYPE_INT_ARGB);
                assertThat(same(nothing, select(drawn, 400, 200, OptionalInt.of(7), Set.of())))
                        .as(figure.id())
                        .isFalse();
                assertThat(same(nothing, select(drawn, 400, 200, OptionalInt.empty(), Set.of(3, 4))))
                        .as(figure.id())
                        .isFalse();
                assertThat(same(nothing, select(drawn, 400, 200, OptionalInt.empty(), Set.of())))
                        .as(figure.id())
                        .isTrue();
            }
        }
    }

    /** The label of the image that is looked at finds its place between those of the outliers, and is not written twice. */
    @Test
    void theImageThatIsLookedAtIsNamedOnce() throws Exception {
        FigureChart chart = screen(new DeltaFigure(), Rows.plausible(30));
        DrawnFigure drawn = draw(chart, 400, 200);
        Mark outlier = chart.sheet().named().get(0);
        Mark other = chart.sheet().marks().stream()
                .filter(mark -> !chart.sheet().named().contains(mark))
                .findFirst()
                .orElseThrow();
        assertThat(words(drawn, outlier.number())).isEmpty();
        assertThat(words(drawn, other.number())).contains(Integer.toString(other.number()));
    }

    /** What is written over a figure for the image that is looked at. */
    private static List<String> words(DrawnFigure drawn, int number) throws Exception {
        Document document = GenericDOMImplementation.getDOMImplementation()
                .createDocument(SVGConstants.SVG_NAMESPACE_URI, "svg", null);
        SVGGraphics2D graphics = new SVGGraphics2D(document);
        drawn.selection().draw(graphics, OptionalInt.of(number), Set.of());
        NodeList texts = graphics.getRoot().getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
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
    void namesInOtherLettersAreStillWritten() throws Exception {
        List<ComparisonRow> rows = new ArrayList<>(Rows.plausible(30));
        Confusion a = new Confusion(90, 0, 10, 0);
        Confusion b = new Confusion(10, 0, 90, 0);
        rows.add(Rows.row(Rows.sample(31, "<写真> & 🐕.jpg"), a, b, a, 10, 8, ""));
        for (Format format : Format.values()) {
            FigureFiles.write(
                    new DeltaFigure(),
                    data(rows),
                    FigureChoice.DEFAULT,
                    FigureStyle.DEFAULT,
                    format,
                    folder.resolve("f" + format.extension()));
        }
        assertThat(Files.readString(folder.resolve("f.svg"))).contains("&lt;写真", "&amp; ");
    }

    @Test
    void longNamesAreShortened() {
        assertThat(OutlierNames.shortName("set/IMG_1.jpg", 24)).isEqualTo("IMG_1.jpg");
        assertThat(OutlierNames.shortName("set/a_very_long_name_of_a_picture_0041.jpg", 24))
                .isEqualTo("a_very_long_…re_0041.jpg");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsToldAndNothingIsLeft() throws Exception {
        Path missing = folder.resolve("missing/figure.svg");
        FigureData data = data(Rows.plausible(3));
        assertThatThrownBy(() -> FigureFiles.write(
                        new DeltaFigure(), data, FigureChoice.DEFAULT, FigureStyle.DEFAULT, Format.SVG, missing))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("Cannot write " + missing);
        Path taken = Files.createDirectories(folder.resolve("taken.png/inside")).getParent();
        assertThatThrownBy(() -> FigureFiles.write(
                        new DeltaFigure(), data, FigureChoice.DEFAULT, FigureStyle.DEFAULT, Format.PNG, taken))
                .isInstanceOf(UnusableException.class);
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactly(taken);
        }
    }
}
