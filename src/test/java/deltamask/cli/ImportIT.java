package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import deltamask.PhoneMasks;
import deltamask.cli.Deltamask.Result;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Run of the PC, painted as the phone paints, with a mask turned and one missing, comes back as a Run. */
final class ImportIT {
    private static final int IMAGES = 6;
    private static final int TURNED = 5;
    private static final int MISSING = 3;

    @TempDir
    private Path folder;

    private Path pc() {
        return folder.resolve("pc");
    }

    private Path phone() {
        return folder.resolve("phone");
    }

    private void makePhoneFolder() throws Exception {
        Result run = Deltamask.run(
                "run", "--dataset", Deltamask.SAMPLES, "--model", "scripted", "--out", pc(), "--limit", IMAGES);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.createDirectories(phone());
        for (int number = 1; number <= IMAGES; number++) {
            if (number != MISSING) {
                BufferedImage labels =
                        ImageIO.read(pc().resolve("masks/" + number + ".png").toFile());
                BufferedImage painted = PhoneMasks.painted(labels, number == TURNED);
                Path file = phone().resolve("%03d_mask.png".formatted(number));
                assertThat(ImageIO.write(painted, "png", file.toFile())).isTrue();
            }
        }
    }

    private Result importing(Path out, Object... more) throws Exception {
        List<Object> words = new ArrayList<>(List.of(
                "import",
                "--dataset",
                Deltamask.SAMPLES,
                "--masks",
                phone(),
                "--out",
                out,
                "--model",
                "scripted",
                "--name",
                "scripted on the phone",
                "--device",
                "Pixel 7 (Android 14)",
                "--limit",
                IMAGES));
        words.addAll(List.of(more));
        return Deltamask.run(words.toArray());
    }

    private Result comparing(Path imported, Path comparison) throws Exception {
        return Deltamask.run(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--run-a",
                pc(),
                "--run-b",
                imported,
                "--out",
                comparison,
                "--limit",
                IMAGES);
    }

    @Test
    void thePhonesMasksAreImportedAndComparedWithThePcs() throws Exception {
        makePhoneFolder();
        Path out = folder.resolve("imported");

        Result refused = importing(out);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(3);
        assertThat(refused.out())
                .contains("5 of 6 images have one, read as the phone's red, green and blue on black")
                .contains("The image 3.jpg has no mask.")
                .containsPattern(
                        "005_mask.png: IoU with the truth 0\\.\\d+ as it is, 0\\.\\d+ turned by 90° counterclockwise");
        assertThat(refused.err())
                .contains("--accept missing,turned", "--turn all")
                .doesNotContain("\tat ");
        assertThat(out).doesNotExist();

        Result accepted = importing(out, "--accept", "missing", "--turn", "all", "--json");
        assertThat(accepted.exitCode()).as(accepted.err()).isZero();
        JsonObject json = JsonParser.parseString(accepted.out()).getAsJsonObject();
        assertThat(json.get("matched").getAsInt()).isEqualTo(5);
        assertThat(json.get("format").getAsString()).isEqualTo("phone");
        assertThat(json.getAsJsonObject("counts").get("missing").getAsInt()).isEqualTo(1);
        assertThat(json.getAsJsonObject("counts").get("turned").getAsInt()).isEqualTo(1);
        assertThat(json.getAsJsonArray("open")).isEmpty();
        assertThat(json.getAsJsonArray("turnable")).hasSize(1);
        assertThat(Path.of(json.get("run").getAsString())).isEqualTo(out);
        assertThat(Files.readString(out.resolve("images.csv")))
                .contains("the mask was imported turned by 90° counterclockwise");
        for (int number : List.of(1, 2, 4, 5, 6)) {
            assertThat(out.resolve("masks/" + number + ".png"))
                    .hasSameBinaryContentAs(pc().resolve("masks/" + number + ".png"));
        }

        Path comparison = folder.resolve("comparison");
        Result compared = comparing(out, comparison);
        assertThat(compared.exitCode()).as("one is missing").isEqualTo(4);
        assertThat(compared.out()).contains("A CPU, B Pixel 7 (Android 14)").contains("identical");
        JsonObject summary = JsonParser.parseString(Files.readString(comparison.resolve("summary.json")))
                .getAsJsonObject();
        assertThat(summary.getAsJsonObject("b").get("device").getAsString()).isEqualTo("Pixel 7 (Android 14)");
        assertThat(summary.getAsJsonObject("delta").get("identical").getAsBoolean())
                .isTrue();
        assertThat(Files.readString(comparison.resolve("comparison.json")))
                .contains("\"device\": \"Pixel 7 (Android 14)\"");
        assertThat(Files.readString(comparison.resolve("report.html"))).contains("Pixel 7 (Android 14)");
        Path untitled = folder.resolve("untitled");
        Result reported = Deltamask.run("report", "--comparison", comparison, "--out", untitled, "--no-titles");
        assertThat(reported.exitCode()).as(reported.err()).isEqualTo(4);
        for (Path report : List.of(comparison, untitled)) {
            try (Stream<Path> files = Files.list(report)) {
                List<Path> figures =
                        files.filter(file -> file.toString().endsWith(".svg")).toList();
                assertThat(figures).isNotEmpty().allSatisfy(figure -> assertThat(text(figure))
                        .contains("Pixel 7 (Android 14)"));
            }
        }
    }

