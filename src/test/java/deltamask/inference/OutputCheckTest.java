package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.gson.JsonParser;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputCheckTest {
    private static final ModelCard LOGITS = card("logits", "NCHW");
    private static final ModelCard PROBABILITY = card("probability", "NCHW");
    private static final ModelCard LOGIT = card("logit", "NCHW");

    private static ModelCard card(String kind, String layout) {
        String json = "{\"input\": {\"layout\": \"%s\"}, \"output\": {\"kind\": \"%s\"}}".formatted(layout, kind);
        try {
            return ModelCards.parse(JsonParser.parseString(json).getAsJsonObject(), "The card", Path.of("x.pt"));
        } catch (UnusableException e) {
            throw new AssertionError(e);
        }
    }

    private static Tensor filled(int channels, int height, int width, float value) {
        float[] values = new float[channels * height * width];
        Arrays.fill(values, value);
        return new Tensor(channels, height, width, values);
    }

    private static String complaint(Tensor output, Tensor input, ModelCard card) {
        return catchThrowableOfType(UnusableException.class, () -> OutputCheck.check(output, input, card))
                .getMessage();
    }

    @ParameterizedTest
    @CsvSource({"480, 640", "60, 80", "15, 20", "61, 81"})
    void takesMapsOfTheInputAndCoarserOnes(int height, int width) {
        assertThatCode(() -> OutputCheck.check(filled(21, height, width, -3), filled(3, 480, 640, 0), LOGITS))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "640, 480", "480, 480", "2, 3"})
    void refusesWhatIsNoMapOfTheImage(int height, int width) {
        assertThat(complaint(filled(21, height, width, 0), filled(3, 480, 640, 0), LOGITS))
                .contains("1 x 21 x " + height + " x " + width, "480 x 640", "no map of the image");
    }

    @Test
    void refusesNaN() {
        Tensor output = filled(2, 4, 4, 0);
        output.values()[31] = Float.NaN;

        assertThat(complaint(output, filled(3, 4, 4, 0), LOGITS)).contains("NaN");
    }

    @Test
    void refusesAKindThatTheNumbersContradict() {
        Tensor input = filled(3, 4, 4, 0);

        assertThat(complaint(filled(1, 4, 4, 0), input, LOGITS)).contains("set output.kind to probability");
        assertThat(complaint(filled(21, 4, 4, 0), input, PROBABILITY)).contains("set output.kind to logits");
        assertThat(complaint(filled(1, 4, 4, 7), input, PROBABILITY)).contains("from 7.00 to 7.00");
        assertThatCode(() -> OutputCheck.check(filled(1, 4, 4, 1), input, PROBABILITY))
                .doesNotThrowAnyException();
    }

    private static Tensor of(float... values) {
        return new Tensor(1, 1, values.length, values);
    }

    /** As logits they would all be foreground, without a word. */
    @Test
    void refusesAsLogitsWhatIsNeverBelowZeroAndLooksLikeSomethingElse() {
        Tensor input = filled(3, 1, 3, 0);

        assertThat(complaint(of(0, 0.2f, 0.9f), input, LOGIT)).contains("set output.kind to probability");
        assertThat(complaint(of(0, 15, 255), input, LOGIT)).contains("set output.kind to labels");
        for (Tensor logits : List.of(of(-1, 0.5f, 1), of(0.1f, 0.5f, 4), of(0, 0, 0))) {
            assertThatCode(() -> OutputCheck.check(logits, input, LOGIT)).doesNotThrowAnyException();
        }
    }

    @Test
    void wholeNumbersAboveOneAreTakenForClasses() {
        Tensor input = filled(3, 1, 3, 0);

        assertThat(complaint(of(0, 15, 12), input, LOGITS)).contains("set output.kind to labels");
        assertThat(complaint(of(0, 15, 12), input, PROBABILITY)).contains("set output.kind to labels");
        assertThat(complaint(of(0, 15, 300), input, PROBABILITY)).contains("set output.kind to logit.");
    }

    @Test
    void channelsInAnotherPlaceAreToldWithTheShapeThatTheNetworkReturned() {
        Tensor input = filled(3, 23, 37, 0);

        assertThat(complaint(filled(23, 37, 2, 0), input, LOGITS))
                .isEqualTo("The output is 1 x 23 x 37 x 2 for an input of 23 x 37: it is no map of the image, as its"
                        + " channels lie elsewhere than the input's: end the network with permute(0, 3, 1, 2).");
        assertThat(complaint(filled(37, 2, 23, 0), input, card("logits", "NHWC")))
                .contains("1 x 2 x 23 x 37", "permute(0, 2, 3, 1)");
        assertThat(complaint(filled(3, 23, 2, 0), input, LOGITS)).contains("set input.layout to NHWC");
        assertThat(complaint(filled(3, 2, 37, 0), input, card("logits", "NHWC")))
                .contains("set input.layout to NCHW");
    }
}
