package deltamask.ui.bench;

import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.RunFolder;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
                    write(i, WIDTH, HEIGHT, image, mask);
                } else {
                    int original = (i - 1) % DIFFERENT + 1;
                    Files.createLink(image, images.resolve(original + ".jpg"));
                    Files.createLink(mask, masks.resolve(original + ".png"));
                }
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw cannotBeMade(folder, e);
        }
    }

    /** Makes {@code images/} and {@code masks/} of as many images of each size, all different. */
    static void make(Path folder, int count, List<Dimension> sizes) throws UnusableException {
        try {
            Path images = Files.createDirectories(folder.resolve("images"));
            Path masks = Files.createDirectories(folder.resolve("masks"));
            int number = 0;
            for (Dimension size : sizes) {
                for (int i = 0; i < count; i++) {
                    number++;
                    write(
                            number,
                            size.width,
                            size.height,
                            images.resolve(number + ".jpg"),
                            masks.resolve(number + ".png"));
                }
            }
        } catch (IOException e) {
            throw cannotBeMade(folder, e);
        }
    }

    private static void write(int number, int width, int height, Path image, Path mask)
            throws IOException, UnusableException {
        ImageIO.write(photograph(number, width, height), "jpg", image.toFile());
        LabelMapFile.write(ellipse(number, 0, width, height), mask);
    }

    private static UnusableException cannotBeMade(Path folder, Exception e) {
        return new UnusableException(
                "The images of the benchmark cannot be made in " + folder + ": " + Reasons.of(e) + ".", e);
    }

    /** Writes the label map of a sample as a variant would have left it. */
    static void segment(Sample sample, Path run, int shift) throws UnusableException {
        LabelMapFile.write(ellipse(sample.number(), shift, WIDTH, HEIGHT), RunFolder.labelMapFile(run, sample));
    }

    /** Smooth and rough parts, so that it compresses as a photograph does. */
    private static BufferedImage photograph(int number, int width, int height) {
        Random random = new Random(SEED + number);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        for (int i = 0; i < SHAPES; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 90));
            int side = 40 + random.nextInt(width / 2);
            graphics.fillOval(random.nextInt(width) - side / 2, random.nextInt(height) - side / 2, side, side);
        }
        graphics.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int noise = random.nextInt(24);
                image.setRGB(x, y, (image.getRGB(x, y) & 0xE7E7E7) + noise * 0x010101);
            }
        }
        return image;
    }

    private static LabelMap ellipse(int number, int shift, int width, int height) {
        Random random = new Random(SEED - number);
        double centerX = width * (0.3 + 0.4 * random.nextDouble()) + shift;
        double centerY = height * (0.3 + 0.4 * random.nextDouble());
        double radiusX = width * (0.1 + 0.2 * random.nextDouble());
        double radiusY = height * (0.1 + 0.2 * random.nextDouble());
        byte[] labels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double dx = (x - centerX) / radiusX;
                double dy = (y - centerY) / radiusY;
                labels[y * width + x] = (byte) (dx * dx + dy * dy <= 1 ? 1 : 0);
            }
        }
        return LabelMap.of(width, height, labels);
    }
}
