package deltamask.ui.bench;

import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.RunFolder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A folder of images for a benchmark: photographs of 1,152 x 864 pixels, which nobody took, with truth masks. A few
 * hundred are made; the rest are hard links to them, because 100,000 would take an hour and 20 GB.
 */
final class GeneratedImages {
    static final int WIDTH = 1152;
    static final int HEIGHT = 864;
    static final int DIFFERENT = 240;

    private static final long SEED = 48;
    private static final int SHAPES = 60;

    private GeneratedImages() {}

    /** Makes {@code images/} and {@code masks/}. */
    static void make(Path folder, int count) throws UnusableException {
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            Path masks = Files.createDirectories(folder.resolve("masks"));
            for (int i = 1; i <= count; i++) {
                Path image = images.resolve(i + ".jpg");
                Path mask = masks.resolve(i + ".png");
                if (i <= DIFFERENT) {
                    ImageIO.write(photograph(i), "jpg", image.toFile());
                    LabelMapFile.write(ellipse(i, 0), mask);
                } else {
                    int original = (i - 1) % DIFFERENT + 1;
                    Files.createLink(image, images.resolve(original + ".jpg"));
                    Files.createLink(mask, masks.resolve(original + ".png"));
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new UnusableException(
                    "The images of the benchmark cannot be made in " + folder + ": " + Reasons.of(e) + ".", e);
        }
    }

    /** Writes the label map of a sample as a variant would have left it. */
    static void segment(Sample sample, Path run, int shift) throws UnusableException {
        LabelMapFile.write(ellipse(sample.number(), shift), RunFolder.labelMapFile(run, sample));
    }

    /** Smooth and rough parts, so that it compresses as a photograph does. */
    private static BufferedImage photograph(int number) {
        Random random = new Random(SEED + number);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < SHAPES; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
            int side = 40 + random.nextInt(WIDTH / 2);
            graphics.fillOval(random.nextInt(WIDTH) - side / 2, random.nextInt(HEIGHT) - side / 2, side, side);
        }
        graphics.dispose();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int noise = random.nextInt(24);
                image.setRGB(x, y, (image.getRGB(x, y) & 0xE7E7E7) + noise * 0x010101);
            }
        }
        return image;
    }

    private static LabelMap ellipse(int number, int shift) {
        Random random = new Random(SEED - number);
        double centerX = WIDTH * (0.3 + 0.4 * random.nextDouble()) + shift;
        double centerY = HEIGHT * (0.3 + 0.4 * random.nextDouble());
        double radiusX = WIDTH * (0.1 + 0.2 * random.nextDouble());
        double radiusY = HEIGHT * (0.1 + 0.2 * random.nextDouble());
        byte[] labels = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = (x - centerX) / radiusX;
                double dy = (y - centerY) / radiusY;
                labels[y * WIDTH + x] = (byte) (dx * dx + dy * dy <= 1 ? 1 : 0);
            }
        }
        return LabelMap.of(WIDTH, HEIGHT, labels);
    }
}
