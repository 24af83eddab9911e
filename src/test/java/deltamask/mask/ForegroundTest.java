package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForegroundTest {
    @Test
    void anyIsEveryLabelButZero() {
        assertThat(Foreground.any().contains(0)).isFalse();
        assertThat(Foreground.any().contains(1)).isTrue();
        assertThat(Foreground.any().contains(255)).isTrue();
    }

    @Test
    void idsAreThoseListed() {
        Foreground foreground = Foreground.parse("15, 0");

        assertThat(foreground.contains(0)).isTrue();
        assertThat(foreground.contains(15)).isTrue();
        assertThat(foreground.contains(1)).isFalse();
        assertThat(foreground).hasToString("0,15").isEqualTo(Foreground.parse("0,15"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "256", "-1", "1,", "1.5", "1;2"})
    void anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Foreground.parse(text))
                .withMessageContaining("\"any\" or class ids from 0 to 255");
    }
}
