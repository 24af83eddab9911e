package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures for tests: an L, which looks different in each of the eight orientations. */
final class Masks {
    static final int WIDTH = 40;
    static final int HEIGHT = 30;

    private Masks() {}

    /** A dataset in {@code folder/set} of so many images, photo_1.png and so on, the truth of each the L. */
    static Dataset dataset(Path folder, int images) throws Exception {
        for (int number = 1; number <= images; number++) {
            save(colour(0x808080 + number), folder.resolve("set/images/photo_" + number + ".png"));
            save(grey(255), folder.resolve("set/masks/photo_" + number + ".png"));
        }
        return Datasets.open(folder.resolve("set"));
    }

    static boolean inside(int x, int y) {
        return (x >= 8 && x < 16 && y >= 4 && y < 26) || (x >= 16 && x < 34 && y >= 18 && y < 26);
    }

    /** The L in a colour on black. */
    static BufferedImage colour(int rgb) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.setRGB(x, y, inside(x, y) ? rgb : 0);
            }
        }
        return image;
    }

    /** The L as a number on 0. */
    static BufferedImage grey(int value) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                image.getRaster().setSample(x, y, 0, inside(x, y) ? value : 0);
            }
        }
        return image;
    }

    /** As a phone that is held on its side makes it: what was left is below. */
    static BufferedImage counterclockwise(BufferedImage image) {
        BufferedImage turned = new BufferedImage(
                /* width= */ image.getHeight(), /* height= */ image.getWidth(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                turned.setRGB(y, image.getWidth() - 1 - x, image.getRGB(x, y));
            }
        }
        return turned;
    }

    static BufferedImage mirrored(BufferedImage image) {
        BufferedImage turned = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                turned.setRGB(image.getWidth() - 1 - x, y, image.getRGB(x, y));
            }
        }
        return turned;
    }

    static BufferedImage half(BufferedImage image) {
        BufferedImage small =
                new BufferedImage(image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                small.setRGB(x, y, image.getRGB(2 * x, 2 * y));
            }
        }
        return small;
    }

    static Path save(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }
}
