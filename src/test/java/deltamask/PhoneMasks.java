package deltamask;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** A Run's masks as the study's phone would have saved them. */
public final class PhoneMasks {
    private PhoneMasks() {}

    /**
     * Paints what is not 0 red on black.
     *
     * @param turned stem of the mask that lies on its side, turned by 90° clockwise
     * @param missing stem of the one that is left out
     */
    public static Path make(Path run, Path folder, String turned, String missing) throws IOException {
        Files.createDirectories(folder);
        List<Path> masks;
        try (Stream<Path> files = Files.list(run.resolve("masks"))) {
            masks = files.toList();
        }
        for (Path mask : masks) {
            String stem = mask.getFileName().toString().replace(".png", "");
            if (!stem.equals(missing)) {
                BufferedImage painted = painted(ImageIO.read(mask.toFile()), stem.equals(turned));
                assertThat(ImageIO.write(
                                painted,
                                "png",
                                folder.resolve(stem + "_seg.png").toFile()))
                        .isTrue();
            }
        }
        return folder;
    }

    /** Red where the label is not 0; turned by 90° clockwise, if it is to be. */
    public static BufferedImage painted(BufferedImage labels, boolean turned) {
        int width = labels.getWidth();
        int height = labels.getHeight();
        BufferedImage painted =
                new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = labels.getRaster().getSample(x, y, 0) == 0 ? 0 : 0xFF0000;
                painted.setRGB(turned ? height - 1 - y : x, turned ? x : y, red);
            }
        }
        return painted;
    }
}
