package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Confusion;
import deltamask.run.Run;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The report of several candidates. */
final class SeveralReportTest {
    @TempDir
    private Path folder;

    private static ReportOptions options(String title) {
        ReportOptions today = ReportOptions.today();
        return new ReportOptions(
                Optional.of(title),
                Optional.empty(),
                LocalDate.parse("2026-01-31"),
                new FigureStyle(FigureStyle.Width.DOUBLE, 8, true, 72, Optional.empty()),
                Map.of(),
                today.look(),
                Optional.of(GateTarget.USUAL));
    }

    @Test
    void severalCandidatesHaveALineEach() throws Exception {
        Comparison other = Comparisons.of(Rows.plausible(20));
        SeveralReport.write(
                List.of(
                        new SeveralReport.Entry("one", Comparisons.of(Rows.plausible(30))),
                        new SeveralReport.Entry("two", other)),
                folder,
                options("Several"));
        assertThat(Files.readAllLines(folder.resolve("candidates.csv"))).hasSize(3);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(folder.resolve("report.html")))));
        assertThat(folder.resolve("figure-sheet.pdf")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("table.tex")))
                .contains("quantized\\_scripted", "failed")
                .as("long names break, and intervals stand below: else it is wider than a page")
                .contains("{@{}p{0.17\\linewidth}rrrrrrr@{}}", "\\raggedright quantized")
                .containsPattern("\\[t\\]\\{@\\{\\}r@\\{\\}\\}\\S+ \\\\\\\\ \\{\\}\\[");
        assertThat(folder.resolve("report.pdf")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<b>Verdict.</b> ", "SHA-256 " + "a".repeat(64), "device 2 CPU cores", "engine PyTorch 2.7.1")
                .contains("--a scripted --b quantized_scripted --b ", "deltamask report --comparison")
                .as("30 and %d images scored", other.summary().scored())
                .contains("Not all are scored on the same images", "<a href=\"two/report.html\">");
        JsonSchema schema = candidatesSchema();
        String json = Files.readString(folder.resolve("candidates.json"));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(json.replace("\"folder\"", "\"place\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(json.replace("\"scored\"", "\"scores\""), InputFormat.JSON))
                .as("a summary within")
                .isNotEmpty();
    }

    /** With the summary's, which it names. */
    private static JsonSchema candidatesSchema() {
        return JsonSchemaFactory.getInstance(
                        SpecVersion.VersionFlag.V202012,
                        builder -> builder.schemaLoaders(loaders -> loaders.schemas(
                                Map.of("urn:deltamask:summary:1", ReportPdf.resource("summary.schema.json")))))
                .getSchema(ReportPdf.resource("candidates.schema.json"));
    }

    /** Of 100 pixels of foreground A finds 90, B so many. */
    private static Comparison found(int... byB) {
        List<ComparisonRow> rows = IntStream.range(0, byB.length)
                .mapToObj(i -> Rows.row(
                        Rows.sample(i + 1, (i + 1) + ".jpg"),
                        new Confusion(90, 0, 10, 100),
                        new Confusion(byB[i], 0, 100 - byB[i], 100),
                        new Confusion(byB[i], 0, 90 - byB[i], 110),
                        10,
                        8,
                        ""))
                .toList();
        return Comparisons.of(rows);
    }

    @Test
    void sheetHasEachImageOnceWithTheCandidateThatLosesMost() {
        FigureSheet sheet = FigureSheet.ofSeveral(
                List.of(found(90, 80, 40, 90, 89, 70, 88, 85), found(90, 80, 50, 95, 60, 71, 87, 90)),
                ReportOptions.today().look());
        assertThat(sheet.groups()).hasSize(1);
        List<FigureSheet.Line> lines = sheet.groups().get(0).lines();
        // Losses: 0, 10 (both), 50, a gain, 30 (the second's), 20, 3, 5.
        assertThat(lines).extracting(line -> line.row().number()).containsExactly(3, 5, 6, 2, 8);
        assertThat(lines).extracting(line -> line.row().iouB().getAsDouble()).containsExactly(0.4, 0.6, 0.7, 0.8, 0.85);
        assertThat(lines.get(0).about()).isEqualTo("quantized_scripted");
        assertThat(lines.get(3).about()).isEqualTo("quantized_scripted (and 1 other candidate, by as much)");
    }

    @Test
    void whereNothingIsLostThereIsNoSheet() {
        assertThat(FigureSheet.ofSeveral(
                                List.of(found(90, 90), found(90, 95)),
                                ReportOptions.today().look())
                        .groups())
                .isEmpty();
    }

    private static Comparison failed() {
        return Comparisons.of(List.of(
                Rows.failed(Rows.sample(1, "1.jpg"), "no memory"), Rows.failed(Rows.sample(2, "2.jpg"), "no memory")));
    }

    /** The report's table, of the usual gate that none asked for. */
    private String table(Comparison... comparisons) throws Exception {
        ReportOptions asked = options("Several");
        SeveralReport.write(
                IntStream.range(0, comparisons.length)
                        .mapToObj(i -> new SeveralReport.Entry("c" + i, comparisons[i]))
                        .toList(),
                folder,
                new ReportOptions(
                        asked.title(),
                        asked.author(),
                        asked.date(),
                        asked.style(),
                        asked.ranges(),
                        asked.look(),
                        Optional.empty()));
        return Files.readString(folder.resolve("table.tex"));
    }

    @Test
    void aCandidateThatFailedTakesNothingFromTheReference() throws Exception {
        assertThat(table(failed(), found(90, 90)))
                .as("its mean IoU stands, although the first candidate has none")
                .contains("scripted & 2 & 0.900000 & reference")
                .as("what has no score has not failed a gate that none asked for")
                .containsPattern("& 0 & -- &.* & -- \\\\")
                .contains("It says nothing of what has no score.");
        assertThat(CandidatesFigure.atPace(List.of(failed(), found(90, 90)))).hasSize(2);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("of 2 variants", "1 variant without a score or a time to compare is not in it.")
                .as("all in it were measured in one way")
                .doesNotContain("measured in another way");
    }

    @Test
    void variantsOfTheSameNameAreNumbered() throws Exception {
        String table = table(found(90, 40), found(90, 50), found(90, 90));
        assertThat(table)
                .contains("quantized\\_scripted &", "quantized\\_scripted (2) &", "quantized\\_scripted (3) &");
        assertThat(Files.readString(folder.resolve("candidates.csv"))).contains("c1,quantized_scripted (2),");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("The fastest that does is quantized_scripted (3)");
    }

    @Test
    void whereNothingHasAScoreTheTableHasTheAgreement() throws Exception {
        assertThat(table(failed(), failed())).contains("& Agreement &").doesNotContain("Mean IoU");
    }

    @Test
    void noFolderHasTheNameOfAFile() throws Exception {
        table(found(90, 40), found(90, 50));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allMatch(file -> SeveralReport.isFile(String.valueOf(file.getFileName())));
        }
        assertThat(SeveralReport.isFile("Report.PDF")).isTrue();
        assertThat(SeveralReport.isFile("report")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void noHeadOfTheSheetStandsAloneAtAPagesEnd(int candidates) throws Exception {
        table(Collections.nCopies(candidates, found(90, 40)).toArray(Comparison[]::new));
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
            PDFTextStripper words = new PDFTextStripper();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                words.setStartPage(page);
                words.setEndPage(page);
                String text = words.getText(pdf);
                assertThat(text.contains("Figure sheet") || text.contains("B against the truth"))
                        .as(text)
                        .isEqualTo(text.contains("IoU A "));
            }
        }
    }

    @Test
    void whatNoFileMadeIsComparedFromItsRunAgain() throws Exception {
        Comparison files = found(90, 40);
        Run elsewhere = new Run(
                Path.of("runs", "phone"),
                new Run.Info(
                        "Phone masks",
                        OptionalLong.empty(),
                        Optional.empty(),
                        "portraits",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new Run.Made(
                                "unknown", "My phone", OptionalDouble.empty(), OptionalLong.empty(), Optional.empty())),
                List.of());
        Comparison imported =
                new Comparison(files.dataset(), files.a(), elsewhere, files.rules(), files.rows(), files.summary());
        table(files, imported);
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("--run-a scripted --run-b quantized_scripted --run-b phone --out comparison")
                .as("nothing is the same of all")
                .doesNotContain("<td></td>");
    }

    @Test
    void runningHeadHasTheTitlesQuotationMarks() throws Exception {
        String title = "All of \"them\" \\ here";
        SeveralReport.write(
                List.of(new SeveralReport.Entry("one", found(90, 40)), new SeveralReport.Entry("two", found(90, 50))),
                folder,
                options(title));
        try (PDDocument pdf = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
            PDFTextStripper words = new PDFTextStripper();
            words.setStartPage(2);
            assertThat(words.getText(pdf)).contains(title);
        }
    }
}
