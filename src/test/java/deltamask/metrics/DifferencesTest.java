package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Wins, ties and losses, and how few images make most of a difference. */
final class DifferencesTest {
    @Test
    void winsTiesAndLosses() {
        Tally tally = Tally.of(new double[] {0.1, -0.2, 0, -0.0, 1e-300, -3});

        assertThat(tally).isEqualTo(new Tally(2, 2, 2));
        assertThat(tally.identical()).isFalse();
        assertThat(Tally.of(new double[3]).identical()).isTrue();
        assertThat(Tally.of(new double[0]).identical()).isFalse();
    }

    @Test
    void fewImagesMakeMostOfTheDifference() {
        // Sizes 5 3 1 1 of 10: the largest makes half, the largest three make 90 %.
        Concentration concentration = Concentration.of(new double[] {1, 0, -5, 0, 3, -1, 0});

        assertThat(concentration).isEqualTo(new Concentration(10, 4, 1, 3));
    }

    @Test
    void evenDifferencesNeedHalfOfTheImagesForHalf() {
        double[] same = new double[10];
        Arrays.fill(same, -0.5);

        assertThat(Concentration.of(same)).isEqualTo(new Concentration(5, 10, 5, 9));
    }

    @Test
    void whereNothingDiffersNoImageMakesIt() {
        assertThat(Concentration.of(new double[3])).isEqualTo(new Concentration(0, 0, 0, 0));
        assertThat(Concentration.of(new double[0])).isEqualTo(new Concentration(0, 0, 0, 0));
    }
}
