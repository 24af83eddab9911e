package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.dataset.DatasetProblem.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairingCheckTest {
    @TempDir
    private Path folder;

    private void image(String picture, String name) throws IOException {
        Path file = folder.resolve("images").resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(Fixtures.FOLDER.resolve("pictures").resolve(picture), file);
    }

    private void mask(String name, int width, int height) throws IOException {
        Path file = folder.resolve("masks").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
    }

    @Test
    void findsWrongSizesAndUnreadableFiles() throws Exception {
        image("420.jpg", "1.jpg");
        mask("1.png", 45, 31);
        image("420.jpg", "2.jpg");
        mask("2.png", 90, 62);
        image("orientation-6.jpg", "3.jpg");
        mask("3.png", 31, 45);
        image("orientation-6.jpg", "4.jpg");
        mask("4.png", 45, 31);
        image("420.jpg", "5.jpg");
        Files.writeString(folder.resolve("masks/5.png"), "no picture");
        Files.writeString(folder.resolve("images/6.jpg"), "no picture");

        Dataset dataset = PairingCheck.check(Datasets.open(folder));

        assertThat(dataset.problems())
                .extracting(DatasetProblem::kind)
                .containsExactly(
                        Kind.WITHOUT_TRUTH, Kind.SIZE_MISMATCH, Kind.SIZE_MISMATCH, Kind.UNREADABLE, Kind.UNREADABLE);
        assertThat(dataset.problems().get(1).message())
                .isEqualTo("The image 2.jpg is 45 x 31 pixels upright, its truth mask 90 x 62.");
        assertThat(dataset.problems().get(2).message()).endsWith("one of them lies on its side.");
        assertThat(dataset.problems().get(3).message()).startsWith("The truth mask ");
        assertThat(dataset.samples()).hasSize(6);
    }
}
