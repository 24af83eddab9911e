package deltamask.dataset;

import deltamask.dataset.DatasetProblem.Kind;
import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of pairs: a column {@code image}, and {@code mask} or {@code truth}; paths are relative to the file. */
final class CsvPairs {
    private static final List<String> IMAGE = List.of("image", "images", "file", "filename");
    private static final List<String> TRUTH = List.of("mask", "truth", "label", "gt", "matte");

    private final Path csv;
    private final Map<Path, Optional<Path>> pairs = new LinkedHashMap<>();
    private final List<DatasetProblem> problems = new ArrayList<>();

    private CsvPairs(Path csv) {
        this.csv = csv;
    }

    static Dataset open(Path csv) throws IOException, UnusableException {
        CsvPairs pairs = new CsvPairs(csv);
        pairs.read();
        return pairs.dataset();
    }

    private void read() throws IOException, UnusableException {
        // A stray byte must not make the whole table unreadable, so that no strict decoder is used.
        String text = new String(Files.readAllBytes(csv), StandardCharsets.UTF_8);
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        String header = body.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(header))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.parse(body, format)) {
            List<CSVRecord> rows = parser.getRecords();
            int image = rows.isEmpty() ? -1 : column(rows.get(0), IMAGE);
            if (image < 0) {
                throw new UnusableException("The table " + csv
                        + " has no column called image: its first line must name the columns image and mask.");
            }
            int truth = column(rows.get(0), TRUTH);
            for (CSVRecord row : rows.subList(1, rows.size())) {
                add(cell(row, image), cell(row, truth), row.getRecordNumber());
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new UnusableException(
                    "The table " + csv + " is no CSV file: check its quotation marks near the end.", e);
        }
        if (pairs.isEmpty()) {
            throw new UnusableException("The table " + csv + " names no images: give one line for each image.");
        }
    }

    private static char delimiter(String header) {
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static int column(CSVRecord header, List<String> names) {
        for (String name : names) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).strip().toLowerCase(Locale.ROOT).equals(name)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static String cell(CSVRecord row, int column) {
        return column >= 0 && column < row.size() ? row.get(column) : "";
    }

    private void add(String image, String truth, long line) {
        if (image.isEmpty()) {
            problem(Kind.TRUTH_WITHOUT_IMAGE, csv, "Record " + line + " of the table names no image.");
            return;
        }
        try {
            Path imageFile = resolve(image);
            if (Files.isDirectory(imageFile)) {
                problem(
                        Kind.UNREADABLE,
                        imageFile,
                        "Record " + line + " of the table names a folder as its image, and is left out: " + image);
                return;
            }
            Optional<Path> truthFile = truth.isEmpty() ? Optional.empty() : Optional.of(resolve(truth));
            if (pairs.putIfAbsent(imageFile, truthFile) != null) {
                problem(Kind.AMBIGUOUS, imageFile, "The table names the image " + image + " twice: the first counts.");
            }
        } catch (InvalidPathException e) {
            problem(Kind.UNREADABLE, csv, "Record " + line + " of the table holds no path: " + image);
        }
    }

    private Path resolve(String cell) {
        return csv.getParent().resolve(cell).normalize();
    }

    private void problem(Kind kind, Path file, String message) {
        problems.add(new DatasetProblem(kind, file, message));
    }

    private Dataset dataset() {
        Path base = commonFolder();
        boolean anyTruth = pairs.values().stream().anyMatch(Optional::isPresent);
        List<FolderListing.Picture> pictures = new ArrayList<>();
        Map<Path, Path> truths = new LinkedHashMap<>();
        for (Map.Entry<Path, Optional<Path>> pair : pairs.entrySet()) {
            Path image = pair.getKey();
            String name = base.relativize(image).toString().replace('\\', '/');
            pictures.add(new FolderListing.Picture(name, image));
            if (!Files.exists(image)) {
                problem(Kind.UNREADABLE, image, "The image " + image + " does not exist.");
            }
            Optional<Path> truth = pair.getValue();
            if (truth.isPresent() && Files.exists(truth.get())) {
                truths.put(image, truth.get());
            } else if (truth.isPresent()) {
                problem(Kind.WITHOUT_TRUTH, image, "The truth mask " + truth.get() + " does not exist.");
            } else if (anyTruth) {
                problem(Kind.WITHOUT_TRUTH, image, "The image " + name + " has no truth mask.");
            }
        }
        Pairing pairing = Pairing.given(pictures, truths);
        problems.addAll(pairing.problems());
        String name = Sample.stemOf(csv.getFileName().toString());
        return new Dataset(csv, name, pairing.samples(), TruthFormat.AUTO, problems);
    }

    /** The folder that all images lie below: names relative to it are unique and never climb. */
    private Path commonFolder() {
        Path common = null;
        for (Path image : pairs.keySet()) {
            // Of the folder and not of the image itself, which would have no name if it were the common folder.
            Path folder = image.getParent();
            common = common == null ? folder : common;
            while (!folder.startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }
}
