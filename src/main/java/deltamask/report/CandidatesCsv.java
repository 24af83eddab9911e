package deltamask.report;

import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** {@code candidates.csv}: a row a candidate, in full precision; what is undefined is empty. */
final class CandidatesCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                    "folder",
                    "variant",
                    "scored",
                    "mean_iou_a",
                    "mean_iou",
                    "delta_iou",
                    "delta_iou_low",
                    "delta_iou_high",
                    "speed_ratio",
                    "speed_ratio_low",
                    "speed_ratio_high",
                    "median_forward_ms",
                    "file_bytes",
                    "peak_rss_bytes",
                    "mean_agreement")
            .get();

    private CandidatesCsv() {}

    static void write(List<SeveralReport.Entry> entries, Path file) throws UnusableException {
        ReportFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            CSVPrinter printer = FORMAT.print(writer);
            for (SeveralReport.Entry entry : entries) {
                Summary summary = entry.comparison().summary();
                printer.printRecord(
                        entry.folder(),
                        summary.b().variant(),
                        summary.scored(),
                        text(summary.a().meanIou()),
                        text(summary.b().meanIou()),
                        text(summary.delta().meanIou()),
                        text(summary.delta().ci95Iou().low()),
                        text(summary.delta().ci95Iou().high()),
                        text(summary.speedRatio().median()),
                        text(summary.speedRatio().ci95().low()),
                        text(summary.speedRatio().ci95().high()),
                        text(summary.b().medianForwardMs()),
                        text(summary.b().fileBytes()),
                        text(summary.b().peakRssBytes()),
                        text(summary.meanAgreement()));
            }
            printer.flush();
        });
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }
}
