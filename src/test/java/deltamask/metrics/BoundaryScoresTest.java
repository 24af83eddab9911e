package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** By hand; against other libraries in {@link IndependentMaskScoresTest}. */
final class BoundaryScoresTest {
    private static LabelMap square(int side, int from, int size) {
        byte[] labels = new byte[side * side];
        for (int i = 0; i < labels.length; i++) {
            int x = i % side - from;
            int y = i / side - from;
            labels[i] = (byte) (x >= 0 && x < size && y >= 0 && y < size ? 1 : 0);
        }
        return LabelMap.of(side, side, labels);
    }

    private static BoundaryScores scores(LabelMap prediction, LabelMap truth) {
        return BoundaryScores.of(prediction, Foreground.any(), truth, Foreground.any(), Confusion.NO_IGNORED_LABEL);
    }

    @Test
    void aSquareOnePixelSmallerOnEachSide() {
        // Rims one pixel wide that do not touch; a corner's nearest is 1.41 away, all others 1.
        BoundaryScores scores = scores(square(20, 5, 6), square(20, 4, 8));

        assertThat(scores.iou()).hasValue(0);
        assertThat(scores.hd95()).hasValue(Math.sqrt(2));
    }

    @Test
    void equalMasks() {
        BoundaryScores scores = scores(square(20, 5, 6), square(20, 5, 6));

        assertThat(scores.iou()).hasValue(1);
        assertThat(scores.hd95()).hasValue(0);
    }

    @Test
    void oneEmptyMaskHasNoDistanceAndTwoHaveNoScore() {
        assertThat(scores(square(20, 5, 0), square(20, 5, 6)).iou()).hasValue(0);
        assertThat(scores(square(20, 5, 0), square(20, 5, 6)).hd95()).isEmpty();
        assertThat(scores(square(20, 5, 0), square(20, 5, 0)).iou()).isEmpty();
        assertThat(scores(square(20, 5, 0), square(20, 5, 0)).hd95()).isEmpty();
    }

    @Test
    void widthIsTwoPercentOfTheDiagonal() {
        assertThat(BoundaryScores.width(3, 4)).isEqualTo(1);
        assertThat(BoundaryScores.width(300, 400)).isEqualTo(10);
        assertThat(BoundaryScores.width(640, 480)).isEqualTo(16);
        // 2.5 and 3.5 go to the even neighbour.
        assertThat(BoundaryScores.width(75, 100)).isEqualTo(2);
        assertThat(BoundaryScores.width(105, 140)).isEqualTo(4);
    }

    @Test
    void masksOfDifferentSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> scores(square(3, 0, 1), square(4, 0, 1)));
    }

    @Test
    void distancesAreThoseOfTryingAll() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 200; round++) {
            int width = random.nextInt(1, 24);
            int height = random.nextInt(1, 24);
            BinaryMask from = dots(random, width, height);
            BinaryMask to = dots(random, width, height);
            if (!to.isEmpty()) {
                assertThat(sorted(SquaredDistances.between(from, to))).isEqualTo(sorted(tryAll(from, to)));
            }
        }
    }

    private static BinaryMask dots(SplittableRandom random, int width, int height) {
        byte[] labels = new byte[width * height];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (random.nextInt(8) / 7);
        }
        return BinaryMask.of(LabelMap.of(width, height, labels), Foreground.any());
    }

    private static long[] tryAll(BinaryMask from, BinaryMask to) {
        int width = from.width();
        return IntStream.range(0, from.on().length)
                .filter(i -> from.on()[i] == 1)
                .mapToLong(i -> IntStream.range(0, to.on().length)
                        .filter(j -> to.on()[j] == 1)
                        .mapToLong(j -> square(i % width - j % width) + square(i / width - j / width))
                        .min()
                        .orElseThrow())
                .toArray();
    }

    private static long square(int side) {
        return (long) side * side;
    }

    private static long[] sorted(long[] values) {
        long[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
