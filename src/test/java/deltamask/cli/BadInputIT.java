package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.cli.Deltamask.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bad input gets one clear sentence and the right exit code, and what is good goes on. */
final class BadInputIT {
    @TempDir
    private Path folder;

    private Path dataset;
    private Path out;

    @BeforeEach
    void copyThreeSamples() throws IOException {
        dataset = folder.resolve("my \"set\" \u00fc");
        out = folder.resolve("out");
        for (String part : new String[] {
            "images/2.jpg", "images/3.jpg", "images/10.jpg", "masks/2.png", "masks/3.png", "masks/10.png"
        }) {
            copy(Deltamask.SAMPLES.resolve(part), dataset.resolve(part));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private Result compare(Object a, Object b) throws Exception {
        return Deltamask.run("compare", "--dataset", dataset, "--a", a, "--b", b, "--out", out, "--warmup", 1);
    }

    private Result compare() throws Exception {
        return compare("scripted", "quantized_scripted");
    }

    /** One sentence on standard error, nothing on standard output, and nothing left behind. */
    private void assertRefused(Result result, int exitCode, String... words) {
        assertThat(result.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    private Map<String, String> snapshot() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(dataset)) {
            for (Path file : (Iterable<Path>) walk::iterator) {
                files.put(
                        dataset.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + (Files.isRegularFile(file) ? Files.size(file) : 0));
            }
        }
        return files;
    }

    private String row(String image) throws IOException {
        try (Stream<String> lines = Files.lines(out.resolve("comparison.csv"))) {
            return lines.filter(line -> line.contains("," + image + ","))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aFolderThatDoesNotExist() throws Exception {
        dataset = folder.resolve("absent");

        assertRefused(compare(), 3, "absent", "does not exist");
        assertThat(out.resolve("comparison.csv")).doesNotExist();
    }

    @Test
    void aFolderThatAnotherProgramWritesInto() throws Exception {
        deltamask.files.FolderLock other = deltamask.files.FolderLock.take(out);
        try (other) {
            assertRefused(compare(), 3, "Another run writes into the folder", "wait until it has ended");
            assertRefused(
                    Deltamask.run("run", "--dataset", dataset, "--model", "scripted", "--out", out, "--resume"),
                    3,
                    "Another run writes into the folder");
            assertThat(out.resolve("comparison.json")).doesNotExist();
        }
        assertThat(out).isEmptyDirectory();
    }

    @Test
    void anEmptyFolder() throws Exception {
        dataset = Files.createDirectory(folder.resolve("nothing"));

        assertRefused(compare(), 3, "nothing");
    }

    @Test
    void aFolderWithoutImages() throws Exception {
        dataset = Files.createDirectory(folder.resolve("texts"));
        Files.writeString(dataset.resolve("a.txt"), "text");

        assertRefused(compare(), 3, "texts");
    }

    @Test
    void badImagesFailAloneAndTheDatasetIsNotTouched() throws Exception {
        byte[] whole = Files.readAllBytes(dataset.resolve("images/3.jpg"));
        Files.write(dataset.resolve("images/3.jpg"), java.util.Arrays.copyOf(whole, whole.length / 3));
        Files.createFile(dataset.resolve("images/4.png"));
        Files.writeString(dataset.resolve("images/5.jpg"), "no picture at all");
        Map<String, String> before = snapshot();

        Result result = compare();

        assertThat(result.exitCode()).isEqualTo(4);
        assertThat(row("2.jpg")).contains(",ok,");
        assertThat(row("10.jpg")).contains(",ok,");
        assertThat(row("3.jpg")).contains(",failed,").contains("3.jpg");
        assertThat(row("4.png")).contains(",failed,").contains("4.png");
        assertThat(row("5.jpg")).contains(",failed,").contains("5.jpg");
        assertThat(result.err())
                .contains("3.jpg")
                .contains("4.png")
                .contains("5.jpg")
                .doesNotContain("\tat ");
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void aPngCalledJpgIsReadAsWhatItIs() throws Exception {
        copy(Deltamask.SAMPLES.resolve("images/33.png"), dataset.resolve("images/3.jpg"));
        copy(Deltamask.SAMPLES.resolve("masks/33.png"), dataset.resolve("masks/3.png"));

        Result result = compare();

        assertThat(result.exitCode()).isZero();
        assertThat(row("3.jpg")).contains(",ok,");
    }

    @Test
    void aMaskOfAnotherSizeIsScoredAndSaidSo() throws Exception {
        copy(Deltamask.SAMPLES.resolve("masks/3.png"), dataset.resolve("masks/2.png"));

        Result result = compare();

        assertThat(result.exitCode()).isZero();
        assertThat(row("2.jpg")).contains("resized to it");
    }

    @Test
    void aTruthWithoutImageIsSaidAloud() throws Exception {
        copy(Deltamask.SAMPLES.resolve("masks/3.png"), dataset.resolve("masks/lonely.png"));

        Result result = compare();

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("lonely.png");
    }

    @Test
    void imagesWithoutTruthHaveAgreementAndTimes() throws Exception {
        try (Stream<Path> masks = Files.list(dataset.resolve("masks"))) {
            for (Path mask : masks.toList()) {
                Files.delete(mask);
            }
        }
        Files.delete(dataset.resolve("masks"));

        Result result = compare();

        assertThat(result.exitCode()).isZero();
        String[] cells = row("2.jpg").split(",", -1);
        assertThat(cells[3]).as("iou_a").isEmpty();
        assertThat(Double.parseDouble(cells[9])).as("agreement").isBetween(0.5, 1.0);
        assertThat(Double.parseDouble(cells[10])).as("forward_ms_a").isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "state_dict.pt, a state dict",
        "absent.pt, does not exist",
    })
    void modelsThatAreNone(String model, String words) throws Exception {
        assertRefused(compare("scripted", Deltamask.ODD_MODELS.resolve(model)), 3, model, words);
    }

    @Test
    void aTextAnEmptyFileAndAZip() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pt"), "hello");
        Path empty = Files.createFile(folder.resolve("empty.pt"));

        assertRefused(compare(text, "scripted"), 3, "text.pt", "not a TorchScript file");
        assertThat(out).as("nothing is left behind").doesNotExist();
        assertRefused(compare(empty, "scripted"), 3, "empty.pt", "is empty");
    }

    @Test
    void aModelFromANewerPyTorch() throws Exception {
        Path newer = folder.resolve("newer.pt");
        Archives.rewrite(
                Deltamask.ODD_MODELS.resolve("bare.pt"),
                newer,
                (name, text) -> text.replace("torch.cat(", "torch._upsample_lanczos2d_aa("));

        assertRefused(compare("scripted", newer), 3, "newer.pt", "_upsample_lanczos2d_aa", "newer PyTorch", "2.7.1");
    }

    @Test
    void aModelOfANewerFileFormat() throws Exception {
        Path newer = folder.resolve("format.pt");
        Archives.rewrite(
                Deltamask.ODD_MODELS.resolve("bare.pt"),
                newer,
                (name, text) -> name.endsWith("/version") ? "99\n" : text);

        assertRefused(compare("scripted", newer), 3, "format.pt", "file format 99", "newer PyTorch");
    }

    @Test
    void aCardOfWrongTypes() throws Exception {
        Path model = folder.resolve("x.pt");
        copy(Deltamask.ODD_MODELS.resolve("bare.pt"), model);
        Files.writeString(folder.resolve("x.pt.json"), "{\"input\": {\"width\": \"wide\"}}");

        assertRefused(compare("scripted", model), 3, "x.pt.json", "\"input.width\"", "whole number");
    }

    @ParameterizedTest
    @CsvSource({
        "not_a_number.pt, NaN",
        "classifier.pt, no segmentation model",
        "vector.pt, no map of the image",
        "other_key.pt, 'has no output \"out\" but the outputs aux (1 x '",
        "one_channel.pt, set output.kind to logit",
        "fixed_size.pt, 'set the input size that it was made for (input.resize, '",
    })
    void modelsWhoseOutputCannotBeRead(String model, String words) throws Exception {
        Result result = compare("scripted", Deltamask.ODD_MODELS.resolve(model));

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(row("2.jpg")).contains(",failed,");
        assertThat(result.err()).contains(words).doesNotContain("\tat ").doesNotContain("Traceback");
    }

    @Test
    void aMissingCardIsNamedOnceWithWhatWasTriedAndWhatToWrite() throws Exception {
        Path model = Deltamask.ODD_MODELS.resolve("one_channel.pt");

        Result result = Deltamask.run(
                "run", "--dataset", dataset, "--model", model, "--out", out, "--warmup", 0, "--mode", "fast");

        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err().lines()).hasSize(2);
        assertThat(result.err().lines().toList().get(0))
                .contains("1 x 1 x ", "one number a pixel")
                .contains("The model " + model + " has no card one_channel.pt.json beside it")
                .contains("torchvision's convention was tried", "set output.kind to logit", "preflight");
        assertThat(result.err().lines().toList().get(1))
                .contains("2 more failed in the same way as 2.jpg: 3.jpg, 10.jpg");
        assertThat(Files.readAllLines(out.resolve("images.csv")))
                .filteredOn(line -> line.contains("one_channel.pt.json"))
                .hasSize(3);
    }

    @Test
    void aBareTensorIsReadByTorchvisionsConvention() throws Exception {
        Path bare = Deltamask.ODD_MODELS.resolve("bare.pt");

        Result result = compare(bare, bare);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("identical");
    }

    @Test
    void typeThatLeavesNoRoomInAFigure() throws Exception {
        Result result =
                Deltamask.run("report", "--comparison", dataset, "--out", out, "--width", "single", "--font-size", 18);

        assertRefused(result, 2, "type of 18 points leaves no room in a figure of 85 mm: at most 12", "--help");
    }

    @Test
    void anOutputFolderThatIsNotEmpty() throws Exception {
        Files.createDirectories(out);
        Files.writeString(out.resolve("mine.txt"), "mine");

        assertRefused(compare(), 3, out.toString(), "is not empty");
        assertThat(out.toFile().list()).containsExactly("mine.txt");
    }

    @Test
    void anOutputFolderThatCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        out = file.resolve("below");

        assertRefused(compare(), 3, out.toString(), "cannot be written");
    }

    @Test
    void anOutputFolderInTheDataset() throws Exception {
        Map<String, String> before = snapshot();
        out = dataset.resolve("images").resolve("out");

        assertRefused(compare(), 3, "lies in the dataset");
        assertThat(snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "--threads, 0, --threads is a whole number from 1",
        "--threads, many, --threads",
        "--mode, slow, a mode is timed or fast",
        "--compute, gpu, what computes is cpu or cuda",
        "--foreground, person, class ids from 0 to 255",
        "--gate, -1, --gate is a share",
        "--limit, 0, --limit is a whole number from 1",
        "--nonsense, 1, --nonsense",
    })
    void wrongUsage(String option, String value, String words) throws Exception {
        Result result = Deltamask.run(
                "compare", "--dataset", dataset, "--a", "scripted", "--b", "scripted", "--out", out, option, value);

        assertRefused(result, 2, words, "--help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--width | wide | a width is single, double or slide, not",
                "--font-size | 4 | a type size is 5 to 24 points, not",
                "--dpi | x | a PNG has 72 to 1200 pixels an inch, a whole number, not",
                "--dpi | 300.9 | a PNG has 72 to 1200 pixels an inch, a whole number, not",
                "--delta-range | 1,0 | a range goes up from one number to another, such as -0.1,0.1, not",
                "--range | time=5 | a range is of iou, mean-iou, delta-iou, delta-boundary, time or delta-time",
                "--range | size=0,5 | a range is of iou",
                "--overlay-colours | pink | colours are blue, voc, card, phone, random or safe, not",
                "--overlay-opacity | 1.5 | an opacity is 0 to 1, not",
                "--date | today | a date is written as 2026-01-31, not",
            })
    void wrongLookOfAReport(String option, String value, String words) throws Exception {
        Result result = Deltamask.run("report", "--comparison", dataset, "--out", out, option, value);

        assertRefused(result, 2, words, "--help");
    }

    @Test
    void aRunOfAnotherDataset() throws Exception {
        Path run = folder.resolve("run");
        Files.createDirectories(run.resolve("masks"));

        Result result = Deltamask.run("compare", "--dataset", dataset, "--run-a", run, "--run-b", run, "--out", out);

        assertRefused(result, 3, "has no image of the dataset");
    }

    @Test
    void aHomeFolderThatCannotBeWrittenIsTold() throws Exception {
        Result result = Deltamask.run(
                Map.of("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder.resolve("no-home")),
                "compare",
                "--dataset",
                dataset,
                "--a",
                "scripted",
                "--b",
                "scripted",
                "--out",
                out,
                "--limit",
                1);

        assertThat(result.err())
                .contains("no-home")
                .contains("cannot be written")
                .doesNotContain("\tat ");
        assertThat(result.exitCode()).isZero();
    }
}
