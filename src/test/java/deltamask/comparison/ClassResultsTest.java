package deltamask.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.comparison.ClassResults.ClassScore;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.TruthFormat;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of two Runs written by hand, counted by hand. */
final class ClassResultsTest {
    @TempDir
    private Path folder;

    private void map(String place, int... labels) throws Exception {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        LabelMapFile.write(LabelMap.of(labels.length, 1, bytes), folder.resolve(place));
    }

    private Comparison compare(TruthFormat format) throws Exception {
        Dataset dataset = Datasets.open(folder.resolve("set")).withTruthFormat(format);
        return Comparisons.of(
                dataset,
                RunFolder.read(folder.resolve("a"), dataset),
                RunFolder.read(folder.resolve("b"), dataset),
                Rules.DEFAULT,
                new ComparisonListener() {});
    }

    private void twoImages() throws Exception {
        map("set/images/1.png", 1, 1, 1, 1);
        map("set/masks/1.png", 0, 0, 2, 2);
        map("a/masks/1.png", 0, 0, 2, 2);
        map("b/masks/1.png", 0, 2, 2, 3);
        map("set/images/2.png", 1, 1, 1, 1);
        map("set/masks/2.png", 0, 2, 2, 2);
        map("a/masks/2.png", 0, 0, 2, 2);
        map("b/masks/2.png", 0, 2, 2, 2);
    }

    @Test
    void pixelsOfAllImagesCountTogether() throws Exception {
        twoImages();

        ClassResults scores = ClassResults.of(compare(TruthFormat.CLASS_IDS), (done, images) -> true)
                .orElseThrow();

        assertThat(scores.images()).isEqualTo(2);
        assertThat(scores.withIds()).isTrue();
        assertThat(scores.classes()).extracting(ClassScore::id).containsExactly(0, 2, 3);
        ClassScore background = scores.classes().get(0);
        // A: 3 of 3 found, 1 too many. B: 2 of 3 found.
        assertThat(background.iouA()).hasValue(3.0 / 4);
        assertThat(background.iouB()).hasValue(2.0 / 3);
        assertThat(background.share()).isEqualTo(3.0 / 8);
        ClassScore two = scores.classes().get(1);
        assertThat(two.iouA()).hasValue(4.0 / 5);
        assertThat(two.iouB()).hasValue(4.0 / 6);
        ClassScore three = scores.classes().get(2);
        assertThat(three.iouA()).as("neither in a truth nor in A's masks").isEmpty();
        assertThat(three.iouB()).hasValue(0);
    }

    @Test
    void truthsWithoutClassIdsHaveTwoClasses() throws Exception {
        twoImages();

        ClassResults scores = ClassResults.of(compare(TruthFormat.GREY), (done, images) -> true)
                .orElseThrow();

        assertThat(scores.withIds()).isFalse();
        assertThat(scores.classes()).extracting(ClassScore::name).containsExactly("background", "foreground");
        assertThat(scores.classes().get(1).iouB()).hasValue(5.0 / 6);
    }

    @Test
    void aLabelMapThatIsGoneIsLeftOutAndNotCounted() throws Exception {
        twoImages();
        Comparison comparison = compare(TruthFormat.CLASS_IDS);
        Files.delete(folder.resolve("b/masks/2.png"));

        assertThat(ClassResults.of(comparison, (done, images) -> true)
                        .orElseThrow()
                        .images())
                .isEqualTo(1);
        assertThat(ClassResults.of(comparison, (done, images) -> false)).isEmpty();
    }
}
