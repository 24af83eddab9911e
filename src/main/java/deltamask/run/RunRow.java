package deltamask.run;

import deltamask.inference.StageTimes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a Run has of one image. */
public sealed interface RunRow {
    /** The sample's number in the dataset, from 1. */
    int number();

    /** The sample's name. */
    String image();

    /**
     * The image was segmented; its label map lies in the Run's folder.
     *
     * @param width of the source in pixels
     * @param height of the source in pixels
     * @param times one for each repeat; empty where the Run brought no times
     * @param note why the first try failed; empty for nothing
     */
    record Done(int number, String image, int width, int height, List<StageTimes> times, String note)
            implements RunRow {
        public Done {
            times = List.copyOf(times);
        }

        /** Median of the repeats' forward times in milliseconds. */
        public OptionalDouble forwardMs() {
            return median(
                    times.stream().mapToDouble(StageTimes::forward).sorted().toArray());
        }

        /** Each stage's median over the repeats. */
        public Optional<StageTimes> medianTimes() {
            if (times.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new StageTimes(
                    stage(StageTimes::decode),
                    stage(StageTimes::preprocess),
                    stage(StageTimes::forward),
                    stage(StageTimes::postprocess)));
        }

        private double stage(java.util.function.ToDoubleFunction<StageTimes> stage) {
            return median(times.stream().mapToDouble(stage).sorted().toArray()).orElseThrow();
        }

        private static OptionalDouble median(double[] sorted) {
            int n = sorted.length;
            if (n == 0) {
                return OptionalDouble.empty();
            }
            return OptionalDouble.of(n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2);
        }
    }

    /**
     * The image was tried and failed.
     *
     * @param error one sentence
     */
    record Failed(int number, String image, String error) implements RunRow {}
}
