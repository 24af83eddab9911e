package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.metrics.Confusion;
import deltamask.run.RunFolder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The files of a report, of images that lie in a folder. */
final class ReportTest {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 40;
    /** Everything that a page, a table and a file name can choke on. */
    private static final String ODD = "a & <b> 'c' 🐕_50%.png";

    @TempDir
    private Path folder;

    private Comparison comparison;

    @BeforeEach
    void compare() throws Exception {
        image("1.png", 30, 30, 28);
        image("2.png", 30, 29, 30);
        image("3.png", 20, 20, 20);
        image("4.png", 0, 0, 0);
        image("5.png", 40, 38, 12);
        image(ODD, 30, 31, 33);
        Dataset dataset = Datasets.open(folder.resolve("set"));
        comparison = deltamask.comparison.Comparisons.of(
                dataset,
                RunFolder.read(folder.resolve("a"), dataset),
                RunFolder.read(folder.resolve("b"), dataset),
                Rules.DEFAULT,
                new ComparisonListener() {});
    }

    /** An image whose truth and masks reach so far from its left edge. */
    private void image(String name, int truth, int inA, int inB) throws Exception {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0x806040));
        graphics.fillRect(0, 0, truth, HEIGHT);
        graphics.dispose();
        Path images = Files.createDirectories(folder.resolve("set/images"));
        ImageIO.write(picture, "png", images.resolve(name).toFile());
        LabelMapFile.write(mask(truth), folder.resolve("set/masks").resolve(name));
        LabelMapFile.write(mask(inA), folder.resolve("a/masks").resolve(name));
        LabelMapFile.write(mask(inB), folder.resolve("b/masks").resolve(name));
    }

    private static LabelMap mask(int columns) {
        byte[] labels = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (i % WIDTH < columns ? 1 : 0);
        }
        return LabelMap.of(WIDTH, HEIGHT, labels);
    }

    private static ReportOptions options(String date) {
        ReportOptions today = ReportOptions.today();
        return new ReportOptions(
                Optional.of("Small & <large>"),
                Optional.of("A. Author"),
                LocalDate.parse(date),
                new FigureStyle(FigureStyle.Width.DOUBLE, 8, true, 72, Optional.empty()),
                Map.of(),
                today.look(),
                Optional.of(GateTarget.USUAL));
    }

    private List<Path> write(String name, String date) throws Exception {
        return Report.write(comparison, folder.resolve(name), options(date), ReportListener.NONE);
    }

    private String read(String name) throws Exception {
        return Files.readString(folder.resolve("report").resolve(name));
    }

    @Test
    void pdfHasItsTextItsFontsAndItsMetadata() throws Exception {
        write("report", "2026-01-31");
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("report/report.pdf").toFile())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\u00a0]+", " ");
            assertThat(text)
                    .contains(
                            "Small & <large>",
                            "A. Author · 2026-01-31",
                            "Table 1.",
                            "Figure 1.",
                            "Quality gate: failed.")
                    .contains("1 / " + pdf.getNumberOfPages(), "deltamask report --comparison")
                    .contains("Mean IoU", "Δ IoU", "6 images, 5 scored in A and B");
            for (String paragraph : SummaryText.sentences(comparison).split("\n\n", -1)) {
                assertThat(text).as("in reading order").contains(paragraph);
            }
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Small & <large>");
            assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("A. Author");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
            for (PDPage page : pdf.getPages()) {
                embedded(page.getResources());
            }
        }
    }

    private static void embedded(PDResources resources) throws Exception {
        for (COSName name : resources.getFontNames()) {
            assertThat(resources.getFont(name).isEmbedded())
                    .as(resources.getFont(name).getName())
                    .isTrue();
        }
        for (COSName name : resources.getXObjectNames()) {
            PDXObject inner = resources.getXObject(name);
            if (inner instanceof PDFormXObject form && form.getResources() != null) {
                embedded(form.getResources());
            }
        }
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void pageIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
        write("report", "2026-01-31");
        String html = read("report.html");
        Document page = parse(html);
        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            for (String link : List.of("src", "href", "xlink:href", "data")) {
                assertThat(element.getAttribute(link)).matches("(?s)|#.*|data:.*");
            }
        }
        Matcher urls = Pattern.compile("url\\(['\"]?(.{0,5})").matcher(html);
        while (urls.find()) {
            assertThat(urls.group(1)).matches("data:|#.*|&quot;?|\"#.*");
        }
        assertThat(html).doesNotContain("@import").contains("prefers-color-scheme: dark", "class=\"dark\"");
        Element table = (Element) page.getElementsByTagName("tbody")
                .item(page.getElementsByTagName("tbody").getLength() - 2);
        assertThat(table.getElementsByTagName("tr").getLength()).isEqualTo(6);
        assertThat(html).contains("a &amp; &lt;b&gt; &#39;c&#39; 🐕_50%.png");
        assertThat(page.getElementsByTagName("svg").getLength()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void figuresAreSvgWithText() throws Exception {
        List<Path> files = write("report", "2026-01-31");
        List<Path> figures =
                files.stream().filter(file -> file.toString().endsWith(".svg")).toList();
        assertThat(figures).isNotEmpty();
        for (Path file : figures) {
            Document svg = parse(Files.readString(file));
            assertThat(svg.getElementsByTagName("text").getLength())
                    .as(file.toString())
                    .isPositive();
            String name = file.getFileName().toString().replace(".svg", "");
            assertThat(file.resolveSibling(name + ".pdf")).isNotEmptyFile();
            assertThat(file.resolveSibling(name + ".png")).isNotEmptyFile();
        }
        assertThat(folder.resolve("report/figure-sheet.pdf")).isNotEmptyFile();
        assertThat(folder.resolve("report/figure-sheet-1.png")).isNotEmptyFile();
    }

    @Test
    void jsonIsWhatTheSchemaSays() throws Exception {
        write("report", "2026-01-31");
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(ReportPdf.resource("summary.schema.json"));
        String json = read("summary.json");
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"scored\"", "\"scores\""), InputFormat.JSON))
                .isNotEmpty();
        List<Comparison> others = List.of(
                Comparisons.of(new ArrayList<>(Rows.plausible(40))),
                Comparisons.of(List.of(Rows.failed(Rows.sample(1, "a.jpg"), "unreadable"))));
        for (Comparison other : others) {
            assertThat(schema.validate(SummaryJson.of(other, Optional.empty()).toString(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void latexIsBalancedAndNamesAreEscaped() throws Exception {
        write("report", "2026-01-31");
        String tex = read("table.tex");
        assertThat(tex).contains("\\toprule", "\\bottomrule", "\\begin{table}", "\\end{table}");
        String plain = tex.replaceAll("\\\\[{}]", "");
        assertThat(plain.chars().filter(letter -> letter == '{').count())
                .isEqualTo(plain.chars().filter(letter -> letter == '}').count());
        assertThat(plain.replace("\\$", "")
                                .chars()
                                .filter(letter -> letter == '$')
                                .count()
                        % 2)
                .isZero();
        tex.lines().filter(line -> line.endsWith("\\\\")).forEach(line -> assertThat(
                        line.replace("\\&", "").chars().filter(letter -> letter == '&'))
                .as(line)
                .hasSize(3));
        assertThat(LatexTable.escape("50 % of a_b & {c} ~ ^ \\ # $ −1.75 × 10⁻⁶ 🐕"))
                .isEqualTo(
                        "50 \\% of a\\_b \\& \\{c\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{} \\# \\$"
                                + " $-$1.75$\\,\\times 10^{-6}$ ?");
    }

    @Test
    void twoReportsDifferInTheirDateAlone() throws Exception {
        List<Path> files = write("report", "2026-01-31");
        write("again", "2026-01-31");
        write("later", "2026-02-01");
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(folder.resolve("again").resolve(file.getFileName()));
        }
        for (String name : List.of("report.html", "report.txt", "table.tex")) {
            assertThat(read(name).replace("2026-01-31", "2026-02-01"))
                    .isEqualTo(Files.readString(folder.resolve("later").resolve(name)));
        }
        for (String name :
                List.of("comparison.csv", "summary.json", "delta-iou.svg", "delta-iou.pdf", "delta-iou.png")) {
            assertThat(folder.resolve("later").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("report").resolve(name));
        }
    }

    @Test
    void allSayTheSameSentences() throws Exception {
        write("report", "2026-01-31");
        String html =
                parse(read("report.html")).getDocumentElement().getTextContent().replaceAll("[\\s\u00a0]+", " ");
        String text = read("report.txt").replaceAll("[\\s\u00a0]+", " ");
        for (String paragraph : SummaryText.sentences(comparison).split("\n\n", -1)) {
            assertThat(html).contains(paragraph);
            assertThat(text).contains(paragraph);
        }
    }

    @Test
    void whatIsMissingIsSaidAndNotDrawn() throws Exception {
        Files.delete(folder.resolve("b/masks/5.png"));
        Files.write(folder.resolve("set/images/1.png"), new byte[3]);
        write("report", "2026-01-31");
        assertThat(read("report.html")).contains("no mask", "image unreadable");
    }

    @Test
    void sheetShowsTheWorstTheMiddleAndTheBest() {
        List<FigureSheet.Choice> chosen = FigureSheet.chosen(comparison);
        assertThat(chosen).extracting(FigureSheet.Choice::id).containsExactly("worst", "median", "best");
        assertThat(chosen.get(0).rows().get(0).image()).isEqualTo("5.png");
        assertThat(chosen.get(2).rows()).extracting(row -> row.image()).containsExactly("2.png");
        assertThat(FigureSheet.chosen(Comparisons.of(List.of())))
                .allMatch(choice -> choice.rows().isEmpty());
    }

    @Test
    void whatEndsAReportLeavesWholeFilesOnly() {
        ReportListener ending = (activity, done, total) -> {
            if (done > 2) {
                throw new CancellationException();
            }
        };
        assertThatThrownBy(() -> Report.write(comparison, folder.resolve("report"), options("2026-01-31"), ending))
                .isInstanceOf(CancellationException.class);
        assertThat(folder.resolve("report/comparison.csv")).isNotEmptyFile();
        assertThat(folder.resolve("report/report.pdf")).doesNotExist();
        assertThat(folder.resolve("report").toFile().list()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void nothingScoredIsNoFault() throws Exception {
        Comparison failed = Comparisons.of(List.of(Rows.failed(Rows.sample(1, "a.jpg"), "unreadable")));
        Report.write(failed, folder.resolve("failed"), options("2026-01-31"), ReportListener.NONE);
        assertThat(folder.resolve("failed/report.pdf")).isNotEmptyFile();
        Confusion empty = new Confusion(0, 0, 0, 9);
        Comparison undefined =
                Comparisons.of(List.of(Rows.row(Rows.sample(1, "a.jpg"), empty, empty, empty, 2, 1, "")));
        Report.write(undefined, folder.resolve("undefined"), options("2026-01-31"), ReportListener.NONE);
        assertThat(Files.readString(folder.resolve("undefined/report.txt")))
                .contains("1 without a score", "this touches 1 image.");
    }

    @Test
    void rangeOfDeltaIsThatOfTheAxis() throws Exception {
        ReportOptions plain = options("2026-01-31");
        ReportOptions fixed = new ReportOptions(
                plain.title(),
                plain.author(),
                plain.date(),
                plain.style(),
                Map.of(
                        Quantity.DELTA_IOU,
                        new FigureRanges.Limits(-0.9, 0.9),
                        Quantity.IOU,
                        new FigureRanges.Limits(-5, 40)),
                plain.look(),
                plain.gate());
        Report.write(comparison, folder.resolve("report"), fixed, ReportListener.NONE);
        assertThat(parse(read("delta-iou.svg")).getDocumentElement().getTextContent())
                .contains("−0.8", "+0.8");
        assertThat(parse(read("scatter-iou.svg")).getDocumentElement().getTextContent())
                .contains("−5", "40");
        assertThat(read("report.txt")).contains("--range iou=-5.0,40.0 --range delta-iou=-0.9,0.9");
    }

    /** Mean IoUs lie close together, and a range for single images would press them into a line. */
    @Test
    void rangeOfIouLeavesTheMeansAlone() {
        FigureChart chart = FigureChart.onPaper(
                Figures.of("candidates"),
                FigureData.of(Comparisons.of(Rows.plausible(30))),
                FigureChoice.DEFAULT,
                FigureStyle.DEFAULT);
        Scale means = chart.sheet().y();
        chart.show(Map.of(Quantity.IOU, new FigureRanges.Limits(0, 1)));
        assertThat(chart.chart().getXYPlot().getRangeAxis().getLowerBound()).isEqualTo(means.lower());
        chart.show(Map.of(Quantity.MEAN_IOU, new FigureRanges.Limits(0.5, 0.75)));
        assertThat(chart.chart().getXYPlot().getRangeAxis().getLowerBound()).isEqualTo(0.5);
    }

    @Test
    void lettersThatTheTypefaceLacksAreTold() throws Exception {
        ReportOptions plain = options("2026-01-31");
        ReportOptions foreign = new ReportOptions(
                Optional.of("猫 and 犬"),
                plain.author(),
                plain.date(),
                plain.style(),
                plain.ranges(),
                plain.look(),
                plain.gate());
        Report.write(comparison, folder.resolve("foreign"), foreign, ReportListener.NONE);
        try (PDDocument pdf =
                Loader.loadPDF(folder.resolve("foreign/report.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains("? and ?", "3 letters that this file's typeface lacks stand as");
        }
        Report.write(Comparisons.of(Rows.plausible(20)), folder.resolve("latin"), plain, ReportListener.NONE);
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("latin/report.pdf").toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).doesNotContain("typeface lacks");
        }
    }
}
