package deltamask.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.ImageReader;
import deltamask.dataset.Sample;
import deltamask.inference.Postprocessor;
import deltamask.inference.Preprocessor;
import deltamask.inference.Tensor;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.Conditions;
import deltamask.run.Mode;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** The whole recorder, with a made-up model in the place of PyTorch; what it wrote is read by DeltaMask itself. */
@RunWith(RobolectricTestRunner.class)
public class RecorderTest {
    private static final Path PNG = Paths.get("src/test/resources/fixtures/png/images");
    /** Written by {@link #writesTheRunThatTheOrdinaryBuildReads}'s recorder; DeltaMask's ordinary tests read it. */
    private static final Path KEPT_RUN = Paths.get("src/test/resources/fixtures/phone-run");

    private static final Path MODEL = Paths.get("models/scripted.ptl");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final MadeUp model = new MadeUp();
    private final List<String> progress = new ArrayList<>();

    private Path run() {
        return folder.getRoot().toPath().resolve("run");
    }

    private Path images(String... names) throws IOException {
        Path images = Files.createDirectories(folder.getRoot().toPath().resolve("portraits"));
        for (String name : names) {
            Files.copy(PNG.resolve(name), images.resolve(name));
        }
        return images;
    }

    private Recorder.Outcome record(Path images, Path modelFile, int repeats) throws IOException {
        return new Recorder(model, 2, 3, repeats)
                .record(
                        images,
                        modelFile,
                        model::load,
                        "Maker Phone 7, Android 14",
                        run(),
                        (done, of) -> progress.add(done + "/" + of));
    }

    @Test
    public void deltamaskReadsTheRun() throws Exception {
        Path images = images("1.png", "3.png", "19.png");

        Recorder.Outcome outcome = record(images, MODEL, 2);

        assertThat(outcome.done).isEqualTo(3);
        assertThat(outcome.failed).isZero();
        assertThat(progress).containsExactly("1/3", "2/3", "3/3");
        Dataset dataset = Datasets.open(images);
        Run read = RunFolder.read(run(), dataset);
        assertThat(RunFolder.notes(read, dataset)).isEmpty();
        assertThat(read.rows()).hasSize(3);
        for (RunRow row : read.rows()) {
            RunRow.Done done = (RunRow.Done) row;
            assertThat(done.times()).hasSize(2);
            assertThat(done.forwardMs()).hasValue(7.25);
            assertThat(done.times().get(0).decode()).isEqualTo(0.25);
            assertThat(done.times().get(0).preprocess()).isEqualTo(0.25);
            assertThat(done.times().get(0).postprocess()).isEqualTo(0.25);
        }
        Run.Info info = read.info();
        assertThat(info.variantName()).isEqualTo("Portrait scripted (lite)");
        assertThat(info.sha256())
                .contains(info.card().get().json().get("sha256").getAsString());
        assertThat(info.conditions()).contains(new Conditions(2, Mode.TIMED, 3, 2));
        assertThat(info.made().device()).isEqualTo("Maker Phone 7, Android 14");
        assertThat(info.made().engine()).isEqualTo("made-up model");
        assertThat(info.made().loadMs()).hasValue(40.25);
        assertThat(info.made().finished()).isPresent();
        assertThat(model.closed).isEqualTo(1);
    }

    @Test
    public void labelMapsAreThoseThatDeltamaskMakesOfTheSameModel() throws Exception {
        Path images = images("3.png", "19.png", "31.png", "17.png");

        record(images, MODEL, 1);

        ModelCard card = ModelCards.readBeside(MODEL).get();
        for (Sample sample : Datasets.open(images).samples()) {
            deltamask.dataset.RgbImage picture = ImageReader.read(sample.image());
            Tensor input = Preprocessor.toInput(picture, card.input());
            Tensor output = new Tensor(1, input.height(), input.width(), MadeUp.brightness(input.values()));
            LabelMap expected = Postprocessor.toLabelMap(output, card, picture.width(), picture.height());
            LabelMap recorded = RunFolder.labelMap(run(), sample);
            assertThat(recorded.sameSize(expected)).isTrue();
            int different = 0;
            int ones = 0;
            for (int i = 0; i < expected.labels().length; i++) {
                different += recorded.labels()[i] == expected.labels()[i] ? 0 : 1;
                ones += expected.labels()[i];
            }
            // A grey level here and there is another one, as the resizing rounds, and brightness is decided on by it.
            assertThat(different).as(sample.name()).isLessThan(expected.labels().length / 500);
            assertThat(ones).as(sample.name()).isBetween(500, expected.labels().length - 500);
        }
    }

