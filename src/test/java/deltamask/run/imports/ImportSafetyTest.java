package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import must neither destroy, nor make up, nor pass over in silence. */
final class ImportSafetyTest {
    @TempDir
    private Path folder;

    private Dataset dataset;
    private Path masks;

    @BeforeEach
    void makeDatasetAndMasks() throws Exception {
        dataset = Masks.dataset(folder, 2);
        for (int number = 1; number <= 2; number++) {
            Masks.save(Masks.grey(255), folder.resolve("phone/photo_" + number + ".png"));
        }
        masks = folder.resolve("phone");
    }

    private ImportRequest request(Path from, Optional<Path> timings, Optional<Path> against) {
        return new ImportRequest(
                dataset,
                from,
                timings,
                false,
                Optional.empty(),
                against,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private PairingReport pair(ImportRequest request) throws UnusableException {
        return Pairer.pair(request, Watch.NOBODY);
    }

    private String refusal(ImportRequest request) {
        return catchThrowableOfType(UnusableException.class, () -> pair(request))
                .getMessage();
    }

    private PairingReport timed(String text) throws Exception {
        return pair(request(masks, Optional.of(Files.writeString(folder.resolve("t.csv"), text)), Optional.empty()));
    }

    @Test
    void aCancelledImportLeavesWhatOthersPutBesideItMeanwhile() throws Exception {
        PairingReport report = pair(ImportRequest.of(dataset, masks));
        Path out = folder.resolve("new/phone");
        Path others = folder.resolve("new/others/images.csv");

        assertThatThrownBy(() -> Importer.write(report, PairingReport.all(), out, (done, total) -> {
                    if (done == 1) {
                        write(others);
                    }
                    return done < 1;
                }))
                .isInstanceOf(CancellationException.class);

        assertThat(others).hasContent("another import's");
        assertThat(folder.resolve("new").toFile().list()).containsExactly("others");
    }

    private static void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "another import's");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void leftoversThatCannotBeRemovedAreInNobodysWay() throws Exception {
        Path left = folder.resolve("new/.deltamask-import-999999999-1");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "a file of that name, which is not an import's folder");
        PairingReport report = pair(ImportRequest.of(dataset, masks));

        Importer.write(report, PairingReport.all(), folder.resolve("new/phone"), Watch.NOBODY);

        assertThat(left).as("an import leaves folders").isRegularFile();
    }

    @Test
    void aRunToHoldMasksAgainstMustBeOne() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(refusal(request(masks, Optional.empty(), Optional.of(nowhere))))
                .contains(nowhere.toString(), "is no Run");
        assertThat(refusal(request(masks, Optional.empty(), Optional.of(dataset.folder()))))
                .contains(dataset.folder().toString(), "is no Run");
    }

    @Test
    void theDatasetsOwnTruthsAreNoModelsMasks() {
        assertThat(refusal(ImportRequest.of(dataset, dataset.folder()))).contains("are the dataset's own truths");
        assertThat(refusal(ImportRequest.of(dataset, dataset.folder().resolve("masks"))))
                .contains("are the dataset's own truths");
    }

    @Test
    void aTimingFileWithoutATimeIsToldOf() {
        for (String text : List.of("image,forward_ms\n", "image,forward_ms\nphoto_1.png,\n")) {
            assertThat(catchThrowableOfType(UnusableException.class, () -> timed(text)))
                    .hasMessageContaining("t.csv")
                    .hasMessageContaining("holds no time");
        }
    }

    @Test
    void rowsWithoutTimesGiveTheirImagesNone() throws Exception {
        PairingReport report = timed("image,forward_ms\nphoto_1.png,\nphoto_2.png,7\n");
        Run run = Importer.write(report, PairingReport.all(), folder.resolve("run"), Watch.NOBODY);

        assertThat(((RunRow.Done) run.rows().get(0)).times()).isEmpty();
        assertThat(report.notes()).contains("1 image has a mask and no time.");
        assertThat(report.timed()).isEqualTo("1 time of 1 image (CSV)");
        assertThat(RunFolder.read(folder.resolve("run"), dataset).rows()).isEqualTo(run.rows());
    }

    @Test
    void aRunWithATimeThatIsNoneIsRefused() throws Exception {
        Importer.write(
                timed("image,forward_ms\nphoto_1.png,6.25\n"),
                PairingReport.all(),
                folder.resolve("run"),
                Watch.NOBODY);
        Path table = folder.resolve("run/images.csv");
        String good = Files.readString(table);
        for (String bad : List.of("NaN", "Infinity", "-1")) {
            Files.writeString(table, good.replace("6.25", bad));

            assertThat(catchThrowableOfType(
                            UnusableException.class, () -> RunFolder.read(folder.resolve("run"), dataset)))
                    .as(bad)
                    .isNotNull()
                    .hasMessageContaining("images.csv")
                    .hasMessageContaining(bad);
        }
    }

    @Test
    void timesWrittenInUtf16AreRead() throws Exception {
        String log = "\uFEFFinference time (ms): 812\r\n";
        Path file = folder.resolve("log.txt");
        Files.write(file, log.getBytes(StandardCharsets.UTF_16LE));

        assertThat(TimingFile.read(file).unnamed()).containsExactly(812.0);
        Files.write(file, log.getBytes(StandardCharsets.UTF_16BE));
        assertThat(TimingFile.read(file).unnamed()).containsExactly(812.0);
    }

    @Test
    void whatIsNoTextIsNotPrintedAsColumns() throws Exception {
        Path file = Files.write(folder.resolve("t.bin"), new byte[] {'P', 0, 1, 2});

        assertThatThrownBy(() -> TimingFile.read(file))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("t.bin is no text");
    }

    @Test
    void namesOfVariantAndDeviceAreInOneLineAndBlankOnesNone() {
        assertThat(ImportRequest.inOneLine(Optional.of(" Pixel\n7 "))).contains("Pixel 7");
        assertThat(ImportRequest.inOneLine(Optional.of(" "))).isEmpty();
    }

    @Test
    void classIdsOfAJpegAreNotBelieved() throws Exception {
        Path ids = Files.createDirectories(folder.resolve("ids"));
        ImageIO.write(Masks.grey(15), "jpeg", ids.resolve("photo_1.jpg").toFile());

        assertThat(refusal(ImportRequest.of(dataset, ids))).contains("photo_1.jpg", "JPEG", "save it as PNG");
    }

    @Test
    void namesAreTheSameHoweverTheirAccentsAreWritten() throws Exception {
        String name = "caf\u00E9.png";
        Masks.save(Masks.colour(0x808080), folder.resolve("set/images").resolve(name));
        dataset = Datasets.open(folder.resolve("set"));

        assertThat(new NameMatch(dataset.samples()).find(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isPresent();
    }
}
