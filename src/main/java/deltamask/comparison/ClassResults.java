package deltamask.comparison;

import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.variant.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/**
 * How well A and B find each class: of all pixels of the images that both have, tp / (tp + fn + fp), as in PASCAL VOC. A
 * truth without class ids has two classes, background and foreground.
 *
 * @param classes those that occur in a truth or in a mask, by id
 * @param images counted
 * @param withIds whether the truths have class ids
 */
public record ClassScores(List<ClassScore> classes, int images, boolean withIds) {
    public ClassScores {
        classes = List.copyOf(classes);
    }

    /**
     * One class.
     *
     * @param iouA 0 to 1; empty where neither truth nor A's masks have it
     * @param iouB likewise
     * @param share of the truths' pixels, 0 to 1
     */
    public record ClassScore(int id, String name, OptionalDouble iouA, OptionalDouble iouB, double share) {}

    /**
     * Counts; reads all truths and label maps.
     *
     * @param stopped asked before each image; what was counted till then is dropped
     * @return empty where it was stopped
     */
    public static Optional<ClassScores> of(Comparison comparison, BooleanSupplier stopped) {
        Counting counting = new Counting(comparison);
        for (ComparisonRow row : comparison.rows()) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            if (row.a().isPresent() && row.b().isPresent()) {
                counting.add(row.sample());
            }
        }
        return Optional.of(counting.scores());
    }

    /** Pixels by label: in the truth, in a mask, and in both. */
    private static final class Counting {
        private final Comparison comparison;
        private final long[] truth = new long[256];
        private final long[][] mask = new long[2][256];
        private final long[][] both = new long[2][256];
        private boolean withIds;
        private int images;

        Counting(Comparison comparison) {
            this.comparison = comparison;
        }

        /** An image whose files are gone or damaged since is left out, and not counted. */
        void add(Sample sample) {
            try {
                Truth actual = TruthReader.read(
                        sample.truth().orElseThrow(), comparison.dataset().truthFormat());
                LabelMap a = RunFolder.labelMap(comparison.a().folder(), sample);
                LabelMap b = RunFolder.labelMap(comparison.b().folder(), sample);
                count(actual, a, 0, foreground(comparison.a()));
                count(actual, b, 1, foreground(comparison.b()));
                withIds |= actual.classIds();
                images++;
            } catch (UnusableException e) {
                return;
            }
        }

        private Foreground foreground(Run run) {
            return comparison.rules().foreground().orElse(run.info().foreground());
        }

        private void count(Truth actual, LabelMap predicted, int side, Foreground foreground) {
            LabelMap labels = actual.labels();
            byte[] expected = labels.labels();
            byte[] found = predicted.resized(labels.width(), labels.height()).labels();
            int ignored = actual.ignoreLabel().orElse(-1);
            for (int i = 0; i < expected.length; i++) {
                int here = expected[i] & 0xFF;
                if (here == ignored) {
                    continue;
                }
                int there = found[i] & 0xFF;
                if (!actual.classIds()) {
                    here = here == 0 ? 0 : 1;
                    there = foreground.contains(there) ? 1 : 0;
                }
                if (side == 0) {
                    truth[here]++;
                }
                mask[side][there]++;
                if (here == there) {
                    both[side][here]++;
                }
            }
        }

        ClassScores scores() {
            long all = 0;
            for (long pixels : truth) {
                all += pixels;
            }
            List<ClassScore> scores = new ArrayList<>();
            for (int id = 0; id < truth.length; id++) {
                OptionalDouble a = iou(id, 0);
                OptionalDouble b = iou(id, 1);
                if (a.isPresent() || b.isPresent()) {
                    scores.add(new ClassScore(id, name(id), a, b, (double) truth[id] / all));
                }
            }
            return new ClassScores(scores, images, withIds);
        }

        private OptionalDouble iou(int id, int side) {
            long union = truth[id] + mask[side][id] - both[side][id];
            return union == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) both[side][id] / union);
        }

        private String name(int id) {
            if (!withIds) {
                return id == 0 ? "background" : "foreground";
            }
            Optional<ModelCard> card =
                    comparison.a().info().card().or(() -> comparison.b().info().card());
            return card.map(known -> known.className(id)).orElse("class " + id);
        }
    }
}
