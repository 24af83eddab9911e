package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
}
