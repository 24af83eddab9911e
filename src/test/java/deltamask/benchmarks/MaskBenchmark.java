package deltamask.benchmarks;

import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.metrics.BoundaryScores;
import deltamask.metrics.ClassConfusion;
import deltamask.metrics.Confusion;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Two discs of nearly the same size in a megapixel. {@code src/test/measure/masks.sh} runs it, with NumPy beside. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskBenchmark {
    private static final int SIDE = 1024;
    private static final Foreground ANY = Foreground.any();
    private static final Foreground PERSON = Foreground.ids(Set.of(15));

    private final LabelMap prediction = disc(300);
    private final LabelMap truth = disc(308);

    private static LabelMap disc(int radius) {
        byte[] labels = new byte[SIDE * SIDE];
        for (int i = 0; i < labels.length; i++) {
            int x = i % SIDE - SIDE / 2;
            int y = i / SIDE - SIDE / 2;
            labels[i] = (byte) (x * x + y * y < radius * radius ? 15 : 0);
        }
        return LabelMap.of(SIDE, SIDE, labels);
    }

    @Benchmark
    public Confusion confusion() {
        return Confusion.count(prediction, ANY, truth, ANY, Confusion.NO_IGNORED_LABEL);
    }

    @Benchmark
    public Confusion confusionOfOneClassWithIgnoredLabel() {
        return Confusion.count(prediction, PERSON, truth, ANY, 255);
    }

    @Benchmark
    public ClassConfusion classes() {
        return ClassConfusion.count(prediction, truth, 255);
    }

    @Benchmark
    public BoundaryScores boundary() {
        return BoundaryScores.of(prediction, ANY, truth, ANY, Confusion.NO_IGNORED_LABEL);
    }
}
