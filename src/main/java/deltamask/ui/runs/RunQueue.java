package deltamask.ui.runs;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.run.Conditions;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.Machine;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.PulseBatch;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.RunProgress;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.ui.runs.QueueItem.State;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Several candidates against one reference, one after another. Each is a comparison of its own, in which the reference
 * runs anew, because times are only comparable where both ran in turn. A bad one stops nothing. JavaFX thread only.
 */
public final class RunQueue {
    private final Session session;
    private final Tasks tasks;
    private final JobStarter starter;
    private final Callable<Path> newFolder;
    private final RunControl runs;
    private final Rules rules;
    private final ObservableList<QueueItem> items = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper(this, "paused");
    private QueueItem running;
    private ComparisonJob job;

    /** @param newFolder makes an empty folder for a comparison */
    public RunQueue(
            Session session, Tasks tasks, JobStarter starter, Callable<Path> newFolder, RunControl runs, Rules rules) {
        this.session = session;
        this.tasks = tasks;
        this.starter = starter;
        this.newFolder = newFolder;
        this.runs = runs;
        this.rules = rules;
        session.machine().takenProperty().addListener((property, old, now) -> startWhenFree());
    }

    ObservableList<QueueItem> items() {
        return items;
    }

    /** Whether one of its comparisons is being run. */
    BooleanBinding runningProperty() {
        return session.machine().holderProperty().isEqualTo(Machine.Holder.QUEUE);
    }

    /** Whether it holds before the next image. */
    ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Adds candidates, and starts unless something is running already. */
    void add(Dataset dataset, Path reference, List<Path> candidates, Conditions conditions) {
        candidates.forEach(candidate -> items.add(new QueueItem(dataset, reference, candidate, conditions)));
        if (session.machine().holder() == Machine.Holder.RUN) {
            session.activityProperty().set("The queue waits until the run is through");
        }
        startWhenFree();
    }

    private void startWhenFree() {
        if (running == null && !session.machine().isTaken() && count(State.WAITING) > 0) {
            next();
        }
    }

    /** Holds before the next image, or goes on. */
    void togglePause() {
        if (running == null) {
            return;
        }
        paused.set(!paused.get());
        if (job != null && paused.get()) {
            job.pause();
        } else if (job != null) {
            job.resume();
        }
    }

    private void next() {
        running = items.stream()
                .filter(item -> item.state() == State.WAITING)
                .findFirst()
                .orElse(null);
        session.machine().give(running != null ? Machine.Holder.QUEUE : Machine.Holder.NOBODY);
        if (running == null) {
            paused.set(false);
            session.activityProperty()
                    .set("The queue is through: " + count(State.DONE) + " done, " + count(State.FAILED) + " failed, "
                            + count(State.CANCELLED) + " cancelled");
            return;
        }
        QueueItem item = running;
        item.become(State.RUNNING, "opening the models");
        session.activityProperty()
                .set("Queue, " + (items.indexOf(item) + 1) + " of " + items.size() + ": " + item.inWords());
        tasks.start(Lane.FILES, () -> request(item), request -> run(item, request), failure -> failed(item, failure));
    }

    /** "2 of 3": how many of its comparisons are through. */
    public String throughInWords() {
        long through = items.stream().filter(item -> item.state().isThrough()).count();
        return through + " of " + items.size();
    }

    private long count(State state) {
        return items.stream().filter(item -> item.state() == state).count();
    }

    private JobStarter.Request request(QueueItem item) throws Exception {
        return new JobStarter.Request(
                item.dataset(),
                Variants.open(item.reference()),
                Variants.open(item.candidate()),
                item.conditions(),
                rules,
                newFolder.call(),
                false,
                Optional.empty());
    }

    private void run(QueueItem item, JobStarter.Request request) {
        if (item.isEnding()) {
            end(item, State.CANCELLED, "before the first image");
            return;
        }
        try {
            job = starter.prepare(request, listener(item));
        } catch (RuntimeException e) {
            failed(item, e);
            return;
        }
        if (paused.get()) {
            job.pause();
        }
        tasks.start(
                Lane.RUNS, job::run, comparison -> ended(item, request, comparison), failure -> failed(item, failure));
    }

    private static ComparisonListener listener(QueueItem item) {
        PulseBatch<RunProgress> steps = new PulseBatch<>(batch -> item.progressed(batch.get(batch.size() - 1)));
        return new ComparisonListener() {
            @Override
            public void progress(int done, int total, double imagesPerSecond, double secondsLeft) {
                steps.offer(new RunProgress(done, total, imagesPerSecond, secondsLeft));
            }
        };
    }

    private void ended(QueueItem item, JobStarter.Request request, Comparison comparison) {
        item.made(request, comparison);
        int failed = comparison.summary().failed();
        if (item.isEnding()) {
            end(item, State.CANCELLED, "what was done is kept");
        } else if (failed == comparison.summary().images()) {
            end(item, State.FAILED, "every image failed: open it to see why");
        } else {
            end(
                    item,
                    State.DONE,
                    "Δ IoU " + Numbers.delta(comparison.summary().delta().meanIou())
                            + (failed == 0 ? "" : ", " + Numbers.count(failed, "image") + " failed"));
        }
    }

    private void failed(QueueItem item, Exception failure) {
        if (item.isEnding()) {
            end(item, State.CANCELLED, "");
            return;
        }
        end(
                item,
                State.FAILED,
                failure instanceof UnusableException ? failure.getMessage() : "It ended: " + Reasons.of(failure) + ".");
    }

    private void end(QueueItem item, State state, String said) {
        job = null;
        item.become(state, said);
        runs.changed();
        next();
    }

    /** Leaves one out: one that waits is not run, one that runs is cancelled, and the next one starts. */
    void skip(QueueItem item) {
        if (item.state() == State.WAITING) {
            item.become(State.CANCELLED, "left out");
        } else if (item == running && !item.isEnding()) {
            item.end();
            if (job != null) {
                // One that holds would not come to its end.
                job.resume();
                job.cancel();
            }
        }
    }

    /** Ends the one that runs and leaves out those that wait; what is done is kept. */
    public void cancelAll() {
        items.stream().filter(item -> item.state() == State.WAITING).forEach(this::skip);
        if (running != null) {
            skip(running);
        }
    }

    /** Takes those off the list that are through; their comparisons stay. */
    void clear() {
        items.removeIf(item -> item.state().isThrough());
    }
}
