package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.MaskFormat;
import deltamask.dataset.Orientation;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.mask.LabelMap;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportTest {
    private static final int RED = 0xFF0000;
    private static final int PERSON = 15;

    @TempDir
    private Path folder;

    private Dataset dataset;
    private Path masks;

    @BeforeEach
    void makeDataset() throws Exception {
        dataset = Masks.dataset(folder, 9);
        masks = folder.resolve("phone");
    }

    private ImportRequest request() {
        return ImportRequest.of(dataset, masks);
    }

    private ImportRequest timed(Path timings, boolean inOrder) {
        return new ImportRequest(
                dataset,
                masks,
                Optional.of(timings),
                inOrder,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("scripted"),
                Optional.of("Pixel 7"),
                Optional.empty());
    }

    private PairingReport pair() throws UnusableException {
        return Pairer.pair(request(), Watch.NOBODY);
    }

    private Path out() {
        return folder.resolve("new/out");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(UnusableException.class, work).getMessage();
    }

    private List<String> misfits(PairingReport report) {
        return report.misfits().stream()
                .map(misfit -> misfit.kind() + " " + misfit.file())
                .toList();
    }

    /** All that can be wrong at once, in the phone's colours. */
    private void makePhoneFolder() throws IOException {
        Masks.save(Masks.colour(RED), masks.resolve("photo_1.png"));
        Masks.save(Masks.colour(RED), masks.resolve("photo_2_mask.png"));
        Masks.save(Masks.colour(RED), masks.resolve("PHOTO_003_seg.png"));
        // 4 is missing.
        Masks.save(Masks.counterclockwise(Masks.colour(RED)), masks.resolve("photo_5.png"));
        Masks.save(Masks.mirrored(Masks.colour(RED)), masks.resolve("photo_6.png"));
        Masks.save(Masks.half(Masks.colour(RED)), masks.resolve("photo_7.png"));
        Masks.save(Masks.colour(RED), masks.resolve("photo_8.png"));
        Masks.save(Masks.colour(RED), masks.resolve("photo_8_mask.png"));
        Files.writeString(masks.resolve("photo_9.png"), "no picture");
        Masks.save(Masks.colour(RED), masks.resolve("holiday.png"));
    }

    @Test
    void theReportSaysAllThatDoesNotFit() throws Exception {
        makePhoneFolder();

        PairingReport report = pair();

        assertThat(report.format()).isEqualTo(MaskFormat.PHONE);
        assertThat(report.pairs())
                .extracting(pair -> pair.sample().number() + " " + pair.name())
                .containsExactly(
                        "1 photo_1.png",
                        "2 photo_2_mask.png",
                        "3 PHOTO_003_seg.png",
                        "5 photo_5.png",
                        "6 photo_6.png",
                        "7 photo_7.png");
        assertThat(misfits(report))
                .containsExactly(
                        "missing ",
                        "extra holiday.png",
                        "double photo_8.png, photo_8_mask.png",
                        "unreadable photo_9.png",
                        "size photo_7.png",
                        "turned photo_5.png",
                        "turned photo_6.png");
        assertThat(report.misfits())
                .extracting(Misfit::sentence)
                .contains(
                        "The image photo_4.png has no mask.",
                        "The mask holiday.png is of no image of the dataset.",
                        "The image photo_8.png has 2 masks: photo_8.png, photo_8_mask.png.",
                        "The mask photo_7.png is 20 x 15 pixels, its image photo_7.png 40 x 30.");
        assertThat(report.pairs().get(3).turn().orElseThrow().orientation()).contains(Orientation.NEEDS_90_CLOCKWISE);
        assertThat(report.pairs().get(3).turn().orElseThrow().upright()).isEqualTo(1);
        assertThat(report.pairs().get(4).turn().orElseThrow().orientation()).contains(Orientation.MIRRORED);
        assertThat(report.turnable()).containsExactly("photo_5.png", "photo_6.png");
        assertThat(report.failures()).containsOnlyKeys("photo_9.png");
    }

    @Test
    void nothingIsWrittenBeforeEveryMisfitIsAccepted() throws Exception {
        makePhoneFolder();
        PairingReport report = pair();
        List<String> before = tree();

        for (Misfit.Kind kind : report.counts().keySet()) {
            Set<Misfit.Kind> others = new java.util.TreeSet<>(report.counts().keySet());
            others.remove(kind);
            Acceptance almost = new Acceptance(others, Set.of());
            assertThat(report.open(almost)).isNotEmpty().allMatch(misfit -> misfit.kind() == kind);
            assertThat(refusal(() -> Importer.write(report, almost, out(), Watch.NOBODY)))
                    .startsWith("Nothing was imported: ");
        }

        assertThat(tree()).isEqualTo(before);
    }

    private List<String> tree() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize).map(Path::toString).sorted().toList();
        }
    }

    @Test
    void whatIsAcceptedBecomesARunAndOnlyWhatTheUserSaysIsTurned() throws Exception {
        makePhoneFolder();
        PairingReport report = pair();
        Acceptance acceptance = new Acceptance(Set.of(Misfit.Kind.values()), Set.of("photo_5.png"));

        Importer.write(report, acceptance, out(), Watch.NOBODY);

        Run run = RunFolder.read(out(), dataset);
        assertThat(run.rows())
                .extracting(row -> row.number() + " " + (row instanceof RunRow.Done done ? done.note() : "failed"))
                .containsExactly(
                        "1 ",
                        "2 ",
                        "3 ",
                        "5 the mask was imported turned by 90° clockwise",
                        "6 ",
                        "7 the image is 40 x 30: the imported mask of 20 x 15 was resized to it",
                        "9 failed");
        LabelMap upright = labels(1);
        assertThat(upright.label(10, 10)).isEqualTo(PERSON);
        assertThat(upright.histogram()[PERSON]).isEqualTo(8 * 22 + 18 * 8);
        assertThat(labels(5)).isEqualTo(upright);
        assertThat(labels(6)).as("it is taken as it lies").isNotEqualTo(upright);
        assertThat(labels(7).width()).isEqualTo(Masks.WIDTH);
        assertThat(run.info().variantName()).isEqualTo("phone");
        assertThat(run.info().made().device()).isEqualTo("unknown");
        try (Stream<Path> beside = Files.list(out().getParent())) {
            assertThat(beside).containsExactly(out());
        }
    }

    private LabelMap labels(int number) throws UnusableException {
        return RunFolder.labelMap(out(), dataset.samples().get(number - 1));
    }

    @Test
    void aCancelledImportLeavesNothing() throws Exception {
        makePhoneFolder();
        PairingReport report = pair();
        List<String> before = tree();

        assertThatThrownBy(() -> Pairer.pair(request(), (done, total) -> done < 3))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> Importer.write(report, PairingReport.all(), out(), (done, total) -> done < 3))
                .isInstanceOf(CancellationException.class);

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void whatAnImportLeftThatWasKilledGoesWithTheNextOne() throws Exception {
        Masks.save(Masks.grey(255), masks.resolve("photo_1.png"));
        Path mine = out().resolveSibling(
                        ".deltamask-import-" + ProcessHandle.current().pid() + "-1");
        Files.createDirectories(mine);
        Files.createDirectories(
                out().resolveSibling(".deltamask-import-999999999-1").resolve("masks"));

        Importer.write(pair(), PairingReport.all(), out(), Watch.NOBODY);

        try (Stream<Path> beside = Files.list(out().getParent())) {
            assertThat(beside).as("one that may still be at work stays").containsExactlyInAnyOrder(mine, out());
        }
    }

    @Test
    void neitherAFullFolderNorTheMasksThemselvesAreWrittenTo() throws Exception {
        Masks.save(Masks.grey(255), masks.resolve("photo_1.png"));
        PairingReport report = pair();
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("mine.txt"), "mine");

        assertThat(refusal(() -> Importer.write(report, PairingReport.all(), full, Watch.NOBODY)))
                .contains("in the way");
        assertThat(refusal(() -> Importer.write(report, PairingReport.all(), masks.resolve("run"), Watch.NOBODY)))
                .contains("never written");

        assertThat(full.toFile().list()).containsExactly("mine.txt");
        assertThat(masks.toFile().list()).containsExactly("photo_1.png");
    }

    @Test
    void whatCannotBeImportedIsRefusedInOneSentence() throws Exception {
        assertThat(refusal(this::pair)).contains("are no folder");
        Files.createDirectories(masks);
        assertThat(refusal(this::pair)).contains("holds no masks");
        Masks.save(Masks.grey(255), masks.resolve("holiday.png"));
        assertThat(refusal(this::pair))
                .contains("None of the 1 masks", "holiday.png", "photo_1.png", "name them alike");
        Files.writeString(masks.resolve("photo_1.png"), "no picture");
        assertThat(refusal(this::pair)).contains("can be used", "photo_1.png", "is not a picture");
        Masks.save(Masks.grey(255), masks.resolve("photo_1.png"));
        Masks.save(Masks.colour(0x800000), masks.resolve("photo_2.png"));
        assertThat(refusal(this::pair))
                .contains("of mixed kinds", "grey", "photo_1.png", "Pascal VOC's colours: photo_2.png");
        Masks.save(Masks.colour(0xFE0102), masks.resolve("photo_2.png"));
        PairingReport report = pair();
        assertThat(misfits(report)).contains("unreadable photo_2.png");
        assertThat(report.failures().get("photo_2.png")).contains("#FE0102");
    }

    @Test
    void masksOfEveryFormatAreRead() throws Exception {
        Masks.save(Masks.grey(255), folder.resolve("grey/photo_1.png"));
        Masks.save(Masks.grey(0), folder.resolve("grey/photo_2.png"));
        Masks.save(Masks.grey(1), folder.resolve("ids/photo_1.png"));
        Masks.save(Masks.grey(12), folder.resolve("ids/photo_2.png"));
        Masks.save(Masks.colour(0xC08080), folder.resolve("palette/photo_1.png"));
        Masks.save(Masks.colour(0x0000FF), folder.resolve("phone/photo_1.png"));
        Masks.save(Masks.grey(128), folder.resolve("soft/photo_1.png"));
        Object[][] expected = {
            {"grey", MaskFormat.GREY, 1, 1},
            {"ids", MaskFormat.IDS, 2, 12},
            {"palette", MaskFormat.PALETTE, 1, 15},
            {"phone", MaskFormat.PHONE, 1, 17},
            {"soft", MaskFormat.GREY, 1, 1}
        };
        for (Object[] one : expected) {
            masks = folder.resolve((String) one[0]);
            PairingReport report = pair();
            assertThat(report.format()).as("%s", one[0]).isEqualTo(one[1]);
            assertThat(report.notes().stream().anyMatch(note -> note.startsWith("1 mask is grey and more")))
                    .isEqualTo(one[0].equals("soft"));
            Path out = folder.resolve("run-" + one[0]);
            Importer.write(report, PairingReport.all(), out, Watch.NOBODY);
            LabelMap labels = RunFolder.labelMap(out, dataset.samples().get((int) one[2] - 1));
            assertThat(labels.label(10, 10)).as("%s", one[0]).isEqualTo((int) one[3]);
            assertThat(labels.label(0, 0)).isZero();
        }
    }

    @Test
    void withoutATruthOnlyTheSizeOrAnotherRunSpeaksForATurn() throws Exception {
        Masks.save(Masks.mirrored(Masks.colour(RED)), masks.resolve("photo_6.png"));
        Masks.save(Masks.counterclockwise(Masks.colour(RED)), masks.resolve("photo_5.png"));
        Path run = folder.resolve("run");
        for (int number : List.of(5, 6)) {
            Masks.save(Masks.grey(1), run.resolve("masks/photo_" + number + ".png"));
            Files.delete(folder.resolve("set/masks/photo_" + number + ".png"));
        }
        dataset = Datasets.open(folder.resolve("set"));

        PairingReport alone = pair();
        PairingReport held = Pairer.pair(
                new ImportRequest(
                        dataset,
                        masks,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.of(run),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Watch.NOBODY);

        assertThat(misfits(alone)).contains("turned photo_5.png").doesNotContain("turned photo_6.png");
        assertThat(alone.turnable()).isEmpty();
        assertThat(held.turnable()).containsExactly("photo_5.png", "photo_6.png");
        assertThat(held.misfits())
                .extracting(Misfit::sentence)
                .contains("photo_6.png: IoU with the Run run 0.429 as it is, 1.000 mirrored left to right.");
    }

    @Test
    void aPhonesRunIsTakenWithItsTimesAndItsDevice() throws Exception {
        Masks.save(Masks.colour(RED), masks.resolve("masks/photo_1.png"));
        Masks.save(Masks.colour(RED), masks.resolve("masks/photo_2.png"));
        Files.writeString(
                masks.resolve("images.csv"), "image,forward_ms\nphoto_1.png,812\nphoto_1.png,790.5\nphoto_2,9\n");
        Files.writeString(
                masks.resolve("run.json"),
                "{\"format\": 1, \"variant\": {\"name\": \"scripted\"}, \"device\": \"Pixel 7\", \"engine\": \"lite\"}");

        PairingReport report = pair();
        Run run = Importer.write(report, PairingReport.all(), out(), Watch.NOBODY);

        assertThat(report.timed()).isEqualTo("3 times of 2 images (CSV)");
        assertThat(RunFolder.read(out(), dataset).rows()).isEqualTo(run.rows());
        assertThat(((RunRow.Done) run.rows().get(0)).times())
                .extracting(StageTimes::forward)
                .containsExactly(812.0, 790.5);
        assertThat(run.info().made().device()).isEqualTo("Pixel 7");
        assertThat(run.info().variantName()).isEqualTo("scripted");
        assertThat(Files.readAllLines(out().resolve("images.csv"))).contains("1,photo_1.png,done,40,30,,,812.0,,1,");
    }

    @Test
    void timesWithoutImagesStayTogether() throws Exception {
        Masks.save(Masks.grey(255), masks.resolve("photo_1.png"));
        Masks.save(Masks.grey(255), masks.resolve("photo_2.png"));
        Path log = Files.writeString(folder.resolve("logcat.txt"), """
                --------- beginning of main
                11-24 22:57:33.123  1234  1240 D ImageSegmentation: inference time (ms): 812
                11-24 22:57:34.000  1234  1240 I Choreographer: Skipped 51 frames!
                11-24 22:57:39.123  1234  1240 D ImageSegmentation: inference time (ms): 640
                """);

        PairingReport together = Pairer.pair(timed(log, false), Watch.NOBODY);
        PairingReport inOrder = Pairer.pair(timed(log, true), Watch.NOBODY);

        assertThat(together.pairs()).allMatch(pair -> pair.times().isEmpty());
        assertThat(together.aggregates())
                .extracting(time -> time.metric() + " " + time.ms() + " " + time.source())
                .containsExactly(
                        "median of the inference 726.0 logcat, 2 lines",
                        "shortest inference 640.0 logcat, 2 lines",
                        "longest inference 812.0 logcat, 2 lines");
        assertThat(together.notes()).anyMatch(note -> note.contains("name no image"));
        assertThat(together.timed()).isEqualTo("3 that belong to no image (logcat)");
        assertThat(inOrder.pairs())
                .extracting(pair -> pair.times().get(0).forward())
                .containsExactly(812.0, 640.0);
        assertThat(inOrder.aggregates()).isEmpty();

        Run run = Importer.write(together, PairingReport.all(), out(), Watch.NOBODY);
        assertThat(RunFolder.read(out(), dataset).info()).isEqualTo(run.info());
        Files.writeString(log, "inference time (ms): 1\ninference time (ms): 2\ninference time (ms): 3\n");
        assertThat(refusal(() -> Pairer.pair(timed(log, true), Watch.NOBODY)))
                .contains("3 times", "9 images and 2 masks");
    }

    @Test
    void timesOfUnknownImagesAreAMisfit() throws Exception {
        Masks.save(Masks.grey(255), masks.resolve("photo_1.png"));
        Path csv = Files.writeString(folder.resolve("t.csv"), "image;forward_ms\nphoto_1.jpg;1\nholiday.jpg;2\n");

        PairingReport report = Pairer.pair(timed(csv, false), Watch.NOBODY);

        assertThat(misfits(report)).contains("times holiday.jpg");
        assertThat(report.pairs().get(0).times()).hasSize(1);
    }
}
