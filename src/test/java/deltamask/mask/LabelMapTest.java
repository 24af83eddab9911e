package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.failure.UnusableException;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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

    @Property(tries = 100)
    void differingPixelsAreCountedOneByOne(@ForAll @Size(60) byte[] labels, @ForAll @Size(60) byte[] noise) {
        byte[] others = labels.clone();
        for (int i = 0; i < others.length; i++) {
            others[i] = noise[i] > 20 ? noise[i] : others[i];
        }
        long differing = 0;
        for (int i = 0; i < labels.length; i++) {
            differing += labels[i] == others[i] ? 0 : 1;
        }
        LabelMap map = LabelMap.of(6, 10, labels);

        assertThat(map.differing(LabelMap.of(6, 10, others))).isEqualTo(differing);
        assertThat(map.differing(map)).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> map.differing(LabelMap.of(10, 6, others)));
    }

    @Test
    void foldedIsForegroundAndNothingElse() {
        LabelMap map = LabelMap.of(4, 1, new byte[] {0, 15, 3, (byte) 200});

        assertThat(map.folded(Foreground.any()).labels()).containsExactly(0, 1, 1, 1);
        assertThat(map.folded(Foreground.ids(Set.of(0, 200))).labels()).containsExactly(1, 0, 0, 1);
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

    /** Each row in one of PNG's five ways to say it, in one chunk or in many, as other programs write. */
    @Property(tries = 40)
    void plainPngsAreReadAsTheGeneralReaderReadsThem(
            @ForAll @IntRange(min = 1, max = 70) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 1, max = 400) int chunk,
            @ForAll Random random)
            throws Exception {
        byte[] rows = new byte[(width + 1) * height];
        random.nextBytes(rows);
        for (int y = 0; y < height; y++) {
            rows[y * (width + 1)] = (byte) random.nextInt(5);
        }
        byte[] png = Pngs.grey(width, height, rows, chunk);
        Raster general = ImageIO.read(new ByteArrayInputStream(png)).getRaster();

        LabelMap map = PlainPng.read(png, 10_000).orElseThrow().labels();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                assertThat(map.label(x, y)).isEqualTo(general.getSample(x, y, 0));
            }
        }
        assertThat(PlainPng.read(png, (long) width * height - 1))
                .as("too large")
                .isEmpty();
        assertThat(PlainPng.read(Arrays.copyOf(png, png.length - 13), 10_000))
                .as("cut short")
                .isEmpty();
        rows[0] = 5;
        assertThat(PlainPng.read(Pngs.grey(width, height, rows, chunk), 10_000))
                .as("a way that there is not")
                .isEmpty();
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
