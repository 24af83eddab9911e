package deltamask.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.failure.UnusableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailFilesTest {
    private static final long PLENTY = 1_000_000_000;

    @TempDir
    Path folder;

    private Path cache() {
        return folder.resolve("cache").resolve("thumbnails");
    }

    private Path picture(String name, int colour) throws IOException {
        BufferedImage image = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 80; x++) {
                image.setRGB(x, y, colour);
            }
        }
        Path file = folder.resolve(name);
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(cache())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A picture that nobody would make of the image: who gets it, got it from the folder. */
    private void plant(Path file) throws IOException {
        int[] pixels = new int[10 * 5];
        Arrays.fill(pixels, 0x00FF00);
        Files.write(file, ThumbnailFormat.encode(new RgbImage(10, 5, pixels)));
    }

    @Test
    void aKeptThumbnailIsTakenFromTheFolder() throws Exception {
        Path image = picture("a.png", 0x804020);
        RgbImage made = new ThumbnailFiles(cache(), PLENTY).read(image, 20);
        assertThat(made.pixels()).isEqualTo(ImageReader.readReduced(image, 20).pixels());
        assertThat(kept()).hasSize(1);
        RgbImage again = new ThumbnailFiles(cache(), PLENTY).read(image, 20);
        assertThat(again.width()).isEqualTo(20);
        for (int shift = 0; shift <= 16; shift += 8) {
            assertThat(again.pixels()[0] >> shift & 0xFF)
                    .isBetween((0x804020 >> shift & 0xFF) - 3, (0x804020 >> shift & 0xFF) + 3);
        }
        plant(kept().get(0));
        assertThat(new ThumbnailFiles(cache(), PLENTY).read(image, 20).width()).isEqualTo(10);
    }

    @Test
    void itBelongsToTheContentAndTheSize() throws Exception {
        Path image = picture("a.png", 0x804020);
        ThumbnailFiles files = new ThumbnailFiles(cache(), PLENTY);
        files.read(image, 20);
        files.read(Files.copy(image, folder.resolve("copy.png")), 20);
        assertThat(kept()).hasSize(1);
        files.read(image, 40);
        assertThat(kept()).hasSize(2);
        picture("a.png", 0x204080);
        assertThat(files.read(image, 20).pixels()[0]).isEqualTo(0x204080);
        assertThat(kept()).hasSize(3);
    }

    @Test
    void aDamagedOneIsMadeAgain() throws Exception {
        Path image = picture("a.png", 0x804020);
        ThumbnailFiles files = new ThumbnailFiles(cache(), PLENTY);
        files.read(image, 20);
        byte[] whole = Files.readAllBytes(kept().get(0));
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length - 9), new byte[0])) {
            Files.write(kept().get(0), damaged);
            assertThat(files.read(image, 20).pixels()[0]).isEqualTo(0x804020);
            assertThat(kept().get(0)).hasBinaryContent(whole);
        }
    }

    @Test
    void beyondTheBoundThoseGoThatWereNotUsedForTheLongestTime() throws Exception {
        ThumbnailFiles measuring = new ThumbnailFiles(cache(), PLENTY);
        measuring.read(picture("0.png", 0x101010), 20);
        Path first = kept().get(0);
        long one = Files.size(first);
        Files.setLastModifiedTime(first, FileTime.from(Instant.now().minusSeconds(1000)));
        ThumbnailFiles files = new ThumbnailFiles(cache(), 10 * one);
        for (int i = 1; i <= 12; i++) {
            files.read(picture(i + ".png", 0x101010 * (i + 1)), 20);
        }
        long bytes = 0;
        for (Path file : kept()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isLessThanOrEqualTo(10 * one);
        assertThat(kept()).hasSizeGreaterThan(4).doesNotContain(first);
    }

    @Test
    void nothingButThumbnailsIsEverDeleted() throws Exception {
        Files.createDirectories(cache());
        Path other = Files.writeString(cache().resolve("readme.txt"), "mine");
        ThumbnailFiles files = new ThumbnailFiles(cache(), 1);
        files.read(picture("a.png", 0x804020), 20);
        assertThat(kept()).containsExactly(other);
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNothingButSpeed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        RgbImage made = new ThumbnailFiles(file.resolve("thumbnails"), PLENTY).read(picture("a.png", 0x804020), 20);
        assertThat(made.pixels()[0]).isEqualTo(0x804020);
        assertThat(file).isEmptyFile();
    }

    @Test
    void whatCannotBeReadIsToldAsEverywhere() throws Exception {
        ThumbnailFiles files = new ThumbnailFiles(cache(), PLENTY);
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");
        assertThatThrownBy(() -> files.read(text, 20))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("is not a picture");
        assertThatThrownBy(() -> files.read(folder.resolve("none.png"), 20))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("none.png");
        assertThatThrownBy(() -> files.read(Files.createDirectory(folder.resolve("folder.png")), 20))
                .isInstanceOf(UnusableException.class)
                .hasMessageContaining("is not a file");
    }
}
