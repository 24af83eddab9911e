package deltamask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressLineTest {
    @Test
    void tellsHowFarAndHowLong() {
        assertThat(ProgressLine.line(12, 48, 3.25, 11.1)).isEqualTo("12 of 48 images (25 %), 3.3 images/s, 11 s left");
        assertThat(ProgressLine.line(1, 300, 0.5, 598)).isEqualTo("1 of 300 images (0 %), 0.5 images/s, 9:58 min left");
        assertThat(ProgressLine.line(1, 48, 0, -1)).isEqualTo("1 of 48 images (2 %)");
    }
}
