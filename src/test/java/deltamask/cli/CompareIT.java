package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import deltamask.cli.Deltamask.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole comparisons of the bundled variants on the bundled images, through the command line. */
final class CompareIT {
    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private JsonObject summary(Path out) throws Exception {
        return JsonParser.parseString(Files.readString(out.resolve("summary.json")))
                .getAsJsonObject();
    }

    @Test
    void comparesTheBundledVariants() throws Exception {
        Result result = Deltamask.run(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--a",
                "scripted",
                "--b",
                "quantized_scripted.ptl",
                "--out",
                out(),
                "--limit",
                6);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).as("nothing but the result when piped").isEmpty();
        assertThat(result.out()).contains("1 thread").contains(out().toString());
        assertThat(out().resolve("a/masks/2.png")).exists();
        assertThat(out().resolve("b/images.csv")).exists();
        List<String> lines = Files.readAllLines(out().resolve("comparison.csv"));
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0))
                .isEqualTo("number,image,status,iou_a,iou_b,delta_iou,dice_a,dice_b,delta_dice,agreement,forward_ms_a,"
                        + "forward_ms_b,delta_ms,note");
        JsonObject summary = summary(out());
        assertThat(summary.keySet())
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
        assertThat(summary.get("scored").getAsInt()).isEqualTo(6);
        assertThat(summary.getAsJsonObject("a").get("mean_iou").getAsDouble()).isGreaterThan(0.8);
        assertThat(summary.getAsJsonObject("b").get("peak_rss_bytes").getAsLong())
                .isGreaterThan(1_000_000);
        for (String figure : List.of("delta-iou.svg", "delta-iou.pdf", "delta-iou.png")) {
            assertThat(out().resolve(figure)).isNotEmptyFile();
        }
    }

    @Test
    void theSameFileTwiceIsIdentical() throws Exception {
        Result result = Deltamask.run(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--a",
                "scripted",
                "--b",
                "scripted",
                "--out",
                out(),
                "--limit",
                5,
                "--gate",
                "1");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("identical");
        JsonObject delta = summary(out()).getAsJsonObject("delta");
        assertThat(delta.get("identical").getAsBoolean()).isTrue();
        assertThat(delta.get("mean_iou").getAsDouble()).isZero();
        assertThat(delta.get("ties").getAsInt()).isEqualTo(5);
    }

    @Test
    void theGateFailsTheBuild() throws Exception {
        Result result = Deltamask.run(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--a",
                "scripted",
                "--b",
                "quantized_scripted",
                "--out",
                out(),
                "--limit",
                6,
                "--gate",
                "1.0",
                "--quiet");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        JsonObject gate = summary(out()).getAsJsonObject("gate");
        assertThat(gate.get("passed").getAsBoolean()).isFalse();
        assertThat(gate.get("kept").getAsDouble()).isLessThan(1);
    }

    @Test
    void fastModeMakesTheSameMasksAndSaysThatItsTimesCannotBeCompared() throws Exception {
        Path timed = folder.resolve("timed");
        Path fast = folder.resolve("fast");
        for (String mode : List.of("timed", "fast")) {
            assertThat(Deltamask.run(
                                    "compare",
                                    "--dataset",
                                    Deltamask.SAMPLES,
                                    "--a",
                                    "scripted",
                                    "--b",
                                    "quantized_scripted",
                                    "--out",
                                    folder.resolve(mode),
                                    "--limit",
                                    7,
                                    "--mode",
                                    mode)
                            .exitCode())
                    .isZero();
        }

        try (Stream<Path> masks = Files.walk(timed.resolve("b/masks"))) {
            for (Path mask : masks.filter(Files::isRegularFile).toList()) {
                assertThat(fast.resolve(timed.relativize(mask))).hasSameBinaryContentAs(mask);
            }
        }
        assertThat(summary(fast).get("mode").getAsString()).isEqualTo("fast");
        assertThat(Files.readString(fast.resolve("report.txt"))).contains("fast");
    }

    @Test
    void fastModeKeepsItsRepeatsApart() throws Exception {
        Path set = folder.resolve("set");
        Files.createDirectories(set.resolve("images"));
        for (int number = 1; number <= 6; number++) {
            Files.copy(
                    Deltamask.SAMPLES.resolve("images").resolve(number + ".jpg"),
                    set.resolve("images").resolve(number + ".jpg"));
        }
        Files.writeString(set.resolve("images/3.jpg"), "no picture");
        Path run = folder.resolve("run");

        Result result = Deltamask.run(
                "run",
                "--dataset",
                set,
                "--model",
                "scripted",
                "--out",
                run,
                "--mode",
                "fast",
                "--repeats",
                3,
                "--warmup",
                0);

        assertThat(result.exitCode()).isEqualTo(4);
        Map<String, String> sizes = Map.of(
                "1.jpg", "512,512", "2.jpg", "640,480", "4.jpg", "720,540", "5.jpg", "512,512", "6.jpg", "640,480");
        List<String> lines = Files.readAllLines(run.resolve("images.csv"));
        assertThat(lines).hasSize(1 + 5 * 3 + 1);
        sizes.forEach((image, size) -> assertThat(lines)
                .filteredOn(line -> line.contains("," + image + ",done," + size + ","))
                .as(image)
                .hasSize(3));
        assertThat(lines).filteredOn(line -> line.contains(",3.jpg,failed,")).hasSize(1);
    }

    @Test
    void aDisplayThatIsNotThereIsNoHindrance() throws Exception {
        Result result = Deltamask.run(
                Map.of("XDG_DATA_HOME", folder.toString(), "DISPLAY", ":987"), "open", Deltamask.SAMPLES, "--limit", 2);

        assertThat(result.err()).contains("No window can be opened").doesNotContain("\tat ");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void runsMadeApartAreCompared() throws Exception {
        for (String model : List.of("scripted", "quantized_scripted")) {
            Result run = Deltamask.run(
                    "run",
                    "--dataset",
                    Deltamask.SAMPLES,
                    "--model",
                    model,
                    "--out",
                    folder.resolve(model),
                    "--limit",
                    4,
                    "--repeats",
                    2);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("4 of 4 images");
            assertThat(Files.readAllLines(folder.resolve(model).resolve("images.csv")))
                    .hasSize(9);
        }

        Result result = Deltamask.run(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--run-a",
                folder.resolve("scripted"),
                "--run-b",
                folder.resolve("quantized_scripted"),
                "--out",
                out());

        assertThat(result.exitCode()).as("44 images are in neither Run").isEqualTo(4);
        assertThat(summary(out()).get("scored").getAsInt()).isEqualTo(4);
        assertThat(summary(out()).get("failed").getAsInt()).isEqualTo(44);
    }

    @Test
    void withoutADisplayTheSameComparisonRunsWithoutAWindow() throws Exception {
        Result result =
                Deltamask.run(Map.of("XDG_DATA_HOME", folder.toString()), "open", Deltamask.SAMPLES, "--limit", 3);

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).contains("No window can be opened");
        assertThat(result.out()).contains("Report: " + folder);
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.endsWith("summary.json"))).hasSize(1);
        }
    }

    @Test
    void aKilledWorkerCostsNothing() throws Exception {
        Process process = start(out(), false);
        Path images = out().resolve("a/images.csv");
        awaitLines(process, images, 3);
        // The launcher gives its own place to Java, so all that descends from it are workers.
        ProcessHandle worker = process.descendants().findFirst().orElseThrow();

        worker.destroyForcibly();

        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(images) + Files.readString(out().resolve("b/images.csv")))
                .contains("first try: the worker process was killed");
        assertComplete(out());
    }

    @Test
    void aKilledProgramIsResumedWithNoRowLostOrDoubled() throws Exception {
        Process process = start(out(), false);
        awaitLines(process, out().resolve("b/images.csv"), 3);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        long before = Files.readAllLines(out().resolve("a/images.csv")).size();
        assertThat(before).isLessThan(49);

        assertThat(start(out(), true).waitFor()).isZero();

        assertComplete(out());
    }

    private static Process start(Path out, boolean resume) throws Exception {
        ProcessBuilder builder = Deltamask.command(
                "compare",
                "--dataset",
                Deltamask.SAMPLES,
                "--a",
                "scripted",
                "--b",
                "quantized_scripted",
                "--out",
                out,
                "--quiet");
        if (resume) {
            builder.command().add("--resume");
        }
        return builder.inheritIO().start();
    }

    private static void awaitLines(Process process, Path file, int lines) throws Exception {
        while (!Files.exists(file) || Files.readAllLines(file).size() < lines) {
            assertThat(process.isAlive()).isTrue();
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void assertComplete(Path out) throws Exception {
        for (String side : List.of("a", "b")) {
            List<String> lines = Files.readAllLines(out.resolve(side).resolve("images.csv"));
            Set<String> numbers = new HashSet<>();
            lines.subList(1, lines.size()).forEach(line -> numbers.add(line.substring(0, line.indexOf(','))));
            assertThat(lines).hasSize(49);
            assertThat(numbers).hasSize(48);
            assertThat(JsonParser.parseString(Files.readString(out.resolve(side).resolve("run.json")))
                            .getAsJsonObject()
                            .get("finished")
                            .isJsonNull())
                    .isFalse();
        }
        assertThat(Files.readAllLines(out.resolve("comparison.csv"))).hasSize(49);
    }
}
