package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import deltamask.Fixtures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No cut inside a picture's data goes unnoticed, wherever it falls. */
final class CutShortTest {
    private static final Path PICTURES = Fixtures.FOLDER.resolve("pictures");

    @TempDir
    private Path folder;

    /** {@code spare}: so many bytes at the end hold no pixels. */
    @ParameterizedTest
    @CsvSource({
        "420.jpg, 2",
        "grey.jpg, 2",
        "cmyk.jpg, 2",
        "444-progressive.jpg, 0",
        "lossless.webp, 0",
        "lossy.webp, 0",
        "lossy-alpha.webp, 0",
        "animated.webp, 0",
        "alpha.png, 12",
        "16-bit.png, 12",
        "1-bit.png, 12",
        "palette-4-bit.png, 12"
    })
    void everyCutIsSaid(String name, int spare) throws Exception {
        byte[] whole = Files.readAllBytes(PICTURES.resolve(name));
        Path file = folder.resolve(name);
        String sentence = "The image " + file + " is cut short: copy it again or leave it out.";
        List<String> unsaid = new ArrayList<>();
        for (int length = FileFormat.HEAD; length < whole.length - spare; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Throwable failure = catchThrowable(() -> ImageReader.read(file));
            if (failure == null || !sentence.equals(failure.getMessage())) {
                unsaid.add(length + ": " + (failure == null ? "read" : failure.getMessage()));
            }
        }

        assertThat(unsaid).as("of %d bytes", whole.length).isEmpty();
    }

    @Test
    void aJpegThatLacksItsEndMarkAloneIsWhole() throws Exception {
        byte[] whole = Files.readAllBytes(PICTURES.resolve("420.jpg"));
        Path file = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, whole.length - 2));

        assertThat(ImageReader.read(file).pixels())
                .isEqualTo(ImageReader.read(PICTURES.resolve("420.jpg")).pixels());
    }
}