    private static String text(Path svg) throws IOException {
        return Files.readString(svg).replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @Test
    void aBenchmarksTimesStandBesideAndAreNotSpread() throws Exception {
        makePhoneFolder();
        Path benchmark = Files.writeString(
                folder.resolve("benchmark.json"),
                "{\"latency_metrics\": {\"avg_ms\": 14.5}, \"misc_metrics\": {\"num_runs\": 50}}");
        Path out = folder.resolve("imported");
        Result imported = importing(out, "--accept", "all", "--timings", benchmark, "--threads", 4);
        assertThat(imported.exitCode()).as(imported.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("images.csv"))).hasSize(6).contains("1,1.jpg,done,512,512,,,,,1,");

        Path comparison = folder.resolve("comparison");
        comparing(out, comparison);

        JsonObject b = JsonParser.parseString(Files.readString(comparison.resolve("summary.json")))
                .getAsJsonObject()
                .getAsJsonObject("b");
        assertThat(b.get("median_forward_ms").isJsonNull()).isTrue();
        assertThat(b.getAsJsonArray("aggregates")
                        .get(0)
                        .getAsJsonObject()
                        .get("ms")
                        .getAsDouble())
                .isEqualTo(14.5);
        assertThat(Files.readString(comparison.resolve("report.txt")))
                .contains("belong to no image", "average of the inference 14.50 ms (TFLite benchmark, 50 runs)");
    }

    @Test
    void wrongUsageAndWrongFilesGetOneSentence() throws Exception {
        makePhoneFolder();
        Path csv = Files.writeString(folder.resolve("t.csv"), "file,ms\n1.jpg,3\n");
        for (Object[] one : new Object[][] {
            {2, "what can be accepted is missing, extra", "--accept", "everything"},
            {2, "masks are read as", "--format", "jpeg"},
            {2, "--turn: no mask", "--turn", "1.jpg"},
            {3, "has the columns file,ms", "--timings", csv},
            {3, "lies in the dataset", "--out", Deltamask.SAMPLES.resolve("masks/run")},
        }) {
            Path out = folder.resolve("out");
            Result result = one[2].equals("--out")
                    ? Deltamask.run("import", "--dataset", Deltamask.SAMPLES, "--masks", phone(), "--out", one[3])
                    : importing(out, one[2], one[3]);
            assertThat(result.exitCode()).as(result.err()).isEqualTo(one[0]);
            assertThat(result.err()).contains((String) one[1]).doesNotContain("\tat ");
            assertThat(result.err().strip().lines()).hasSize(1);
            assertThat(out).doesNotExist();
        }
    }

    /** What is ended in the middle leaves nothing, neither a Run nor the folder in which it was made. */
    @Test
    void anImportThatIsToldToEndLeavesNothing() throws Exception {
        Path dataset = folder.resolve("dataset");
        Path masks = folder.resolve("masks");
        Path place = folder.resolve("place");
        Files.createDirectories(dataset);
        Files.createDirectories(masks);
        Files.createDirectories(place);
        BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
        picture.setRGB(9, 9, 0xFFFFFF);
        Path first = folder.resolve("first.png");
        assertThat(ImageIO.write(picture, "png", first.toFile())).isTrue();
        for (int number = 0; number < 3000; number++) {
            Files.copy(first, dataset.resolve(number + ".png"));
            Files.copy(first, masks.resolve(number + ".png"));
        }
        Process process = Deltamask.command(
                        "import", "--quiet", "--dataset", dataset, "--masks", masks, "--out", place.resolve("run"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
        while (names(place).isEmpty()) {
            assertThat(process.isAlive()).as("it writes").isTrue();
            Thread.onSpinWait();
        }

        process.destroy();

        assertThat(process.waitFor()).as("it was ended in the middle").isNotZero();
        assertThat(names(place)).isEmpty();
        assertThat(Files.readString(folder.resolve("said"))).doesNotContain("Exception");
    }

    private static List<Path> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
