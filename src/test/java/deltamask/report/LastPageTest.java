package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report ends where its last words end. */
final class LastPageTest {
    @TempDir
    private Path folder;

    @Test
    void wordsThatJustFitOnAPageLeaveNoEmptyPageBehindThem() throws Exception {
        int onOne = 0;
        int onTwo = 0;
        // A page is 255 mm high between its margins: from well inside to well beyond, in half millimetres.
        for (int half = 470; half <= 510; half++) {
            String body = "<div style=\"height:%smm\">above</div><p class=\"command\">the last words</p>"
                    .formatted(half / 2.0);
            Path file = folder.resolve(half + ".pdf");
            ReportPdf.write(new ReportPdf.Paper("x", ReportOptions.today(), body, List.of()), file);
            try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
                PDFTextStripper words = new PDFTextStripper();
                words.setStartPage(pdf.getNumberOfPages());
                assertThat(words.getText(pdf)).as("%s mm", half / 2.0).contains("the last words");
                onOne += pdf.getNumberOfPages() == 1 ? 1 : 0;
                onTwo += pdf.getNumberOfPages() == 2 ? 1 : 0;
            }
        }
        assertThat(onOne).isPositive();
        assertThat(onTwo).isPositive();
    }
}
