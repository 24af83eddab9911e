package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The study's small examples, worked by hand. */
final class ConfusionTest {
    private static final Foreground ANY = Foreground.any();

    private static LabelMap row(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return LabelMap.of(labels.length, 1, bytes);
    }

    private static Confusion count(LabelMap prediction, LabelMap truth) {
        return Confusion.count(prediction, ANY, truth, ANY, Confusion.NO_IGNORED_LABEL);
    }

    @Test
    void countsEachPixelOnce() {
        Confusion confusion = count(row(1, 1, 1, 0, 0, 0, 0), row(1, 1, 0, 1, 0, 0, 0));

        assertThat(confusion).isEqualTo(new Confusion(2, 1, 1, 3));
        assertThat(confusion.iou()).hasValue(0.5);
        assertThat(confusion.dice()).hasValue(4.0 / 6.0);
    }

    @Test
    void anyNonZeroValueIsForeground() {
        assertThat(count(row(15, 0, 3), row(255, 1, 0))).isEqualTo(new Confusion(1, 1, 1, 0));
    }

    @Test
    void equalMasksScoreOne() {
        Confusion confusion = count(row(1, 0, 1), row(7, 0, 9));

        assertThat(confusion.iou()).hasValue(1);
        assertThat(confusion.dice()).hasValue(1);
    }

    @Test
    void fullAgainstFullScoresOne() {
        assertThat(count(row(1, 1), row(1, 1)).iou()).hasValue(1);
    }

    @Test
    void emptyTruthWithAPredictionScoresZero() {
        Confusion confusion = count(row(0, 1), row(0, 0));

        assertThat(confusion.iou()).hasValue(0);
        assertThat(confusion.dice()).hasValue(0);
    }

    @Test
    void emptyPredictionOfATruthScoresZero() {
        assertThat(count(row(0, 0), row(0, 1)).iou()).hasValue(0);
    }

    @Test
    void twoEmptyMasksHaveNoScoreUnlessOneIsChosen() {
        Confusion confusion = count(row(0, 0), row(0, 0));

        assertThat(confusion.iou()).isEmpty();
        assertThat(confusion.dice()).isEmpty();
        assertThat(EmptyMasks.UNDEFINED.iou(confusion)).isEmpty();
        assertThat(EmptyMasks.UNDEFINED.dice(confusion)).isEmpty();
        assertThat(EmptyMasks.ONE.iou(confusion)).hasValue(1);
        assertThat(EmptyMasks.ONE.dice(confusion)).hasValue(1);
    }

    @Test
    void ignoredPixelsLeaveBothMasks() {
        Confusion confusion = Confusion.count(row(1, 1, 0, 1), ANY, row(255, 1, 255, 0), ANY, 255);

        assertThat(confusion).isEqualTo(new Confusion(1, 1, 0, 0));
    }

    @Test
    void eachMaskHasItsOwnForeground() {
        Foreground person = Foreground.ids(Set.of(15));

        Confusion confusion = Confusion.count(row(15, 12, 15), person, row(1, 1, 0), ANY, Confusion.NO_IGNORED_LABEL);

        assertThat(confusion).isEqualTo(new Confusion(1, 1, 1, 0));
    }

    @Test
    void masksOfDifferentSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> count(row(1), row(1, 1)));
    }

    @Property
    void countsEveryPixelAndAgreesWithTheDefinition(
            @ForAll @Size(24) byte[] prediction, @ForAll @Size(24) byte[] truth) {
        Confusion confusion = count(LabelMap.of(6, 4, prediction), LabelMap.of(6, 4, truth));

        long both = 0;
        long either = 0;
        for (int i = 0; i < 24; i++) {
            both += prediction[i] != 0 && truth[i] != 0 ? 1 : 0;
            either += prediction[i] != 0 || truth[i] != 0 ? 1 : 0;
        }
        assertThat(confusion.tp() + confusion.fp() + confusion.fn() + confusion.tn())
                .isEqualTo(24);
        assertThat(confusion.tp()).isEqualTo(both);
        assertThat(confusion.tp() + confusion.fp() + confusion.fn()).isEqualTo(either);
        // Dice and IoU are one evidence: each is a function of the other.
        if (confusion.iou().isPresent()) {
            double iou = confusion.iou().getAsDouble();
            assertThat(confusion.dice().getAsDouble())
                    .isCloseTo(2 * iou / (1 + iou), org.assertj.core.data.Offset.offset(1e-15));
        }
    }

    /** From noise to areas of many rows, so that each way of counting has its part. */
    @Property(tries = 60)
    void largeMasksAreCountedAsPixelsOneByOne(
            @ForAll @IntRange(min = 1, max = 700_000) int pixels,
            @ForAll @IntRange(min = 0, max = 12) int longest,
            @ForAll boolean anyPredicted,
            @ForAll boolean anyActual,
            @ForAll boolean ignoring,
            @ForAll Random random) {
        byte[] prediction = new byte[pixels];
        byte[] truth = new byte[pixels];
        for (int from = 0; from < pixels; ) {
            int to = Math.min(pixels, from + 1 + random.nextInt(1 << longest));
            // Half of the areas are 0, and many agree.
            byte label = (byte) (random.nextInt(256) & -random.nextInt(2));
            Arrays.fill(prediction, from, to, label);
            Arrays.fill(truth, from, to, random.nextInt(3) == 0 ? (byte) random.nextInt(256) : label);
            from = to;
        }
        Foreground predicted = anyPredicted ? ANY : Foreground.ids(Set.of(0, 3, 127, 128, 200));
        Foreground actual = anyActual ? ANY : Foreground.ids(Set.of(255));
        int ignored = ignoring ? 17 : Confusion.NO_IGNORED_LABEL;

        long[] counts = new long[4];
        for (int i = 0; i < pixels; i++) {
            if ((truth[i] & 0xFF) != ignored) {
                counts[(predicted.contains(prediction[i]) ? 2 : 0) + (actual.contains(truth[i]) ? 1 : 0)]++;
            }
        }

        assertThat(Confusion.count(
                        LabelMap.of(pixels, 1, prediction), predicted, LabelMap.of(pixels, 1, truth), actual, ignored))
                .isEqualTo(new Confusion(counts[3], counts[2], counts[1], counts[0]));
    }

    @Test
    void aFullLargeMaskDoesNotOverflow() {
        byte[] full = new byte[2_000_000];
        Arrays.fill(full, (byte) 1);
        LabelMap map = LabelMap.of(1000, 2000, full);

        assertThat(count(map, map)).isEqualTo(new Confusion(2_000_000, 0, 0, 0));
        assertThat(Confusion.count(map, ANY, map, ANY, 0)).isEqualTo(new Confusion(2_000_000, 0, 0, 0));
        assertThat(Confusion.count(map, ANY, map, ANY, 1)).isEqualTo(new Confusion(0, 0, 0, 0));
    }

    @Test
    void countsOfImagesAreAddedUp() {
        assertThat(new Confusion(1, 2, 3, 4).plus(new Confusion(10, 20, 30, 40)))
                .isEqualTo(new Confusion(11, 22, 33, 44));
    }
}
