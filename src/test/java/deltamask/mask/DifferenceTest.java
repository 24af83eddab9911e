package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import deltamask.metrics.Confusion;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Foreground ANY = Foreground.any();

    @Test
    void saysOfEachPixelWhoHasIt() {
        LabelMap a = LabelMap.of(3, 2, new byte[] {0, 1, 1, 0, 15, 15});
        LabelMap b = LabelMap.of(3, 2, new byte[] {0, 1, 0, 1, 12, 15});
        assertThat(Difference.between(a, ANY, b, ANY).labels())
                .containsExactly(
                        Difference.NEITHER,
                        Difference.BOTH,
                        Difference.A_ONLY,
                        Difference.B_ONLY,
                        Difference.OTHER_CLASS,
                        Difference.BOTH);
    }

    @Test
    void onlyScoredClassesCount() {
        LabelMap a = LabelMap.of(4, 1, new byte[] {15, 12, 15, 12});
        LabelMap b = LabelMap.of(4, 1, new byte[] {15, 15, 0, 17});
        Foreground person = Foreground.ids(Set.of(15));
        assertThat(Difference.between(a, person, b, person).labels())
                .containsExactly(Difference.BOTH, Difference.B_ONLY, Difference.A_ONLY, Difference.NEITHER);
    }

    @Test
    void saysOfEachPixelWhatThePredictionMadeOfTheTruth() {
        LabelMap prediction = LabelMap.of(5, 1, new byte[] {0, 1, 0, 1, 1});
        LabelMap truth = LabelMap.of(5, 1, new byte[] {0, 0, 1, 1, (byte) 255});
        assertThat(Difference.againstTruth(prediction, ANY, truth, ANY, 255).labels())
                .containsExactly(
                        Difference.TRUE_NEGATIVE,
                        Difference.FALSE_POSITIVE,
                        Difference.FALSE_NEGATIVE,
                        Difference.TRUE_POSITIVE,
                        Difference.IGNORED);
    }

    @Test
    void countsAgreeWithTheScores() {
        LabelMap prediction = noise(1);
        LabelMap truth = noise(2);
        Foreground some = Foreground.ids(Set.of(1, 3));
        long[] counts =
                Difference.againstTruth(prediction, some, truth, some, 2).histogram();
        assertThat(new Confusion(
                        counts[Difference.TRUE_POSITIVE],
                        counts[Difference.FALSE_POSITIVE],
                        counts[Difference.FALSE_NEGATIVE],
                        counts[Difference.TRUE_NEGATIVE]))
                .isEqualTo(Confusion.count(prediction, some, truth, some, 2));

        long[] both = Difference.between(prediction, ANY, truth, ANY).histogram();
        Confusion agreement = Confusion.count(prediction, ANY, truth, ANY, Confusion.NO_IGNORED_LABEL);
        assertThat(both[Difference.BOTH] + both[Difference.OTHER_CLASS]).isEqualTo(agreement.tp());
        assertThat(both[Difference.A_ONLY]).isEqualTo(agreement.fp());
        assertThat(both[Difference.B_ONLY]).isEqualTo(agreement.fn());
        assertThat(both[Difference.NEITHER]).isEqualTo(agreement.tn());
    }

    private static LabelMap noise(long seed) {
        Random random = new Random(seed);
        byte[] labels = new byte[37 * 23];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) random.nextInt(4);
        }
        return LabelMap.of(37, 23, labels);
    }

    @Test
    void sizesMustBeEqual() {
        LabelMap small = LabelMap.of(1, 1, new byte[1]);
        LabelMap large = LabelMap.of(2, 1, new byte[2]);
        assertThatThrownBy(() -> Difference.between(small, ANY, large, ANY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LabelMap 1 x 1 cannot be laid over LabelMap 2 x 1");
    }
}
