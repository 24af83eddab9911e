package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that were run again, with crashes in between. */
final class AgainFolderTest {
    private static final String HEADER =
            "number,image,status,width,height,decode_ms,preprocess_ms,forward_ms,postprocess_ms,repeat,error\n";

    @TempDir
    private Path folder;

    private Dataset dataset;

    private Path comparison() {
        return folder.resolve("comparison");
    }

    /** Three images done in both; the second one was run again. */
    @BeforeEach
    void write() throws Exception {
        for (int i = 1; i <= 3; i++) {
            mask(folder.resolve("set/images"), i, 1);
        }
        dataset = Datasets.open(folder.resolve("set"));
        for (String side : List.of("a", "b")) {
            for (int i = 1; i <= 3; i++) {
                mask(comparison().resolve(side).resolve("masks"), i, 1);
            }
            Files.writeString(
                    comparison().resolve(side).resolve("images.csv"), HEADER + line(1, 8) + line(2, 8) + line(3, 8));
            mask(comparison().resolve("again").resolve(side).resolve("masks"), 2, 0);
            Files.writeString(comparison().resolve("again").resolve(side).resolve("images.csv"), HEADER + line(2, 5));
        }
    }

    private static void mask(Path masks, int number, int label) throws Exception {
        LabelMapFile.write(LabelMap.of(1, 1, new byte[] {(byte) label}), masks.resolve(number + ".png"));
    }

    private static String line(int number, int ms) {
        return number + "," + number + ".png,done,1,1,1.0,1.0," + ms + ".0,1.0,1,\n";
    }

    private void decide(String image) throws Exception {
        Files.writeString(comparison().resolve("again/decided.json"), "{\"" + image + "\": \"run again\"}");
    }

    private List<Double> times(String side) throws Exception {
        return RunFolder.read(comparison().resolve(side), dataset).rows().stream()
                .map(row -> ((RunRow.Done) row).forwardMs().orElseThrow())
                .toList();
    }

    private int label(String side, int number) throws Exception {
        return RunFolder.labelMap(comparison().resolve(side), dataset.samples().get(number - 1))
                .label(0, 0);
    }

    private void assertTaken() throws Exception {
        for (String side : List.of("a", "b")) {
            assertThat(times(side)).containsExactly(8.0, 5.0, 8.0);
            assertThat(label(side, 1)).isEqualTo(1);
            assertThat(label(side, 2)).isZero();
            assertThat(Files.readString(comparison().resolve(side).resolve("images.csv")))
                    .isEqualTo(HEADER + line(1, 8) + line(2, 5).replace(",1,\n", ",1,run again\n") + line(3, 8));
        }
        assertThat(comparison().resolve("again")).doesNotExist();
    }

    @Test
    void whatWasDecidedIsTakenOnBothSides() throws Exception {
        decide("2.png");

        AgainFolder.settle(comparison(), dataset);

        assertTaken();
    }

    @Test
    void aCrashAfterOneSideIsBroughtToItsEnd() throws Exception {
        decide("2.png");
        Path whole = folder.resolve("copy of b");
        Files.move(comparison().resolve("again/b"), whole);
        Files.createDirectories(comparison().resolve("again/b"));
        // Side A is through, and of B the label map was moved and the table was not written yet.
        deltamask.run.Replacement.take(
                comparison().resolve("again/a"),
                comparison().resolve("a"),
                dataset,
                java.util.Set.of("2.png"),
                "run again");
        Files.delete(comparison().resolve("again/b"));
        Files.move(whole, comparison().resolve("again/b"));
        Files.move(
                comparison().resolve("again/b/masks/2.png"),
                comparison().resolve("b/masks/2.png"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        AgainFolder.settle(comparison(), dataset);

        assertTaken();
    }

    @Test
    void whatWasNotDecidedChangesNothing() throws Exception {
        AgainFolder.settle(comparison(), dataset);

        for (String side : List.of("a", "b")) {
            assertThat(times(side)).containsExactly(8.0, 8.0, 8.0);
            assertThat(label(side, 2)).isEqualTo(1);
        }
        assertThat(comparison().resolve("again")).doesNotExist();
    }

    @Test
    void aLinkIntoTheUsersTruthsIsRefusedAndTheyStay() throws Exception {
        decide("2.png");
        Path truths = folder.resolve("truths");
        mask(truths, 2, 1);
        byte[] before = Files.readAllBytes(truths.resolve("2.png"));
        deltamask.files.Folders.delete(comparison().resolve("a/masks"));
        Files.createSymbolicLink(comparison().resolve("a/masks"), truths);

        assertThatThrownBy(() -> AgainFolder.settle(comparison(), dataset))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("is a link");

        assertThat(truths.resolve("2.png")).hasBinaryContent(before);
        assertThat(comparison().resolve("again/a/masks/2.png")).exists();
    }

    @Test
    void aLinkedRunIsRefusedByWhatMovesIntoIt() throws Exception {
        Path elsewhere = Files.move(comparison().resolve("a"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(comparison().resolve("a"), elsewhere);
        String before = Files.readString(elsewhere.resolve("images.csv"));

        assertThatThrownBy(() -> deltamask.run.Replacement.take(
                        comparison().resolve("again/a"),
                        comparison().resolve("a"),
                        dataset,
                        java.util.Set.of("2.png"),
                        "run again"))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("is a link");

        assertThat(elsewhere.resolve("images.csv")).hasContent(before);
    }

    @Test
    void whatAnotherProgramIsJustRunningAgainIsLeftAlone() throws Exception {
        deltamask.files.FolderLock other = deltamask.files.FolderLock.take(comparison());
        try (other) {
            AgainFolder.settle(comparison(), dataset);
        }
        assertThat(comparison().resolve("again/a/masks/2.png")).exists();

        AgainFolder.settle(comparison(), dataset);
        assertThat(comparison().resolve("again")).doesNotExist();
    }

    @Test
    void aNameThatTheDatasetHasNotIsPassedOver() throws Exception {
        decide("../../2.png");

        AgainFolder.settle(comparison(), dataset);

        assertThat(times("a")).containsExactly(8.0, 8.0, 8.0);
    }
}
