package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** By hand; against SciPy in {@link StatisticsTest}. */
final class SignedRankTest {
    @Test
    void allAboveZero() {
        // 2 of the 32 sign patterns are as extreme.
        SignedRank test = SignedRank.of(new double[] {1, 2, 3, 4, 5});

        assertThat(test.p()).hasValue(2 / 32.0);
        assertThat(test.exact()).isTrue();
        assertThat(test.rankBiserial()).hasValue(1);
        assertThat(test.positiveRanks()).isEqualTo(15);
        assertThat(test.negativeRanks()).isZero();
    }

    @Test
    void zerosAreLeftOutAndCounted() {
        SignedRank test = SignedRank.of(new double[] {0, 1, 2, 0, 3, 4, 5, 0});

        assertThat(test.p()).hasValue(2 / 32.0);
        assertThat(test.zeros()).isEqualTo(3);
        assertThat(test.compared()).isEqualTo(5);
        assertThat(test.identical()).isFalse();
    }

    @Test
    void equalSizesShareTheirRanks() {
        // Ranks 1.5 1.5 3.5 3.5 5; above zero 1.5 + 3.5 + 5 = 10, below 5. Sums up to 5: none, 1.5 twice, 3.5 twice, 3,
        // 5, and 1.5 + 3.5 four times: 11 of 32 patterns.
        SignedRank test = SignedRank.of(new double[] {1, -1, 2, -2, 3});

        assertThat(test.positiveRanks()).isEqualTo(10);
        assertThat(test.rankBiserial()).hasValue(1 / 3.0);
        assertThat(test.p()).hasValue(22 / 32.0);
    }

    @Test
    void allZeroIsIdenticalAndHasNoP() {
        SignedRank test = SignedRank.of(new double[] {0, 0, -0.0});

        assertThat(test.identical()).isTrue();
        assertThat(test.p()).isEmpty();
        assertThat(test.rankBiserial()).isEmpty();
    }

    @Test
    void nothingIsNotIdentical() {
        SignedRank test = SignedRank.of(new double[0]);

        assertThat(test.identical()).isFalse();
        assertThat(test.p()).isEmpty();
    }

    @Test
    void countsPatternsOfFewAndApproximatesForMany() {
        double[] rising = new double[51];
        Arrays.setAll(rising, i -> i + 1);
        assertThat(SignedRank.of(Arrays.copyOf(rising, 50)).exact()).isTrue();
        assertThat(SignedRank.of(rising).exact()).isFalse();
        double[] ties = new double[14];
        Arrays.fill(ties, 1);
        assertThat(SignedRank.of(Arrays.copyOf(ties, 13)).exact()).isTrue();
        assertThat(SignedRank.of(ties).exact()).isFalse();
    }

    @Property(tries = 200)
    void doesNotKnowTheSign(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1, max = 1) Double> differencesList) {
        double[] differences =
                differencesList.stream().mapToDouble(Double::doubleValue).toArray();
        SignedRank test = SignedRank.of(differences);
        SignedRank turned =
                SignedRank.of(Arrays.stream(differences).map(value -> -value).toArray());
        if (test.p().isEmpty()) {
            assertThat(differences).containsOnly(0.0);
        } else {
            assertThat(test.p().getAsDouble()).isBetween(0.0, 1.0);
            assertThat(turned.p().getAsDouble()).isCloseTo(test.p().getAsDouble(), within(1e-12));
            assertThat(turned.rankBiserial().getAsDouble())
                    .isCloseTo(-test.rankBiserial().getAsDouble(), within(1e-12));
        }
    }
}
