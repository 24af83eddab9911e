package deltamask.ui.bench;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summaries;
import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.metrics.Confusion;
import deltamask.run.Run;
import deltamask.ui.common.JobStarter.Request;
import deltamask.variant.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * Results without a network, so that a window full of them can be measured: counts and times are seeded random numbers.
 * The first images get label maps.
 */
final class MadeUpRun implements ComparisonJob {
    /** Images that have label maps, and can be looked at. */
    static final int WITH_LABEL_MAPS = 40;

    private static final int SHIFT_OF_B = 9;

    private final Request request;
    private final ComparisonListener listener;
    private final Random random = new Random(41);

    MadeUpRun(Request request, ComparisonListener listener) {
        this.request = request;
        this.listener = listener;
    }

    @Override
    public Comparison run() throws UnusableException {
        List<ComparisonRow> rows = new ArrayList<>();
        for (Sample sample : request.dataset().samples()) {
            if (sample.number() <= WITH_LABEL_MAPS) {
                GeneratedImages.segment(sample, request.folder().resolve("a"), 2);
                GeneratedImages.segment(sample, request.folder().resolve("b"), SHIFT_OF_B);
            }
            ComparisonRow row = row(sample);
            rows.add(row);
            listener.row(row);
        }
        Run a = run("a", request.a());
        Run b = run("b", request.b());
        return new Comparison(request.dataset(), a, b, request.rules(), rows, Summaries.of(rows, a.info(), b.info()));
    }

    private ComparisonRow row(Sample sample) {
        Confusion a = confusion(0.02);
        Confusion b = confusion(0.03);
        return new ComparisonRow(
                sample,
                ComparisonRow.Status.OK,
                Optional.of(a),
                Optional.of(b),
                Optional.of(confusion(0.01)),
                OptionalLong.of(1),
                Optional.of(new StageTimes(3, 2, 8 + random.nextDouble(), 1)),
                Optional.of(new StageTimes(3, 2, 5 + random.nextDouble(), 1)),
                request.rules().emptyMasks(),
                "");
    }

    private Confusion confusion(double share) {
        long all = (long) GeneratedImages.WIDTH * GeneratedImages.HEIGHT;
        long wrong = (long) (all * share * random.nextDouble());
        return new Confusion(all / 4, wrong / 2, wrong - wrong / 2, all - all / 4 - wrong);
    }

    private Run run(String folder, Variant variant) {
        Run.Info info = new Run.Info(
                variant.name(),
                OptionalLong.of(variant.bytes()),
                Optional.empty(),
                request.dataset().name(),
                Optional.of(request.conditions()),
                Optional.empty(),
                Optional.of(variant.card()),
                Optional.empty(),
                Map.of(),
                Run.Made.by("made up", "made up"));
        return new Run(request.folder().resolve(folder), info, List.of());
    }

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void cancel() {}
}
