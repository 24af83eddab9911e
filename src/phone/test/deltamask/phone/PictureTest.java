package deltamask.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.inference.Preprocessor;
import deltamask.inference.Tensor;
import deltamask.variant.ModelCards;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** Held to DeltaMask's own reading and preparing, which is held to Pillow's and torchvision's. */
@RunWith(RobolectricTestRunner.class)
public class PictureTest {
    private static final Path FIXTURES = Paths.get("src/test/resources/fixtures");

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void turnsEveryOrientationUpright() throws Exception {
        for (int orientation = 1; orientation <= 8; orientation++) {
            Path file = FIXTURES.resolve("pictures/orientation-" + orientation + ".jpg");
            Picture picture = Picture.decode(file);
            RgbImage expected = ImageReader.read(file);
            assertThat(picture.width).as("%s", file).isEqualTo(expected.width());
            assertThat(picture.height).as("%s", file).isEqualTo(expected.height());
            double sum = 0;
            for (int i = 0; i < picture.pixels.length; i++) {
                sum += Math.abs((picture.pixels[i] >> 8 & 0xFF) - (expected.pixels()[i] >> 8 & 0xFF));
            }
            // JPEG decoders differ a little; a picture the wrong way round differs by tens of grey levels.
            assertThat(sum / picture.pixels.length).as("%s", file).isLessThan(2);
        }
    }

    @Test
    public void readsPngToTheBitAndLeavesAlphaOut() throws Exception {
        for (String name : new String[] {"png/images/19.png", "pictures/alpha.png", "pictures/grey-alpha.png"}) {
            Picture picture = Picture.decode(FIXTURES.resolve(name));
            int[] rgb = picture.pixels.clone();
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] &= 0xFFFFFF;
            }
            assertThat(rgb)
                    .as(name)
                    .isEqualTo(ImageReader.read(FIXTURES.resolve(name)).pixels());
        }
    }

    @Test
    public void preparesTheInputAsTorchvisionDoes() throws Exception {
        // Without a card: source size, ImageNet's mean and std.
        assertInput(Files.write(folder.getRoot().toPath().resolve("bare.ptl"), new byte[0]), 1e-6);
        // Stretched to 256 x 256, at most a grey level off.
        assertInput(Paths.get("models/scripted.ptl"), 1.01 / 255);
        Path both = Files.write(folder.getRoot().toPath().resolve("both.ptl"), new byte[0]);
        Files.write(
                both.resolveSibling("both.ptl.json"),
                ("{\"input\":{\"width\":64,\"height\":300,\"resize\":\"stretch\",\"scale\":\"-1..1\","
                                + "\"mean\":[0,0.1,0.2],\"std\":[1,1,2]}}")
                        .getBytes(StandardCharsets.UTF_8));
        assertInput(both, 2.02 / 255);
    }

    private static void assertInput(Path model, double tolerance) throws Exception {
        Path file = FIXTURES.resolve("png/images/19.png");
        deltamask.variant.ModelCard theirs =
                ModelCards.readBeside(model).orElseGet(() -> ModelCards.torchvisionConvention(model));
        Tensor expected = Preprocessor.toInput(ImageReader.read(file), theirs.input());
        Card card = Card.beside(model);
        Picture input = Picture.decode(file).forInput(card);
        assertThat(input.width).isEqualTo(expected.width());
        assertThat(input.height).isEqualTo(expected.height());
        float[] values = input.toInput(card);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            assertThat((double) values[i]).as("value %d", i).isCloseTo(expected.values()[i], within(tolerance));
            sum += Math.abs(values[i] - expected.values()[i]);
        }
        assertThat(sum / values.length).isLessThan(tolerance / 20);
    }
}
