package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0111, −0.0111",
        "0.00123, +0.0012",
        "0.00005, +0.0001",
        "-0.0000017781506443, −1.8e−6",
        "1e-12, +1.0e−12"
    })
    void smallDifferencesAreNotRoundedAway(double delta, String shown) {
        assertThat(Numbers.delta(OptionalDouble.of(delta))).isEqualTo(shown);
    }

    @Test
    void whatHasNoValueIsADash() {
        assertThat(Numbers.score(OptionalDouble.empty())).isEqualTo(Numbers.NONE);
        assertThat(Numbers.delta(OptionalDouble.empty())).isEqualTo(Numbers.NONE);
        assertThat(Numbers.exact(OptionalDouble.empty())).isEqualTo("undefined");
    }

    @Test
    void exactNumbersAreWhole() {
        assertThat(Numbers.exact(OptionalDouble.of(0.7430195363474049))).isEqualTo("0.7430195363474049");
    }

    @ParameterizedTest
    @CsvSource({"8.126, 8.13", "56.24, 56.2", "1220.4, 1220", "0.5, 0.50"})
    void timesHaveThreeDigits(double milliseconds, String shown) {
        assertThat(Numbers.milliseconds(OptionalDouble.of(milliseconds))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"39.6, 40 s", "185, 3 min 5 s", "7800, 2 h 10 min"})
    void durationsAreShort(double seconds, String shown) {
        assertThat(Numbers.duration(seconds)).isEqualTo(shown);
    }
}
