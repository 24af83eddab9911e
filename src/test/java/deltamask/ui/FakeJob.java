package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Summaries;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.metrics.Confusion;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.ui.common.JobStarter.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.IntPredicate;

/** Stands in for the engine: masks are the truth with its edge worn away, and images pass when the test lets them. */
final class FakeJob implements ComparisonJob {
    private final Request request;
    private final ComparisonListener listener;
    private final Semaphore permits;
    private final IntPredicate failing;
    private volatile boolean cancelled;
    private volatile boolean paused;

    /** @param permits one for each image that may pass */
    FakeJob(Request request, ComparisonListener listener, Semaphore permits) {
        this(request, listener, permits, number -> number % 37 == 5);
    }

    /** @param failing the numbers of the images that fail */
    FakeJob(Request request, ComparisonListener listener, Semaphore permits, IntPredicate failing) {
        this.request = request;
        this.listener = listener;
        this.permits = permits;
        this.failing = failing;
    }

    @Override
    public Comparison run() throws UnusableException, InterruptedException {
        List<ComparisonRow> rows = new ArrayList<>();
        listener.activity("Running");
        int total = request.dataset().samples().size();
        for (Sample sample : request.dataset().samples()) {
            permits.acquire();
            if (cancelled) {
                break;
            }
            ComparisonRow row = row(sample);
            rows.add(row);
            listener.row(row);
            listener.progress(rows.size(), total, 9.3, (total - rows.size()) / 9.3);
        }
        for (Sample sample : request.dataset().samples().subList(rows.size(), total)) {
            rows.add(new ComparisonRow(
                    sample,
                    ComparisonRow.Status.MISSING,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    request.rules().emptyMasks(),
                    "not run"));
        }
        Run a = run("a", request.a().name(), request.a().bytes());
        Run b = run("b", request.b().name(), request.b().bytes());
        return new Comparison(request.dataset(), a, b, request.rules(), rows, Summaries.of(rows, a.info(), b.info()));
    }

    private ComparisonRow row(Sample sample) throws UnusableException {
        Random random = new Random(sample.number());
        if (failing.test(sample.number())) {
            return new ComparisonRow(
                    sample,
                    ComparisonRow.Status.FAILED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    request.rules().emptyMasks(),
                    "B: the worker ended while it ran this image");
        }
        LabelMap truth = TruthReader.read(
                        sample.truth().orElseThrow(), request.dataset().truthFormat())
                .labels();
        LabelMap a = worn(truth, 2 + random.nextInt(3));
        LabelMap b = worn(truth, 2 + random.nextInt(sample.number() % 29 == 12 ? 40 : 5));
        LabelMapFile.write(a, RunFolder.labelMapFile(request.folder().resolve("a"), sample));
        LabelMapFile.write(b, RunFolder.labelMapFile(request.folder().resolve("b"), sample));
        Foreground any = Foreground.any();
        return new ComparisonRow(
                sample,
                ComparisonRow.Status.OK,
                Optional.of(Confusion.count(a, any, truth, any, -1)),
                Optional.of(Confusion.count(b, any, truth, any, -1)),
                Optional.of(Confusion.count(a, any, b, any, -1)),
                OptionalLong.of(java.util.Arrays.mismatch(a.labels(), b.labels()) + 1),
                Optional.of(new StageTimes(3, 2, 8 + random.nextGaussian() / 3, 1)),
                Optional.of(new StageTimes(3, 2, 5 + random.nextGaussian() / 3, 1)),
                request.rules().emptyMasks(),
                "");
    }

    /** Takes so many pixels off the left and upper edge of the foreground. */
    private static LabelMap worn(LabelMap map, int pixels) {
        byte[] labels = new byte[map.labels().length];
        for (int y = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++) {
                boolean inside = x >= pixels && map.label(x, y) != 0 && map.label(x - pixels, y) != 0;
                labels[y * map.width() + x] = (byte) (inside ? 1 : 0);
            }
        }
        return LabelMap.of(map.width(), map.height(), labels);
    }

    private Run run(String folder, String name, long bytes) {
        Run.Info info = new Run.Info(
                name,
                OptionalLong.of(bytes),
                Optional.empty(),
                request.dataset().name(),
                Optional.of(request.conditions()),
                Optional.of("2026-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new Run.Made("test", "test", OptionalDouble.of(120), OptionalLong.empty(), Optional.empty()));
        return new Run(request.folder().resolve(folder), info, List.of());
    }

    boolean isPaused() {
        return paused;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public void cancel() {
        cancelled = true;
        permits.release();
    }
}