    @Test
    public void warmUpComesOncePerShapeAndIsNotCounted() throws Exception {
        Path withoutCard = Files.write(folder.getRoot().toPath().resolve("bare.ptl"), new byte[] {1, 2, 3});

        record(images("1.png", "16.png", "41.png"), withoutCard, 2); // 16 and 41 are both 300 x 300

        assertThat(model.forwards).isEqualTo(3 * 2 + 2 * 3);
    }

    @Test
    public void whatFailsHasItsReasonAndTheRestGoesOn() throws Exception {
        Path images = images("1.png", "3.png");
        Files.write(images.resolve("2, \"torn\".jpg"), "no picture".getBytes(StandardCharsets.UTF_8));
        Files.copy(PNG.resolve("17.png"), images.resolve("Twin.png"));
        Files.copy(PNG.resolve("17.png"), images.resolve("twin.bmp"));
        Files.write(images.resolve("notes.txt"), new byte[0]);

        Recorder.Outcome outcome = record(images, MODEL, 1);

        assertThat(outcome.done).isEqualTo(2);
        assertThat(outcome.failed).isEqualTo(3);
        Run read = RunFolder.read(run(), Datasets.open(images));
        assertThat(read.row("2, \"torn\".jpg"))
                .get()
                .extracting("error")
                .isEqualTo("Android cannot decode it: convert it to JPEG or PNG.");
        assertThat(read.row("twin.bmp"))
                .get()
                .extracting("error")
                .isEqualTo("Another picture has the same name but for its ending: rename one of them.");
        assertThat(read.row("3.png")).get().isInstanceOf(RunRow.Done.class);
        assertThat(run().resolve("masks").toFile().list()).containsExactlyInAnyOrder("1.png", "3.png");
    }

    @Test
    public void aModelThatReturnsNanFailsItsPictures() throws Exception {
        Path bare = folder.getRoot().toPath().resolve("bare.ptl");
        Files.write(bare, new byte[] {1});
        Files.write(
                bare.resolveSibling("bare.ptl.json"),
                "{\"input\":{\"std\":[0,0,0],\"mean\":[0,0,0]}}".getBytes(StandardCharsets.UTF_8));
        Path images = images();
        javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(8, 6, java.awt.image.BufferedImage.TYPE_INT_RGB),
                "png",
                images.resolve("black.png").toFile());

        record(images, bare, 1);

        assertThat(new String(Files.readAllBytes(run().resolve("images.csv")), StandardCharsets.UTF_8))
                .endsWith("\nblack.png,failed,,,,,,,,The model returned NaN.\n");
    }

    @Test
    public void refusesAFolderThatIsInUseAndOneWithoutPictures() throws Exception {
        Path images = images("1.png");
        Files.createDirectories(run().resolve("masks"));

        assertThatThrownBy(() -> record(images, MODEL, 1))
                .isInstanceOf(IOException.class)
                .hasMessage(run() + " is not empty: take it off the device and remove it there first.");
        assertThatThrownBy(() -> record(run(), MODEL, 1)).hasMessageContaining("There are no pictures in " + run());
        assertThat(model.forwards).isZero();
    }

    /** So the two builds hold each other to one format. {@code -Dphone.keep=true} writes it anew. */
    @Test
    public void writesTheRunThatTheOrdinaryBuildReads() throws Exception {
        record(images("1.png", "3.png", "17.png"), MODEL, 1);

        if (Boolean.getBoolean("phone.keep")) {
            keep();
        }
        assertThat(Files.readAllBytes(run().resolve("images.csv")))
                .isEqualTo(Files.readAllBytes(KEPT_RUN.resolve("images.csv")));
        for (String mask : Arrays.asList("masks/1.png", "masks/3.png", "masks/17.png")) {
            assertThat(LabelMapFile.read(run().resolve(mask)).labels())
                    .as(mask)
                    .isEqualTo(LabelMapFile.read(KEPT_RUN.resolve(mask)).labels());
        }
        assertThat(withoutMoment(run())).isEqualTo(withoutMoment(KEPT_RUN));
    }

    private void keep() throws IOException {
        Files.createDirectories(KEPT_RUN.resolve("masks"));
        for (String file : Arrays.asList("run.json", "images.csv", "masks/1.png", "masks/3.png", "masks/17.png")) {
            Files.write(KEPT_RUN.resolve(file), Files.readAllBytes(run().resolve(file)));
        }
    }

    /** What of run.json does not change from one moment to the next. */
    private static String withoutMoment(Path run) throws IOException {
        return new String(Files.readAllBytes(run.resolve("run.json")), StandardCharsets.UTF_8)
                .replaceAll("\"(started|finished|peak_rss_bytes)\": [^\n]*", "");
    }
}
