package deltamask.run.imports;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.Fixtures;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.dataset.Orientation;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.dataset.TruthReader;
import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import java.awt.Dimension;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the bundled truths, moved a little as a model's mask is never quite the truth. */
final class TurnTest {
    private static LabelMap moved(LabelMap truth) {
        int by = truth.width() / 50;
        byte[] labels = new byte[truth.labels().length];
        for (int y = 0; y < truth.height(); y++) {
            System.arraycopy(truth.labels(), y * truth.width(), labels, y * truth.width() + by, truth.width() - by);
        }
        return LabelMap.of(truth.width(), truth.height(), labels);
    }

    /** The mask that an orientation makes upright. */
    private static LabelMap lying(LabelMap upright, Orientation orientation) {
        return switch (orientation) {
            case NEEDS_90_CLOCKWISE -> Orientation.NEEDS_90_COUNTERCLOCKWISE.upright(upright);
            case NEEDS_90_COUNTERCLOCKWISE -> Orientation.NEEDS_90_CLOCKWISE.upright(upright);
            default -> orientation.upright(upright);
        };
    }

    @Test
    void masksThatLieWrongAreFoundAndOthersAreNot() throws Exception {
        Dataset dataset = Datasets.open(Fixtures.SAMPLES);
        Map<Orientation, Integer> found = new EnumMap<>(Orientation.class);
        Map<Orientation, Integer> right = new EnumMap<>(Orientation.class);
        for (Sample sample : dataset.samples()) {
            LabelMap truth = TruthReader.read(sample.truth().orElseThrow(), TruthFormat.AUTO)
                    .labels();
            Turn.Reference reference = new Turn.Reference(truth, Confusion.NO_IGNORED_LABEL, "the truth");
            LabelMap upright = moved(truth);
            for (Orientation orientation : Orientation.values()) {
                LabelMap mask = lying(upright, orientation);
                assertThat(orientation.upright(mask)).isEqualTo(upright);
                Optional<Turn> turn =
                        Turn.suspected(mask, new Dimension(truth.width(), truth.height()), Optional.of(reference));
                if (orientation == Orientation.UPRIGHT) {
                    assertThat(turn).as(sample.name()).isEmpty();
                } else {
                    found.merge(orientation, turn.isPresent() ? 1 : 0, Integer::sum);
                    if (turn.isPresent()) {
                        assertThat(List.of(turn.get().orientation(), turn.get().alternative()))
                                .as("%s %s", sample.name(), orientation)
                                .contains(Optional.of(orientation));
                        right.merge(
                                orientation,
                                turn.get().orientation().equals(Optional.of(orientation)) ? 1 : 0,
                                Integer::sum);
                    }
                }
            }
        }

        for (Orientation rotation : List.of(
                Orientation.NEEDS_90_CLOCKWISE, Orientation.TURNED_180, Orientation.NEEDS_90_COUNTERCLOCKWISE)) {
            assertThat(found.get(rotation))
                    .as("%s", rotation)
                    .isEqualTo(dataset.samples().size());
            assertThat(right.get(rotation))
                    .as("%s", rotation)
                    .isEqualTo(dataset.samples().size());
        }
        // A person who is the same left and right looks the same in a mirror.
        assertThat(found.get(Orientation.MIRRORED)).isGreaterThanOrEqualTo(40);
        for (Orientation mirror : List.of(Orientation.FLIPPED, Orientation.TRANSPOSED, Orientation.TRANSVERSED)) {
            assertThat(found.get(mirror))
                    .as("%s", mirror)
                    .isEqualTo(dataset.samples().size());
            assertThat(right.get(mirror)).as("%s", mirror).isGreaterThanOrEqualTo(43);
        }
    }
}
