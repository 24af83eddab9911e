package deltamask.report;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A figure sheet as files of its own: {@code figure-sheet.pdf}, and its pages as PNG files beside it. */
final class SheetPages {
    private SheetPages() {}

    /**
     * Writes a sheet that has images; nothing where it has none.
     *
     * @return the files
     */
    static List<Path> write(FigureSheet sheet, String title, ReportOptions options, Path folder)
            throws UnusableException {
        if (sheet.groups().isEmpty()) {
            return List.of();
        }
        Xhtml alone = new Xhtml();
        SheetBody.write(alone, sheet, options.look(), 0);
        Path pdf = folder.resolve("figure-sheet.pdf");
        ReportPdf.write(new ReportPdf.Paper(title, options, alone.toString(), List.of()), pdf);
        List<Path> files = new ArrayList<>(List.of(pdf));
        files.addAll(pages(pdf, options.style().dpi()));
        return files;
    }

    /**
     * Writes {@code NAME-1.png} and so on.
     *
     * @param dpi pixels an inch
     * @return the files
     */
    private static List<Path> pages(Path pdf, int dpi) throws UnusableException {
        String name = String.valueOf(pdf.getFileName()).replaceFirst("\\.pdf$", "");
        List<Path> files = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, dpi, ImageType.RGB);
                Path file = pdf.resolveSibling(name + "-" + (page + 1) + ".png");
                DrawingFiles.writePng(image, file, dpi);
                files.add(file);
            }
        } catch (IOException e) {
            throw new UnusableException("The pages of " + pdf + " cannot be drawn: " + Reasons.of(e) + ".", e);
        }
        return files;
    }
}
