package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final LabelMap MAP = Maps.of(
            "1000", //
            "0200", "0030", "0004");

    @Test
    void nearestTakesThePixelUnderTheCentre() {
        assertThat(Sampling.nearest(MAP, 1, 1, 1, 2, 2)).isEqualTo(Maps.of("20", "03"));
        assertThat(Sampling.nearest(MAP, 0, 0, 2, 2, 2)).isEqualTo(Maps.of("20", "04"));
        assertThat(Sampling.nearest(MAP, 2, 2, 0.5, 2, 2)).isEqualTo(Maps.of("33", "33"));
    }

    @Test
    void outsideIsTheEdge() {
        assertThat(Sampling.nearest(MAP, 3, 3, 1, 2, 2)).isEqualTo(Maps.of("44", "44"));
    }

    @Test
    void largestLosesNoPixel() {
        assertThat(Sampling.largest(MAP, 0, 0, 2, 2, 2)).isEqualTo(Maps.of("20", "04"));
        LabelMap lonely = Maps.of(
                "00000000", //
                "00000000",
                "00030000",
                "00000000");
        assertThat(Sampling.largest(lonely, 0, 0, 4, 2, 1)).isEqualTo(Maps.of("30"));
        assertThat(Sampling.largest(lonely, 0, 0, 2.5, 4, 2)).isEqualTo(Maps.of("0000", "0300"));
    }

    @Test
    void largestIsNearestFromOneToOneUp() {
        assertThat(Sampling.largest(MAP, 1, 1, 0.5, 4, 4)).isEqualTo(Sampling.nearest(MAP, 1, 1, 0.5, 4, 4));
    }
}
