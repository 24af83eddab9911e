package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Rules;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.mask.Foreground;
import deltamask.ui.common.JobStarter.Job;
import deltamask.ui.common.JobStarter.Request;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Starts, holds and ends runs. JavaFX thread only. */
public final class RunControl {
    private final Session session;
    private final Tasks tasks;
    private final JobStarter starter;
    private final Callable<Path> newFolder;
    private final Rules rules;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper(this, "resumable");
    private Request unfinished;
    private Job job;

    /** @param newFolder makes an empty folder for a comparison */
    public RunControl(Session session, Tasks tasks, JobStarter starter, Callable<Path> newFolder, Rules rules) {
        this.session = session;
        this.tasks = tasks;
        this.starter = starter;
        this.newFolder = newFolder;
        this.rules = rules;
        session.datasetProperty().addListener((property, old, now) -> refreshResumable());
        session.variantProperty(Side.A).addListener((property, old, now) -> refreshResumable());
        session.variantProperty(Side.B).addListener((property, old, now) -> refreshResumable());
        session.conditionsProperty().addListener((property, old, now) -> refreshResumable());
    }

    /** Whether the last run ended early, and what is chosen now is what it was made of. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    private void refreshResumable() {
        resumable.set(unfinished != null
                && !session.runState().isBusy()
                && unfinished.dataset().equals(session.dataset())
                && unfinished.a().equals(session.variant(Side.A))
                && unfinished.b().equals(session.variant(Side.B))
                && unfinished.conditions().equals(session.conditionsProperty().get()));
    }

    /** Runs what is chosen from the first image. Does nothing where something is missing, or a run goes on. */
    public void start() {
        if (session.runState().isBusy()
                || session.dataset() == null
                || session.variant(Side.A) == null
                || session.variant(Side.B) == null) {
            return;
        }
        enter("Starting…");
        Request wanted = new Request(
                session.dataset(),
                session.variant(Side.A),
                session.variant(Side.B),
                session.conditionsProperty().get(),
                rules,
                Path.of(""),
                false);
        tasks.start(Lane.FILES, newFolder, folder -> run(in(wanted, folder, false)), this::failed);
    }

    /** Goes on with the run that ended early. */
    public void resumeUnfinished() {
        if (resumable.get()) {
            enter("Going on…");
            run(in(unfinished, unfinished.folder(), true));
        }
    }

    private void enter(String activity) {
        session.setRunState(RunState.RUNNING);
        session.setProgress(new RunProgress(0, session.dataset().samples().size(), 0, -1));
        session.noticeProperty().set(null);
        session.activityProperty().set(activity);
        refreshResumable();
    }

    private static Request in(Request request, Path folder, boolean resume) {
        return new Request(
                request.dataset(), request.a(), request.b(), request.conditions(), request.rules(), folder, resume);
    }

    private void run(Request request) {
        if (session.runState() == RunState.ENDING) {
            session.activityProperty().set("Cancelled");
            leave();
            return;
        }
        unfinished = request;
        Feed feed = new Feed(request);
        try {
            job = starter.prepare(request, feed);
        } catch (RuntimeException e) {
            failed(e);
            return;
        }
        if (session.runState() == RunState.PAUSED) {
            job.pause();
        }
        tasks.start(
                Lane.RUNS,
                job::run,
                comparison -> {
                    feed.end();
                    ended(comparison, feed);
                },
                failure -> {
                    feed.end();
                    failed(failure);
                });
    }

    private Results.Source source(Variant variant, Path run) {
        Foreground foreground = rules.foreground().orElse(variant.card().foreground());
        return new Results.Source(variant.name(), variant.file(), run, foreground);
    }

    /** Brings what the job tells to the session, and nothing after its end. */
    private final class Feed implements ComparisonListener {
        private final PulseBatch<ComparisonRow> rows = new PulseBatch<>(batch -> whileOpen(() -> land(batch)));
        private final PulseBatch<RunProgress> steps =
                new PulseBatch<>(batch -> whileOpen(() -> session.setProgress(last(batch))));
        private final PulseBatch<String> activities = new PulseBatch<>(
                batch -> whileOpen(() -> session.activityProperty().set(last(batch))));
        private final Request request;
        private boolean open = true;
        private boolean begun;

        Feed(Request request) {
            this.request = request;
        }

        /** The former results stay on screen until there is something to show in their place. */
        void begin() {
            if (!begun) {
                begun = true;
                session.setResults(new Results(
                        source(request.a(), request.folder().resolve("a")),
                        source(request.b(), request.folder().resolve("b")),
                        request.conditions(),
                        request.folder(),
                        Optional.empty()));
                session.rows().clearResults();
            }
        }

        @Override
        public void activity(String activity) {
            activities.offer(activity);
        }

        @Override
        public void row(ComparisonRow row) {
            rows.offer(row);
        }

        @Override
        public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
            steps.offer(new RunProgress(done, total, imagesPerSecond, secondsLeft));
        }

        private void whileOpen(Runnable update) {
            if (open) {
                update.run();
            }
        }

        private void land(List<ComparisonRow> batch) {
            begin();
            session.rows().land(batch);
            if (session.runState() == RunState.RUNNING) {
                session.activityProperty().set("Segmenting " + session.dataset().name());
            }
        }

        void end() {
            open = false;
        }

        private static <T> T last(List<T> batch) {
            return batch.get(batch.size() - 1);
        }
    }

    private void ended(Comparison comparison, Feed feed) {
        boolean whole = session.runState() != RunState.ENDING;
        boolean none = comparison.rows().stream().allMatch(row -> row.status() == ComparisonRow.Status.MISSING);
        if (!whole && none) {
            session.activityProperty().set("Cancelled before the first image");
            leave();
            return;
        }
        feed.begin();
        session.rows().end(comparison);
        session.setResults(session.results().ended(comparison));
        if (whole) {
            unfinished = null;
        }
        session.activityProperty()
                .set((whole ? "Done, and kept in " : "Cancelled; what was done is kept in ")
                        + session.results().folder());
        leave();
    }

    private void failed(Exception failure) {
        boolean cancelled = session.runState() == RunState.ENDING;
        session.activityProperty().set(cancelled ? "Cancelled" : "The run failed");
        if (!cancelled) {
            session.problem(
                    failure instanceof UnusableException
                            ? failure.getMessage()
                            : "The run ended: " + Reasons.of(failure) + ".");
        }
        leave();
    }

    private void leave() {
        job = null;
        session.setRunState(RunState.IDLE);
        refreshResumable();
    }

    /** Holds before the next image. */
    public void pause() {
        if (session.runState() == RunState.RUNNING) {
            session.setRunState(RunState.PAUSED);
            session.activityProperty().set("Paused");
            if (job != null) {
                job.pause();
            }
        }
    }

    /** Goes on after {@link #pause}. */
    public void goOn() {
        if (session.runState() == RunState.PAUSED) {
            session.setRunState(RunState.RUNNING);
            session.activityProperty().set("Running");
            if (job != null) {
                job.resume();
            }
        }
    }

    /** Ends the run; what is done is kept. */
    public void cancel() {
        if (session.runState().isBusy() && session.runState() != RunState.ENDING) {
            session.setRunState(RunState.ENDING);
            session.activityProperty().set("Cancelling…");
            if (job != null) {
                job.cancel();
            }
        }
    }
}
