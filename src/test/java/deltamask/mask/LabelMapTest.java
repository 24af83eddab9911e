package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.failure.UnusableException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelMapTest {
    @Test
    void tellsLabelsAbove127AsPositiveNumbers() {
        LabelMap map = LabelMap.of(2, 1, new byte[] {(byte) 255, 7});

        assertThat(map.label(0, 0)).isEqualTo(255);
        assertThat(map.label(1, 0)).isEqualTo(7);
    }

    @Test
    void refusesAnArrayThatDoesNotFillIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelMap.of(2, 2, new byte[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelMap.of(0, 2, new byte[0]));
    }

    @Test
    void resizesByNearestNeighbour() {
        LabelMap map = LabelMap.of(2, 2, new byte[] {1, 2, 3, 4});

        assertThat(map.resized(4, 2).labels()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
        // The centre of the one pixel left lies on the border of all four, and belongs to the last.
        assertThat(map.resized(1, 1).labels()).containsExactly(4);
    }

    @Property(tries = 50)
    void enlargingByAWholeFactorAndShrinkingBackChangesNothing(
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll @IntRange(min = 1, max = 5) int factor) {
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) i;
        }
        LabelMap map = LabelMap.of(width, height, labels);

        assertThat(map.resized(width * factor, height * factor).resized(width, height))
                .isEqualTo(map);
    }

    @Test
    void comesBackFromItsFileWithAllLabels(@TempDir Path folder) throws Exception {
        byte[] labels = new byte[256];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) i;
        }
        LabelMap map = LabelMap.of(32, 8, labels);
        Path file = folder.resolve("sub folder").resolve("\u00e9.png");

        LabelMapFile.write(map, file);

        assertThat(LabelMapFile.read(file)).isEqualTo(map);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedFileIsToldInOneSentence(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("x.png"), "no picture");

        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        UnusableException.class, () -> LabelMapFile.read(file)))
                .hasMessage("The label map " + file + " is not a PNG file.");
    }
}
