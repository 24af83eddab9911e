package deltamask;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** What {@code src/test/python} made, and the project's own models and images. */
public final class Fixtures {
    public static final Path FOLDER = Path.of("src/test/resources/fixtures").toAbsolutePath();
    /** A dataset of 12 PNG files, so that JPEG decoders have no part in it. */
    public static final Path PNG = FOLDER.resolve("png");

    public static final Path MODELS = Path.of("models").toAbsolutePath();
    public static final Path SAMPLES = Path.of("sample-images").toAbsolutePath();

    private Fixtures() {}

    /** The rows of a CSV file among the fixtures. */
    public static List<CSVRecord> csv(String name) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(name));
                var parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }
}
