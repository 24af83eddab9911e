package deltamask.run;

import deltamask.inference.StageTimes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of {@code images.csv}: one line for each repeat of an image, one for a failed image. */
final class ImagesCsv {
    private static final String[] COLUMNS = {
        "number",
        "image",
        "status",
        "width",
        "height",
        "decode_ms",
        "preprocess_ms",
        "forward_ms",
        "postprocess_ms",
        "repeat",
        "error"
    };
    private static final String CUT_INSIDE_QUOTES = "EOF reached before encapsulated token finished";
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String DONE = "done";
    private static final String FAILED = "failed";
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();
    private static final CSVFormat WITH_HEADER =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final StageTimes NO_TIMES = new StageTimes(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private ImagesCsv() {}

    static String header() {
        return FORMAT.format((Object[]) COLUMNS) + "\n";
    }

    /** The lines of one image, to be written at once. */
    static String lines(RunRow row) {
        if (row instanceof RunRow.Failed failed) {
            return FORMAT.format(failed.number(), failed.image(), FAILED, "", "", "", "", "", "", "", failed.error())
                    + "\n";
        }
        RunRow.Done done = (RunRow.Done) row;
        StringBuilder lines = new StringBuilder();
        // Of an image without times there is a line all the same: its size and note belong to it.
        List<StageTimes> repeats = done.times().isEmpty() ? List.of(NO_TIMES) : done.times();
        for (int repeat = 0; repeat < repeats.size(); repeat++) {
            StageTimes times = repeats.get(repeat);
            lines.append(FORMAT.format(
                            done.number(),
                            done.image(),
                            DONE,
                            sizeOrNothing(done.width()),
                            sizeOrNothing(done.height()),
                            timeOrNothing(times.decode()),
                            timeOrNothing(times.preprocess()),
                            timeOrNothing(times.forward()),
                            timeOrNothing(times.postprocess()),
                            repeat + 1,
                            done.note()))
                    .append('\n');
        }
        return lines.toString();
    }

    private static Object sizeOrNothing(int size) {
        return size == 0 ? "" : size;
    }

    private static Object timeOrNothing(double ms) {
        return Double.isNaN(ms) ? "" : ms;
    }

    /**
     * One image's lines as read: whatever of them was there.
     *
     * @param number 0 where the file has none
     * @param width 0 where the file has none
     */
    record Entry(
            int number, String image, boolean failed, int width, int height, List<StageTimes> times, String error) {
        RunRow row() {
            return failed
                    ? new RunRow.Failed(number, image, error)
                    : new RunRow.Done(number, image, width, height, times, error);
        }
    }

    /**
     * Reads what there is, by image name. A last line that was cut off in the middle is left out; columns other than
     * {@code image} may be missing.
     *
     * @throws IOException if it is no such table; the message is the second half of a sentence
     */
    static Map<String, Entry> read(String text) throws IOException {
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        String whole = unmarked.endsWith("\n") ? unmarked : unmarked.substring(0, unmarked.lastIndexOf('\n') + 1);
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(whole), WITH_HEADER)) {
            if (!parser.getHeaderMap().containsKey("image")) {
                throw new IOException("it has no column \"image\"");
            }
            for (CSVRecord line : parser) {
                String image = line.get("image");
                boolean failed = FAILED.equals(text(line, "status"));
                Entry entry = entries.get(image);
                if (entry == null) {
                    entry = new Entry(
                            (int) number(line, "number", 0),
                            image,
                            failed,
                            (int) number(line, "width", 0),
                            (int) number(line, "height", 0),
                            new ArrayList<>(),
                            text(line, "error"));
                    entries.put(image, entry);
                }
                if (!failed && !text(line, "forward_ms").isEmpty()) {
                    entry.times()
                            .add(new StageTimes(
                                    number(line, "decode_ms", Double.NaN),
                                    number(line, "preprocess_ms", Double.NaN),
                                    number(line, "forward_ms", Double.NaN),
                                    number(line, "postprocess_ms", Double.NaN)));
                }
            }
        } catch (UncheckedIOException e) {
            // A last line that was cut inside quotes swallows the file's end; what stands before it is whole.
            if (!String.valueOf(e.getMessage()).contains(CUT_INSIDE_QUOTES)) {
                throw notATable(e);
            }
        } catch (IllegalArgumentException e) {
            throw notATable(e);
        }
        return entries;
    }

    private static IOException notATable(RuntimeException e) {
        return new IOException("it is not a table of images (" + e.getMessage() + ")", e);
    }

    private static String text(CSVRecord line, String column) {
        return line.isSet(column) ? line.get(column).strip() : "";
    }

    private static double number(CSVRecord line, String column, double missing) {
        String text = text(line, column);
        double number = text.isEmpty() ? missing : Double.parseDouble(text);
        if (!text.isEmpty() && !(number >= 0 && Double.isFinite(number))) {
            throw new IllegalArgumentException("\"" + text + "\" in column " + column);
        }
        return number;
    }
}
