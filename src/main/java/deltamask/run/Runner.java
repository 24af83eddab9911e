package deltamask.run;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.failure.UnusableException;
import deltamask.inference.Pace;
import deltamask.inference.WorkerProcess;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Takes a dataset through one or more variants, each in a worker process of its own, and writes a Run for each.
 *
 * <p>Timed: one forward at a time on the whole machine, the variants in turn at each image and in alternating order, so
 * that drift and order hit all alike. Fast: all variants at once, each with its stages overlapped.
 */
public final class Runner {
    private final Dataset dataset;
    private final List<Job> jobs;
    private final Conditions conditions;
    private final boolean resume;
    private final Listener listener;
    private final Gate gate = new Gate();
    private final List<VariantLane> lanes = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    /**
     * A variant and where its Run goes.
     *
     * @param folder empty or absent, unless the run is resumed
     * @param into the Run that its images are meant for, if another; they must be made under the same circumstances
     */
    public record Job(Variant variant, Path folder, Optional<Path> into) {
        /** Its images are meant for the Run in the folder. */
        public Job(Variant variant, Path folder) {
            this(variant, folder, Optional.empty());
        }
    }

    /** Hears of a run. Called from the run's threads, one call at a time. */
    public interface Listener {
        /** What goes on, in a few words. */
        void activity(String activity);

        /**
         * An image is done or has failed.
         *
         * @param job index of the variant's job
         */
        void row(int job, RunRow row);

        /** An image was done by an earlier attempt; such images come first. */
        default void kept(int job, RunRow row) {
            row(job, row);
        }
    }

    /**
     * @param resume whether the folders may hold unfinished Runs of the same, to be gone on with
     */
    public Runner(Dataset dataset, List<Job> jobs, Conditions conditions, boolean resume, Listener listener) {
        this.dataset = dataset;
        this.jobs = List.copyOf(jobs);
        this.conditions = conditions;
        this.resume = resume;
        this.listener = listener;
    }

    /**
     * Runs to the end; blocks.
     *
     * @return whether it came to its end; false after {@link #cancel}
     * @throws UnusableException if a model cannot be loaded, a folder cannot be written, or images that are there were
     *     made under other circumstances than those of now: {@link Circumstances}
     */
    public boolean run() throws UnusableException, InterruptedException {
        try {
            for (int job = 0; job < jobs.size(); job++) {
                lanes.add(lane(job));
            }
            for (VariantLane lane : lanes) {
                if (dataset.samples().stream().anyMatch(lane::needs)) {
                    lane.open();
                }
            }
            say("Segmenting");
            if (conditions.mode() == Mode.TIMED) {
                runInTurn();
            } else {
                runAtOnce();
            }
            for (VariantLane lane : lanes) {
                lane.complete(now());
            }
            return true;
        } catch (VariantLane.Cancelled e) {
            return false;
        } finally {
            closeAll();
        }
    }

    /**
     * Whether a Run that is resumed would have nothing to do: no image of the dataset is missing, failed, damaged or
     * changed since. Reads files.
     */
    public static boolean isWhole(Path run, Dataset dataset, Conditions conditions) throws UnusableException {
        return RunWriter.isWhole(run, dataset, conditions);
    }

    private VariantLane lane(int job) throws UnusableException {
        Variant variant = jobs.get(job).variant();
        Path folder = jobs.get(job).folder();
        Run.Info now = info(variant);
        RunWriter writer = RunWriter.open(folder, now, dataset, resume);
        Path into = jobs.get(job).into().orElse(folder);
        Optional<Run.Info> before =
                hasImages(writer) || jobs.get(job).into().isPresent() ? RunFolder.readInfo(into) : Optional.empty();
        VariantLane lane = new VariantLane(
                variant,
                writer,
                conditions,
                pace(),
                loaded -> {
                    if (before.isPresent()) {
                        Circumstances.mustBeAlike(into, before.get(), now.with(loaded));
                    }
                },
                () -> cancelled,
                this::say,
                row -> report(job, row));
        dataset.samples().forEach(sample -> writer.earlier(sample).ifPresent(row -> reportKept(job, row)));
        return lane;
    }

    private Pace pace() {
        return conditions.mode() == Mode.TIMED
                ? Pace.ONE_BY_ONE
                : Pace.busy(Runtime.getRuntime().availableProcessors(), jobs.size(), conditions.threads());
    }

    private boolean hasImages(RunWriter writer) {
        return dataset.samples().stream()
                .anyMatch(sample -> writer.earlier(sample).isPresent());
    }

    private Run.Info info(Variant variant) {
        return new Run.Info(
                variant.name(),
                OptionalLong.of(variant.bytes()),
                Optional.of(variant.sha256()),
                dataset.name(),
                Optional.of(conditions),
                Optional.of(now()),
                Optional.of(variant.card()),
                Optional.of(WorkerProcess.waitPolicy()),
                Map.of(
                        "deltamask", version(),
                        "java", System.getProperty("java.version"),
                        "os",
                                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                                        + System.getProperty("os.arch")),
                Run.Made.NOTHING);
    }

    private static String version() {
        return Optional.ofNullable(Runner.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private void runInTurn() throws UnusableException, InterruptedException, VariantLane.Cancelled {
        int turn = 0;
        for (Sample sample : dataset.samples()) {
            List<VariantLane> wanted =
                    lanes.stream().filter(lane -> lane.needs(sample)).toList();
            if (wanted.isEmpty()) {
                continue;
            }
            gate.await();
            if (cancelled) {
                throw new VariantLane.Cancelled();
            }
            wanted.forEach(lane -> lane.begin(sample));
            for (int repeat = 0; repeat < conditions.repeats(); repeat++) {
                for (int i = 0; i < wanted.size(); i++) {
                    wanted.get((i + turn) % wanted.size()).measure();
                }
                turn++;
            }
            for (VariantLane lane : wanted) {
                lane.finish();
            }
        }
    }

    private void runAtOnce() throws UnusableException, InterruptedException, VariantLane.Cancelled {
        ExecutorService threads = Executors.newFixedThreadPool(lanes.size());
        try {
            ExecutorCompletionService<Void> ends = new ExecutorCompletionService<>(threads);
            for (VariantLane lane : lanes) {
                List<Sample> wanted =
                        dataset.samples().stream().filter(lane::needs).toList();
                ends.submit(() -> {
                    lane.stream(wanted, gate);
                    return null;
                });
            }
            for (int i = 0; i < lanes.size(); i++) {
                await(ends.take());
            }
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private void await(Future<Void> end) throws UnusableException, InterruptedException, VariantLane.Cancelled {
        try {
            end.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VariantLane.Cancelled cancel) {
                throw cancel;
            }
            // One lane that cannot go on ends them all.
            cancel();
            if (e.getCause() instanceof UnusableException unusable) {
                throw unusable;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void closeAll() throws UnusableException {
        UnusableException failure = null;
        for (VariantLane lane : lanes) {
            try {
                lane.close();
            } catch (UnusableException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void say(String activity) {
        listener.activity(activity);
    }

    private synchronized void report(int job, RunRow row) {
        listener.row(job, row);
    }

    private synchronized void reportKept(int job, RunRow row) {
        listener.kept(job, row);
    }

    /** Holds before the next image. From any thread. */
    public void pause() {
        gate.close();
    }

    /** Goes on after {@link #pause}. */
    public void resume() {
        gate.open();
    }

    /** Ends at once, even inside a native call; what is done is kept. From any thread. */
    public void cancel() {
        cancelled = true;
        lanes.forEach(VariantLane::kill);
        gate.remove();
    }
}
