package deltamask.run.imports;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a file of timings; what kind it is, its content tells. */
final class TimingFile {
    private static final long LARGEST_BYTES = 64L << 20;
    private static final String FORWARD = "forward_ms";
    /** What the PyTorch demo app logs once a forward; the number is a whole one there. */
    private static final Pattern LOGGED = Pattern.compile("inference time \\(ms\\): *(\\S+)", Pattern.CASE_INSENSITIVE);
    /** Date, time, process and thread: logcat's usual form. */
    private static final Pattern PROCESS = Pattern.compile("^\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d+ +(\\d+) +\\d+ ");

    private final Path file;

    private TimingFile(Path file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @throws UnusableException with one sentence, if it is none of the kinds known, or holds a time that is none
     */
    static Timings read(Path file) throws UnusableException {
        return new TimingFile(file).read();
    }

    private Timings read() throws UnusableException {
        String text;
        try {
            if (!Files.isRegularFile(file)) {
                throw unusable(Files.exists(file) ? "is not a file: give one" : "does not exist: check the path");
            }
            if (Files.size(file) > LARGEST_BYTES) {
                throw unusable("is too large for what it should be: give the lines with the times alone");
            }
            text = decoded(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UnusableException("The timings " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
        String body = (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
        if (body.isEmpty()) {
            throw unusable("is empty: give one with times");
        }
        if (body.indexOf('\0') >= 0) {
            throw unusable("is no text: give a CSV file, logcat lines, or a benchmark's JSON");
        }
        if (body.startsWith("{") || body.startsWith("[")) {
            return BenchmarkJson.read(body, file);
        }
        return LOGGED.matcher(body).find() ? logcat(body) : csv(body);
    }

    /** Windows' PowerShell writes what is sent into a file as UTF-16. */
    private static String decoded(byte[] bytes) {
        boolean marked = bytes.length >= 2;
        int mark = marked ? ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF) : 0;
        return new String(
                bytes,
                mark == 0xFFFE
                        ? StandardCharsets.UTF_16LE
                        : mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
    }

    private UnusableException unusable(String why) {
        return new UnusableException("The file of timings " + file + " " + why + ".");
    }

    private Timings logcat(String text) throws UnusableException {
        List<Double> times = new ArrayList<>();
        Set<String> processes = new TreeSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher logged = LOGGED.matcher(line);
            if (logged.find()) {
                times.add(milliseconds(logged.group(1), number));
                Matcher process = PROCESS.matcher(line);
                if (process.find()) {
                    processes.add(process.group(1));
                }
            }
        }
        return Timings.ofLines(
                times,
                processes.size() > 1
                        ? List.of("The timings " + file + " hold lines of " + processes.size()
                                + " processes: they may be of more than one model.")
                        : List.of());
    }

    private double milliseconds(String text, long line) throws UnusableException {
        double ms;
        try {
            ms = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            ms = Double.NaN;
        }
        // Double.parseDouble reads "1d" and "0x1p3" too, which nobody means.
        if (!(ms >= 0 && Double.isFinite(ms)) || !text.matches("[-+.\\deE]+")) {
            throw unusable("holds \"" + text + "\" in line " + line + ", which is no time: a time is a number of"
                    + " milliseconds from 0");
        }
        return ms;
    }

    private Timings csv(String text) throws UnusableException {
        String header = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(header.contains(",") ? ',' : header.contains(";") ? ';' : '\t')
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .setAllowMissingColumnNames(true)
                .get();
        Map<String, List<StageTimes>> times = new LinkedHashMap<>();
        Map<String, String> failed = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            Set<String> columns = new TreeSet<>();
            for (String name : parser.getHeaderNames()) {
                if (!name.isBlank() && !columns.add(name.toLowerCase(Locale.ROOT))) {
                    throw unusable("has two columns of one name, " + name + ": leave one");
                }
            }
            if (!columns.contains("image") || !columns.contains(FORWARD)) {
                throw unusable(
                        "has the columns " + Reasons.firstLine(header)
                                + ": a CSV file of timings has image and forward_ms; logcat lines hold \"inference time (ms): N\"");
            }
            for (CSVRecord line : parser) {
                checkCells(line, parser);
                add(line, parser.getCurrentLineNumber(), times, failed);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            throw new UnusableException(
                    "The file of timings " + file + " is no CSV file: a quotation mark is not closed, or is followed by"
                            + " more than the end of its cell; set it right.",
                    e);
        }
        return Timings.ofImages(times, failed);
    }

    /** A number with a decimal comma makes two cells of one, and both could be taken for numbers. */
    private void checkCells(CSVRecord line, CSVParser parser) throws UnusableException {
        for (int cell = parser.getHeaderNames().size(); cell < line.size(); cell++) {
            if (!line.get(cell).isBlank()) {
                throw unusable("is out of step: line " + parser.getCurrentLineNumber()
                        + " has more cells than there are columns; write numbers with a decimal point");
            }
        }
    }

    private void add(CSVRecord line, long number, Map<String, List<StageTimes>> times, Map<String, String> failed)
            throws UnusableException {
        String image = cell(line, "image");
        if (cell(line, "status").equals("failed")) {
            failed.put(image, cell(line, "error").isEmpty() ? "it failed on the device" : cell(line, "error"));
            return;
        }
        if (cell(line, FORWARD).isEmpty()) {
            return;
        }
        times.computeIfAbsent(image, first -> new ArrayList<>())
                .add(new StageTimes(
                        optional(line, "decode_ms", number),
                        optional(line, "preprocess_ms", number),
                        milliseconds(cell(line, FORWARD), number),
                        optional(line, "postprocess_ms", number)));
    }

    private double optional(CSVRecord line, String column, long number) throws UnusableException {
        String text = cell(line, column);
        return text.isEmpty() ? Double.NaN : milliseconds(text, number);
    }

    private static String cell(CSVRecord line, String column) {
        return line.isSet(column) ? line.get(column).strip() : "";
    }
}
