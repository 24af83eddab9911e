package deltamask.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.failure.UnusableException;
import deltamask.metrics.Confusion;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FilesTest {
    @TempDir
    private Path folder;

    private static List<ComparisonRow> rows() {
        List<ComparisonRow> rows = new ArrayList<>(Rows.plausible(20));
        rows.add(Rows.failed(Rows.sample(21, "a, \"b\"\nc 🐕.jpg"), "the worker stopped: out of memory"));
        Confusion empty = new Confusion(0, 0, 0, 9);
        rows.add(Rows.row(Rows.sample(22, "leer/ä.jpg"), empty, empty, empty, 1.5, 0.5, ""));
        return rows;
    }

    private static List<CSVRecord> read(Path file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                Files.newBufferedReader(file),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    private static void same(CSVRecord record, String column, OptionalDouble value) {
        if (value.isEmpty()) {
            assertThat(record.get(column)).isEmpty();
        } else {
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(record.get(column))))
                    .isEqualTo(Double.doubleToRawLongBits(value.getAsDouble()));
        }
    }

    @Test
    void csvReadsBackBitForBit() throws Exception {
        Path file = folder.resolve("comparison.csv");
        ComparisonCsv.write(rows(), file);
        assertThat(Files.readAllLines(file).get(0))
                .isEqualTo("number,image,status,iou_a,iou_b,delta_iou,dice_a,dice_b,delta_dice,agreement,"
                        + "forward_ms_a,forward_ms_b,delta_ms,note");
        assertThat(Files.readString(file)).doesNotContain("\r");
        List<CSVRecord> records = read(file);
        assertThat(records).hasSameSizeAs(rows());
        for (int i = 0; i < records.size(); i++) {
            ComparisonRow row = rows().get(i);
            CSVRecord record = records.get(i);
            assertThat(record.get("number")).isEqualTo(Integer.toString(row.number()));
            assertThat(record.get("image")).isEqualTo(row.image());
            assertThat(record.get("note")).isEqualTo(row.note());
            same(record, "iou_a", row.iouA());
            same(record, "iou_b", row.iouB());
            same(record, "delta_iou", row.deltaIou());
            same(record, "dice_a", row.diceA());
            same(record, "dice_b", row.diceB());
            same(record, "delta_dice", row.deltaDice());
            same(record, "agreement", row.agreement());
            same(record, "forward_ms_a", row.forwardMsA());
            same(record, "forward_ms_b", row.forwardMsB());
            same(record, "delta_ms", row.deltaMs());
        }
        assertThat(records.get(0).get("status")).isEqualTo("ok");
        assertThat(records.get(20).get("status")).isEqualTo("failed");
        assertThat(records.get(21).get("iou_a")).isEmpty();
        assertThat(records.get(21).get("forward_ms_b")).isEqualTo("0.5");
    }

    @Test
    void jsonHasTheKeysThatOthersRead() throws Exception {
        Comparison comparison = Comparisons.of(rows());
        Gate gate = Gate.of(comparison.summary(), 0.5);
        Path file = folder.resolve("summary.json");
        SummaryJson.write(comparison, file, Optional.of(gate));
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(json.keySet())
                .contains(
                        "images",
                        "scored",
                        "failed",
                        "undefined",
                        "a",
                        "b",
                        "delta",
                        "speed_ratio",
                        "outliers",
                        "gate",
                        "threads",
                        "mode",
                        "engine",
                        "rules");
        for (String side : List.of("a", "b")) {
            assertThat(json.getAsJsonObject(side).keySet())
                    .contains(
                            "variant",
                            "mean_iou",
                            "mean_dice",
                            "median_forward_ms",
                            "p90_forward_ms",
                            "load_ms",
                            "peak_rss_bytes",
                            "file_bytes");
        }
        assertThat(json.getAsJsonObject("delta").keySet())
                .contains(
                        "mean_iou",
                        "mean_dice",
                        "median_iou",
                        "ci95_iou",
                        "wilcoxon_p",
                        "wins",
                        "ties",
                        "losses",
                        "identical");
        assertThat(json.get("images").getAsInt()).isEqualTo(22);
        assertThat(json.get("scored").getAsInt()).isEqualTo(20);
        assertThat(json.get("failed").getAsInt()).isEqualTo(1);
        assertThat(json.get("undefined").getAsInt()).isEqualTo(1);
        assertThat(json.get("threads").getAsInt()).isEqualTo(1);
        assertThat(json.get("mode").getAsString()).isEqualTo("timed");
        assertThat(json.get("engine").getAsString()).isEqualTo("PyTorch 2.7.1");
        assertThat(json.getAsJsonObject("a").get("mean_iou").getAsDouble())
                .isEqualTo(comparison.summary().a().meanIou().getAsDouble());
        assertThat(json.getAsJsonObject("delta").getAsJsonArray("ci95_iou")).hasSize(2);
        assertThat(json.getAsJsonObject("speed_ratio").getAsJsonArray("ci95")).hasSize(2);
        assertThat(json.getAsJsonObject("gate").get("passed").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonObject("gate").get("kept").getAsDouble())
                .isEqualTo(gate.kept().getAsDouble());
        assertThat(json.getAsJsonObject("rules")
                        .getAsJsonObject("foreground")
                        .get("a")
                        .getAsString())
                .isEqualTo("any");
        assertThat(json.getAsJsonArray("outliers"))
                .hasSize(comparison.summary().outliers().size());
    }

    @Test
    void jsonSaysNullForWhatThereIsNot() throws Exception {
        Comparison comparison = Comparisons.of(List.of(Rows.failed(Rows.sample(1, "a.jpg"), "unreadable")));
        JsonObject json = SummaryJson.of(comparison, Optional.empty());
        assertThat(json.get("gate").isJsonNull()).isTrue();
        assertThat(json.getAsJsonObject("a").get("mean_iou").isJsonNull()).isTrue();
        assertThat(json.getAsJsonObject("delta").get("ci95_iou").isJsonNull()).isTrue();
        assertThat(json.getAsJsonObject("speed_ratio").get("median").isJsonNull())
                .isTrue();
        assertThat(Gate.of(comparison.summary(), 0.99).passed()).isFalse();
    }

    @Test
    void gateByHand() {
        Comparison comparison = Comparisons.of(List.of(Rows.row(
                Rows.sample(1, "a.jpg"),
                new Confusion(80, 0, 20, 0),
                new Confusion(60, 0, 40, 0),
                new Confusion(60, 0, 20, 20),
                2,
                1,
                "")));
        // 0.6 / 0.8 in doubles.
        assertThat(Gate.of(comparison.summary(), 0.74)).isEqualTo(new Gate(0.74, OptionalDouble.of(0.6 / 0.8), true));
        assertThat(Gate.of(comparison.summary(), 0.76).passed()).isFalse();
    }

    @Test
    void blockIsAlignedAndPlain() {
        String block = SummaryText.block(Comparisons.of(rows()));
        assertThat(block.lines())
                .anyMatch(line -> line.startsWith("images     22: 20 scored, 1 failed or missing, 1 without a score"))
                .anyMatch(line -> line.startsWith("mean IoU   A 0.9"))
                .anyMatch(line -> line.matches("forward    A \\d+\\.\\d\\d ms   B \\d+\\.\\d\\d ms   B is 1\\..*"))
                .anyMatch(line -> line.equals("measured   1 thread, timed, 3 warm-ups; 2 CPU cores; PyTorch 2.7.1"));
        assertThat(block.chars().allMatch(letter -> letter < 128)).isTrue();
        assertThat(block.lines().count()).isBetween(8L, 18L);
    }

    @Test
    void identicalIsSaidAndNotTested() {
        Confusion score = new Confusion(90, 3, 7, 100);
        Confusion same = new Confusion(93, 0, 0, 107);
        Comparison comparison = Comparisons.of(List.of(
                Rows.row(Rows.sample(1, "a.jpg"), score, score, same, 2, 2, ""),
                Rows.row(Rows.sample(2, "b.jpg"), score, score, same, 2, 2, "")));
        assertThat(SummaryText.sentences(comparison)).contains("are identical").doesNotContain("Wilcoxon");
        assertThat(SummaryText.block(comparison)).contains("identical").doesNotContain("Wilcoxon");
    }

    @Test
    void fastTimesAreNotSetAgainstEachOther() {
        Comparison comparison = Comparisons.of(rows(), new Conditions(1, Mode.FAST, 3, 1));
        assertThat(SummaryText.sentences(comparison)).contains("not comparable").doesNotContain("times as fast");
        assertThat(SummaryText.block(comparison)).contains("not comparable").doesNotContain("times as fast");
    }

    @Test
    void numbersForReaders() {
        assertThat(Numbers.delta(-0.0123456789)).isEqualTo("−0.012346");
        assertThat(Numbers.delta(0.5)).isEqualTo("+0.500000");
        assertThat(Numbers.delta(-1.7501621371e-6)).isEqualTo("−1.75 × 10⁻⁶");
        assertThat(Numbers.delta(0)).isEqualTo("0");
        assertThat(Numbers.ascii(Numbers.delta(-1.7501621371e-6))).isEqualTo("-1.75e-6");
        assertThat(Numbers.delta(9.999e-5)).isEqualTo("+1.00 × 10⁻⁴");
        assertThat(Numbers.percent(0.99)).isEqualTo("99 %");
        assertThat(Numbers.fixed(-0.0001, 2)).isEqualTo("0.00");
    }

    @Test
    void reportIsWholeAndTheSameAgain() throws Exception {
        Comparison comparison = Comparisons.of(rows());
        Optional<Gate> gate = Optional.of(Gate.of(comparison.summary(), 0.99));
        List<Path> files = Report.write(comparison, folder.resolve("one/report"), gate);
        Report.write(comparison, folder.resolve("two"), gate);
        try (Stream<Path> there = Files.walk(folder.resolve("one/report"))) {
            assertThat(there.filter(Files::isRegularFile)).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(files.stream().filter(file -> file.getParent().endsWith("report")))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "comparison.csv",
                        "summary.json",
                        "report.txt",
                        "delta-iou.svg",
                        "delta-iou.pdf",
                        "delta-iou.png",
                        "delta-time.svg",
                        "delta-time.pdf",
                        "delta-time.png");
        for (Path file : files) {
            assertThat(file)
                    .hasSameBinaryContentAs(folder.resolve("two")
                            .resolve(folder.resolve("one/report").relativize(file)));
        }
        assertThat(folder.resolve("two/figures/candidates.pdf")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("two/figures/captions.txt")))
                .contains("bland-altman-iou: ", "limits of agreement", "1 thread, timed, 3 warm-ups");
        assertThat(Files.readString(folder.resolve("two/report.txt")))
                .contains("a".repeat(64), "PyTorch 2.7.1", "1 thread, timed, 3 warm-ups", "2 CPU cores")
                .contains("out of memory", "2026-01-01T00:01:00Z", "Quality gate");
    }

    @Test
    void aFileInTheWayIsToldInOneSentence() throws Exception {
        Path blocked = Files.writeString(folder.resolve("file"), "mine");
        assertThatThrownBy(() -> Report.write(Comparisons.of(rows()), blocked, Optional.empty()))
                .isInstanceOf(UnusableException.class)
                .hasMessageStartingWith("Cannot make the folder " + blocked)
                .hasMessageNotContaining("Exception");
        Files.createDirectories(folder.resolve("x/comparison.csv/inside"));
        assertThatThrownBy(() -> Report.write(Comparisons.of(rows()), folder.resolve("x"), Optional.empty()))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("comparison.csv");
        try (Stream<Path> there = Files.list(folder.resolve("x"))) {
            assertThat(there).containsExactly(folder.resolve("x/comparison.csv"));
        }
        assertThat(Arrays.asList(Files.readString(blocked))).containsExactly("mine");
    }
}
