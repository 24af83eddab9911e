package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class VocColoursTest {
    @Test
    void knowsTheColoursOfTheDevelopmentKit() {
        assertThat(VocColours.rgb(0)).isEqualTo(0x000000);
        assertThat(VocColours.rgb(1)).isEqualTo(0x800000);
        assertThat(VocColours.rgb(12)).isEqualTo(0x400080);
        assertThat(VocColours.rgb(15)).isEqualTo(0xC08080);
        assertThat(VocColours.rgb(17)).isEqualTo(0x804000);
        assertThat(VocColours.rgb(20)).isEqualTo(0x004080);
        assertThat(VocColours.rgb(255)).isEqualTo(VocColours.BORDER);
    }

    @Test
    void everyColourLeadsBackToItsLabel() {
        assertThat(IntStream.range(0, 256)
                        .allMatch(i -> VocColours.label(VocColours.rgb(i)).orElse(-1) == i))
                .isTrue();
        assertThat(VocColours.label(0x123456)).isEmpty();
    }
}
