package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.run.Run;
import deltamask.run.RunRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Scores two Runs that are there already. Samples that one of them lacks are rows too. */
public final class ScoreJob implements ComparisonJob {
    private final Dataset dataset;
    private final Run a;
    private final Run b;
    private final Rules rules;
    private final Progress progress;
    private final Scoring scoring;

    /** @param listener hears of each row */
    public ScoreJob(Dataset dataset, Run a, Run b, Rules rules, ComparisonListener listener) {
        this.dataset = dataset;
        this.a = a;
        this.b = b;
        this.rules = rules;
        this.progress = new Progress(dataset.samples().size(), withoutSpeed(listener));
        RowMaker maker = new RowMaker(dataset, rules, RowMaker.Side.of(a, rules), RowMaker.Side.of(b, rules));
        this.scoring = new Scoring(maker, false, Scoring.ALL_THREADS, row -> {
            listener.row(row);
            progress.one();
        });
    }

    /** How fast masks are counted would be taken for how fast the variants are. */
    private static ComparisonListener withoutSpeed(ComparisonListener listener) {
        return new ComparisonListener() {
            @Override
            public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
                listener.progress(done, total, 0, secondsLeft);
            }
        };
    }

    @Override
    public Comparison run() {
        Map<String, RunRow> rowsA = byImage(a);
        Map<String, RunRow> rowsB = byImage(b);
        try (scoring) {
            for (Sample sample : dataset.samples()) {
                scoring.submit(
                        sample,
                        Optional.ofNullable(rowsA.get(sample.name())),
                        Optional.ofNullable(rowsB.get(sample.name())));
            }
            Map<Integer, ComparisonRow> scored = scoring.await();
            List<ComparisonRow> rows = new ArrayList<>();
            for (Sample sample : dataset.samples()) {
                ComparisonRow row = scored.get(sample.number());
                rows.add(row != null ? row : ComparisonRow.missing(sample, rules, "not scored"));
            }
            return Comparisons.of(dataset, a, b, rules, rows);
        }
    }

    private static Map<String, RunRow> byImage(Run run) {
        return run.rows().stream()
                .collect(Collectors.toMap(RunRow::image, Function.identity(), (first, again) -> first));
    }

    @Override
    public void pause() {
        progress.pause();
        scoring.pause();
    }

    @Override
    public void resume() {
        scoring.resume();
        progress.resume();
    }

    @Override
    public void cancel() {
        scoring.cancel();
    }
}
