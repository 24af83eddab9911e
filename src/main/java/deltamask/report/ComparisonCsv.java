package deltamask.report;

import deltamask.comparison.ComparisonRow;
import deltamask.failure.UnusableException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;

/**
 * {@code comparison.csv}: a row an image, UTF-8, lines ended by a line feed. Numbers are as Java prints a double, so that
 * reading them back gives the same bits; times are milliseconds; what is undefined is empty.
 */
public final class ComparisonCsv {
    /** The columns' names. */
    public static final List<String> COLUMNS = List.of(
            "number",
            "image",
            "status",
            "iou_a",
            "iou_b",
            "delta_iou",
            "dice_a",
            "dice_b",
            "delta_dice",
            "agreement",
            "forward_ms_a",
            "forward_ms_b",
            "delta_ms",
            "note");

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setQuoteMode(QuoteMode.MINIMAL)
            .setHeader(COLUMNS.toArray(String[]::new))
            .get();

    private ComparisonCsv() {}

    /** Writes the rows in the order given. */
    public static void write(List<ComparisonRow> rows, Path file) throws UnusableException {
        ReportFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter printer = FORMAT.print(writer);
            for (ComparisonRow row : rows) {
                printer.printRecord(
                        row.number(),
                        row.image(),
                        row.status().name().toLowerCase(Locale.ROOT),
                        text(row.iouA()),
                        text(row.iouB()),
                        text(row.deltaIou()),
                        text(row.diceA()),
                        text(row.diceB()),
                        text(row.deltaDice()),
                        text(row.agreement()),
                        text(row.forwardMsA()),
                        text(row.forwardMsB()),
                        text(row.deltaMs()),
                        row.note());
            }
            printer.flush();
        });
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }
}
