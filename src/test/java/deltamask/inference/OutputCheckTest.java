package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Output;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutputCheckTest {
    private static final Output LOGITS = new Output("out", Kind.LOGITS, 0.5);
    private static final Output PROBABILITY = new Output("out", Kind.PROBABILITY, 0.5);

    private static Tensor filled(int channels, int height, int width, float value) {
        float[] values = new float[channels * height * width];
        Arrays.fill(values, value);
        return new Tensor(channels, height, width, values);
    }

    private static String complaint(Tensor output, Tensor input, Output card) {
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
}
