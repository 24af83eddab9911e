package deltamask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunWriterTest {
    @TempDir
    private Path folder;

    private final Dataset dataset =
            new Dataset(Path.of("set"), "set", List.of(sample(1), sample(2), sample(3)), TruthFormat.AUTO, List.of());

    private static Sample sample(int number) {
        String name = "a \"b\", " + number + ".jpg";
        return new Sample(number, name, Path.of("set", name), Optional.empty());
    }

    private static Run.Info info(String sha256, Conditions conditions) {
        return new Run.Info(
                "v",
                OptionalLong.of(5),
                Optional.of(sha256),
                "set",
                Optional.of(conditions),
                Optional.of("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of("passive"),
                Map.of("java", "17"),
                new Run.Made("PyTorch 2.7.1", "cpu", OptionalDouble.of(1.25), OptionalLong.empty(), Optional.empty()));
    }

    private static final Run.Info INFO = info("abc", Conditions.DEFAULT);

    private RunRow.Done done(int number) throws Exception {
        LabelMapFile.write(
                LabelMap.of(1, 1, new byte[] {(byte) number}), RunFolder.labelMapFile(run(), sample(number)));
        return new RunRow.Done(
                number, sample(number).name(), 1, 1, List.of(new StageTimes(0.1, 0.2, 1.0 / 3, 0.4)), "");
    }

    private Path run() {
        return folder.resolve("run");
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        RunRow failed = new RunRow.Failed(2, sample(2).name(), "it is \"broken\", they say");
        RunRow.Done done = done(1);
        Files.delete(RunFolder.labelMapFile(run(), sample(1)));
        Files.delete(run().resolve("masks"));
        Files.delete(run());
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            done(1);
            writer.add(done);
            writer.add(failed);
        }

        Run run = RunFolder.read(run(), dataset);

        assertThat(run.rows()).containsExactly(done, failed);
        assertThat(run.info()).isEqualTo(INFO);
    }

    @Test
    void anImageRowIsOnTheDiskAsSoonAsItIsAdded() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));

            assertThat(Files.readString(run().resolve("images.csv"))).isEqualTo("""
                            number,image,status,width,height,decode_ms,preprocess_ms,forward_ms,postprocess_ms,repeat,error
                            1,"a ""b"", 1.jpg",done,1,1,0.1,0.2,0.3333333333333333,0.4,1,
                            """);
        }
    }

    @Test
    void aFolderThatIsNotEmptyIsRefused() throws Exception {
        Files.createDirectories(run());
        Files.writeString(run().resolve("mine.txt"), "mine");

        assertThat(catchThrowableOfType(UnusableException.class, () -> RunWriter.open(run(), INFO, dataset, false)))
                .hasMessageContaining("is not empty");
        assertThat(catchThrowableOfType(UnusableException.class, () -> RunWriter.open(run(), INFO, dataset, true)))
                .hasMessageContaining("no Run to resume");
        assertThat(run().toFile().list()).containsExactly("mine.txt");
    }

    @Test
    void resumeKeepsWhatIsWholeAndDropsTheRest() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
            writer.add(new RunRow.Failed(2, sample(2).name(), "disk full"));
        }
        // The process was killed in the middle of the third line.
        Files.writeString(run().resolve("images.csv"), "3,\"a \"\"b", StandardOpenOption.APPEND);

        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, true)) {
            assertThat(writer.earlier(sample(1))).isPresent();
            assertThat(writer.earlier(sample(2)))
                    .as("failed images are tried again")
                    .isEmpty();
            assertThat(writer.earlier(sample(3))).isEmpty();
            writer.add(done(2));
            writer.add(done(3));
        }

        assertThat(RunFolder.read(run(), dataset).rows())
                .extracting(RunRow::number)
                .containsExactly(1, 2, 3);
        assertThat(Files.readAllLines(run().resolve("images.csv"))).hasSize(4);
    }

    @Test
    void aRowWhoseLabelMapIsMissingIsMadeAgain() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
        }
        Files.delete(RunFolder.labelMapFile(run(), sample(1)));

        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, true)) {
            assertThat(writer.earlier(sample(1))).isEmpty();
        }
    }

    @Test
    void aDamagedLabelMapIsMadeAgain() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
            writer.add(done(2));
        }
        Path map = RunFolder.labelMapFile(run(), sample(2));
        byte[] bytes = Files.readAllBytes(map);
        Files.write(map, java.util.Arrays.copyOf(bytes, bytes.length - 3));

        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, true)) {
            assertThat(writer.earlier(sample(1))).isPresent();
            assertThat(writer.earlier(sample(2))).isEmpty();
        }
    }

    @Test
    void anImageWrittenAfterItsLabelMapIsMadeAgain() throws Exception {
        Path image = Files.writeString(folder.resolve("1.jpg"), "new");
        Dataset changed = new Dataset(
                folder,
                "set",
                List.of(new Sample(1, sample(1).name(), image, Optional.empty())),
                TruthFormat.AUTO,
                List.of());
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
        }
        Path map = RunFolder.labelMapFile(run(), sample(1));
        Files.setLastModifiedTime(image, Files.getLastModifiedTime(map));
        RunWriter kept = RunWriter.open(run(), INFO, changed, true);
        kept.close();
        Files.setLastModifiedTime(
                image,
                java.nio.file.attribute.FileTime.fromMillis(
                        Files.getLastModifiedTime(map).toMillis() + 5000));

        try (RunWriter writer = RunWriter.open(run(), INFO, changed, true)) {
            assertThat(kept.earlier(sample(1))).isPresent();
            assertThat(writer.earlier(sample(1))).isEmpty();
        }
    }

    @Test
    void rowsOutsideALimitAreKept() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
            writer.add(done(3));
        }

        RunWriter.open(run(), INFO, dataset.limitedTo(1), true).close();

        assertThat(RunFolder.read(run(), dataset).rows())
                .extracting(RunRow::number)
                .containsExactly(1, 3);
    }

    @Test
    void aLinkInThePlaceOfMasksIsNotWrittenThrough() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
        }
        Path truths = Files.createDirectory(folder.resolve("truths"));
        Files.delete(RunFolder.labelMapFile(run(), sample(1)));
        Files.delete(run().resolve("masks"));
        Files.createSymbolicLink(run().resolve("masks"), truths);

        assertThat(catchThrowableOfType(UnusableException.class, () -> RunWriter.open(run(), INFO, dataset, true)))
                .hasMessageContaining("is a link to elsewhere");
    }

    @Test
    void aFolderHasOneWriterAndReadersMeanwhile() throws Exception {
        RunRow.Done done = done(1);
        Files.delete(RunFolder.labelMapFile(run(), sample(1)));
        Files.delete(run().resolve("masks"));
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            done(1);
            writer.add(done);

            assertThat(catchThrowableOfType(UnusableException.class, () -> RunWriter.open(run(), INFO, dataset, true)))
                    .hasMessageContaining("Another run writes into the folder");
            assertThat(RunFolder.read(run(), dataset).rows()).containsExactly(done);
            Files.writeString(run().resolve("masks/.0a1b2c3d-7f.part"), "what a killed worker leaves");
        }

        assertThat(run()).isDirectoryNotContaining("glob:**/.*");
        assertThat(run().resolve("masks")).isDirectoryNotContaining("glob:**/.*");
        RunWriter.open(run(), INFO, dataset, true).close();
    }

    @Test
    void aRefusedFolderIsLetGo() throws Exception {
        RunWriter.open(run(), INFO, dataset, false).close();

        assertThat(catchThrowableOfType(UnusableException.class, () -> RunWriter.open(run(), INFO, dataset, false)))
                .hasMessageContaining("is not empty");

        RunWriter.open(run(), INFO, dataset, true).close();
    }

    @Test
    void aRowCutInsideAQuotedLineBreakIsDropped() throws Exception {
        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, false)) {
            writer.add(done(1));
        }
        Files.writeString(run().resolve("images.csv"), "2,\"a\nb", StandardOpenOption.APPEND);

        try (RunWriter writer = RunWriter.open(run(), INFO, dataset, true)) {
            assertThat(writer.earlier(sample(1))).isPresent();
        }
    }

    @Test
    void timesThatAreNoneAreTold() throws Exception {
        done(1);
        for (String time : List.of("Infinity", "NaN", "-1", "1e999", "fast")) {
            Files.writeString(run().resolve("images.csv"), "image,forward_ms\n1.jpg," + time + "\n");

            assertThat(catchThrowableOfType(UnusableException.class, () -> RunFolder.read(run(), dataset)))
                    .as(time)
                    .hasMessageContaining("images.csv cannot be read");
        }
    }

    @Test
    void anImageWithTooFewRepeatsIsMadeAgain() throws Exception {
        Run.Info twice = info("abc", new Conditions(1, Mode.TIMED, 3, 2));
        try (RunWriter writer = RunWriter.open(run(), twice, dataset, false)) {
            writer.add(done(1));
        }

        try (RunWriter writer = RunWriter.open(run(), twice, dataset, true)) {
            assertThat(writer.earlier(sample(1))).isEmpty();
        }
    }

    @Test
    void anotherModelOrOtherConditionsAreNotResumed() throws Exception {
        RunWriter.open(run(), INFO, dataset, false).close();

        assertThat(catchThrowableOfType(
                        UnusableException.class,
                        () -> RunWriter.open(run(), info("def", Conditions.DEFAULT), dataset, true)))
                .hasMessageContaining("resume it with the same model and dataset");
        assertThat(catchThrowableOfType(
                        UnusableException.class,
                        () -> RunWriter.open(run(), info("abc", new Conditions(2, Mode.TIMED, 3, 1)), dataset, true)))
                .hasMessageContaining("was begun with 1 thread, timed, 3 warm-ups");
    }

    @Test
    void aFolderOfMasksAloneIsARunWithoutTimes() throws Exception {
        done(2);

        Run run = RunFolder.read(run(), dataset);

        assertThat(run.rows()).hasSize(1);
        assertThat(((RunRow.Done) run.rows().get(0)).forwardMs()).isEmpty();
        assertThat(run.info().variantName()).isEqualTo("run");
    }

    @Test
    void aPhonesTimesNeedTwoColumns() throws Exception {
        done(1);
        Files.writeString(run().resolve("images.csv"), "image,forward_ms\n\"a \"\"b\"\", 1.jpg\",33.5\n");

        RunRow.Done row = (RunRow.Done) RunFolder.read(run(), dataset).rows().get(0);

        assertThat(row.forwardMs()).hasValue(33.5);
    }

    @Test
    void aRunOfAnotherDatasetIsToldSo() throws Exception {
        Files.createDirectories(run().resolve("masks"));

        assertThat(catchThrowableOfType(UnusableException.class, () -> RunFolder.read(run(), dataset)))
                .hasMessageContaining("has no image of the dataset");
        assertThat(catchThrowableOfType(
                        UnusableException.class, () -> RunFolder.read(folder.resolve("absent"), dataset)))
                .hasMessageContaining("does not exist");
        assertThat(catchThrowableOfType(UnusableException.class, () -> RunFolder.read(folder, dataset)))
                .hasMessageContaining("is no Run");
    }

    @Test
    void damagedDescriptionsAreToldInOneSentence() throws Exception {
        done(1);
        for (String json : List.of("{", "[]", "{\"variant\": 3}", "{\"threads\": \"many\"}", "{\"threads\": -1}")) {
            Files.writeString(run().resolve("run.json"), json);

            assertThat(catchThrowableOfType(UnusableException.class, () -> RunFolder.read(run(), dataset)))
                    .as(json)
                    .hasMessageContaining("is not the description of a Run");
        }
        Files.writeString(run().resolve("run.json"), "{\"format\": 2}");
        assertThat(catchThrowableOfType(UnusableException.class, () -> RunFolder.read(run(), dataset)))
                .hasMessageContaining("use a newer DeltaMask");
    }
}
