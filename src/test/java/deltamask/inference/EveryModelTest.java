package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import deltamask.Fixtures;
import deltamask.inference.Probe.Sight;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real networks that are fed, and answer, in other ways than torchvision's: all find where red is above a half. */
final class EveryModelTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;
    private static final String PLAIN =
            "{\"input\": {\"mean\": [0, 0, 0], \"std\": [1, 1, 1]%s}, \"output\": {\"key\": \"%s\", \"kind\": \"%s\"}}";

    @TempDir
    private Path folder;

    private final byte[] expected = new byte[WIDTH * HEIGHT];

    private Path image() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < expected.length; i++) {
            int rgb = random.nextInt(0x1000000);
            image.setRGB(i % WIDTH, i / WIDTH, rgb);
            expected[i] = (byte) (rgb >> 16 >= 128 ? 1 : 0);
        }
        Path file = folder.resolve("red.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static Variant red(String name) throws Exception {
        return Variants.open(Fixtures.FOLDER.resolve("models/red_" + name + ".pt"));
    }

    private static ModelCard card(String input, String key, String kind, Variant variant) throws Exception {
        String json = PLAIN.formatted(input, key, kind);
        return ModelCards.parse(JsonParser.parseString(json).getAsJsonObject(), "The card", variant.file());
    }

    @ParameterizedTest
    @CsvSource({
        "half, ', \"dtype\": \"float16\"', out, logits",
        "last, ', \"layout\": \"NHWC\"', out, logits",
        "labels, '', out, labels",
        "logit, '', out, logit",
        "pair, '', 1, logits",
        "mixed, '', 1, logits",
    })
    void aCardSaysHowToFeedAndReadIt(String name, String input, String key, String kind) throws Exception {
        Path image = image();
        Variant variant = red(name);
        try (Probe probe = Probe.start(variant, 1)) {
            Sight sight = probe.run(image, card(input, key, kind, variant));

            assertThat(sight.problem()).isEmpty();
            assertThat(sight.labels().orElseThrow().labels()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "half, '', out, logits, set input.dtype to float16",
        "logit, '', out, logits, set output.kind to logit.",
        "logit, '', out, probability, set output.kind to logit.",
        "logit, '', out, labels, set output.kind to probability or logit",
        "last, '', out, logits, set input.layout to NHWC",
        "last, ', \"dtype\": \"float16\"', out, logits, set input.dtype to float32",
        "half, ', \"layout\": \"NHWC\", \"dtype\": \"float16\"', out, logits, set input.layout to NCHW",
        "labels, '', out, logits, set output.kind to labels",
        "labels, '', out, probability, set output.kind to labels",
        "half, ', \"dtype\": \"float16\"', out, labels, set output.kind to logits",
        "pair, '', out, logits, 'set output.key to the number of the one that holds the mask, from 0'",
        "pair, '', 2, logits, 'set output.key to the number of the one that holds the mask, from 0'",
    })
    void whatDoesNotFitIsToldWithWhatDoes(String name, String input, String key, String kind, String words)
            throws Exception {
        Path image = image();
        Variant variant = red(name);
        try (Probe probe = Probe.start(variant, 1)) {
            Sight sight = probe.run(image, card(input, key, kind, variant));

            assertThat(sight.problem().orElseThrow().sentence()).contains(words);
            assertThat(sight.labels()).isEmpty();
        }
    }

    @Test
    void outputsWithoutNamesAreCountedFromZero() throws Exception {
        Path image = image();
        Variant variant = red("pair");
        try (Probe probe = Probe.start(variant, 1)) {
            assertThat(probe.run(image, card("", "1", "logits", variant)).outputs())
                    .extracting(Segmenter.Output::key)
                    .containsExactly("0", "1");
        }
    }

    /** Classes that are decided already have no in-between: a map of a quarter of the size takes the nearest. */
    @Test
    void decidedClassesAreNotMixed() throws Exception {
        Variant variant = red("labels");
        ModelCard card = card("", "out", "labels", variant);
        Tensor small = new Tensor(1, 1, 2, new float[] {3, 255});

        assertThat(Postprocessor.toLabelMap(small, card, 6, 2).labels())
                .containsExactly(3, 3, 3, -1, -1, -1, 3, 3, 3, -1, -1, -1);
    }

    /** 1 / (1 + e^-x) of -1, 0 and 1, worked out by hand. */
    @Test
    void aLogitsProbabilityIsOfTheLogisticFunction() throws Exception {
        ModelCard card = card("", "out", "logit", red("logit"));
        Tensor output = new Tensor(1, 1, 3, new float[] {-1, 0, 1});

        assertThat(Postprocessor.toProbabilities(output, card, 3, 1).values())
                .containsExactly(0.26894143f, 0.5f, 0.7310586f);
        assertThat(Postprocessor.toLabelMap(output, card, 3, 1).labels()).containsExactly(0, 0, 1);
    }
}
