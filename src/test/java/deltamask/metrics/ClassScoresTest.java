package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class ClassScoresTest {
    private static LabelMap row(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return LabelMap.of(labels.length, 1, bytes);
    }

    private static ClassConfusion count(LabelMap prediction, LabelMap truth) {
        return ClassConfusion.count(prediction, truth, Confusion.NO_IGNORED_LABEL);
    }

    private static ClassScores scores(List<ClassConfusion> images) {
        ClassSums sums = new ClassSums();
        images.forEach(sums::add);
        return sums.scores();
    }

    @Test
    void eachClassIsCountedAgainstAllOthers() {
        ClassConfusion counts = count(row(0, 15, 15, 12, 0), row(0, 15, 12, 12, 255));

        assertThat(counts.pixels()).isEqualTo(5);
        assertThat(counts.classes().keySet()).containsExactly(0, 12, 15, 255);
        assertThat(counts.of(0)).isEqualTo(new Confusion(1, 1, 0, 3));
        assertThat(counts.of(12)).isEqualTo(new Confusion(1, 0, 1, 3));
        assertThat(counts.of(15)).isEqualTo(new Confusion(1, 1, 0, 3));
        assertThat(counts.of(255)).isEqualTo(new Confusion(0, 0, 1, 4));
        assertThat(counts.of(7)).isEqualTo(new Confusion(0, 0, 0, 5));
    }

    @Test
    void ignoredPixelsAreNotCounted() {
        ClassConfusion counts = ClassConfusion.count(row(0, 15, 15), row(0, 255, 15), 255);

        assertThat(counts.pixels()).isEqualTo(2);
        assertThat(counts.classes().keySet()).containsExactly(0, 15);
        assertThat(counts.of(15)).isEqualTo(new Confusion(1, 0, 0, 1));
    }

    @Test
    void pooledScoresWeighPixelsAndMeansWeighImages() {
        // Person: 1 of 2 pixels in the first image, 4 of 4 in the second, absent from the third.
        ClassScores scores = scores(List.of(
                count(row(15, 15, 0, 0), row(15, 0, 0, 0)),
                count(row(15, 15, 15, 15), row(15, 15, 15, 15)),
                count(row(0, 0, 0, 0), row(0, 0, 0, 0))));

        ClassScores.OfClass person = scores.classes().get(15);
        assertThat(person.pooled()).isEqualTo(new Confusion(5, 1, 0, 6));
        assertThat(person.pooledIou()).hasValue(5 / 6.0);
        assertThat(person.images()).isEqualTo(2);
        assertThat(person.meanIou()).hasValue(0.75);
        // Background: 2 of 3 pixels in the first, absent from the second, 4 of 4 in the third.
        ClassScores.OfClass background = scores.classes().get(0);
        assertThat(background.pooledIou()).hasValue(6 / 7.0);
        assertThat(background.images()).isEqualTo(2);
        assertThat(scores.pooledMeanIou()).hasValue((5 / 6.0 + 6 / 7.0) / 2);
        assertThat(scores.meanIouOverImages()).hasValue((0.75 + (2 / 3.0 + 1) / 2) / 2);
    }

    @Test
    void nothingHasNoScore() {
        ClassScores none = scores(List.of());

        assertThat(none.classes()).isEmpty();
        assertThat(none.pooledMeanIou()).isEmpty();
        assertThat(none.meanIouOverImages()).isEmpty();
        assertThat(scores(List.of(ClassConfusion.count(row(1), row(255), 255))).pooledMeanIou())
                .isEmpty();
    }

    @Test
    void masksOfDifferentSizesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> count(row(1), row(1, 1)));
    }

    @Property
    void aClassIsCountedAsAForegroundOfItsOwn(@ForAll @Size(24) byte[] prediction, @ForAll @Size(24) byte[] truth) {
        LabelMap said = LabelMap.of(6, 4, prediction);
        LabelMap was = LabelMap.of(6, 4, truth);
        ClassConfusion counts = ClassConfusion.count(said, was, truth[0] & 0xFF);
        counts.classes().forEach((label, confusion) -> {
            Foreground one = Foreground.ids(Set.of(label));
            assertThat(confusion).isEqualTo(Confusion.count(said, one, was, one, truth[0] & 0xFF));
        });
    }
}
