package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Rules;
import deltamask.comparison.ScoreJob;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.home.UserFolders;
import deltamask.mask.Foreground;
import deltamask.ui.common.JobStarter.Request;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** Starts, holds and ends runs. JavaFX thread only. */
public final class RunControl {
    private final Session session;
    private final Tasks tasks;
    private final JobStarter starter;
    private final Callable<Path> newFolder;
    private final Rules rules;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper(this, "resumable");
    private final ReadOnlyBooleanWrapper repeatable = new ReadOnlyBooleanWrapper(this, "repeatable");
    private final BooleanProperty occupied = new SimpleBooleanProperty(this, "occupied");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    private Request unfinished;
    /** What made the results on screen, where it can be run again. */
    private Request onScreen;

    private ComparisonJob job;
    private RunFeed feed;

    /** @param newFolder makes an empty folder for a comparison */
    public RunControl(Session session, Tasks tasks, JobStarter starter, Callable<Path> newFolder, Rules rules) {
        this.session = session;
        this.tasks = tasks;
        this.starter = starter;
        this.newFolder = newFolder;
        this.rules = rules;
        session.datasetProperty().addListener((property, old, now) -> {
            // Its results went with the former dataset, which is to be forgotten as well.
            onScreen = null;
            refresh();
        });
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        session.conditionsProperty().addListener((property, old, now) -> refresh());
        session.resultsProperty().addListener((property, old, now) -> refresh());
        occupied.addListener((property, old, now) -> refresh());
    }

    /** Whether something else uses the machine, whose times must not be disturbed: a queue. */
    public BooleanProperty occupiedProperty() {
        return occupied;
    }

    /** Grows whenever what is kept may have changed. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** What is kept has changed. */
    public void changed() {
        revision.set(revision.get() + 1);
    }

    /** Whether images of the results on screen can be run again. */
    public ReadOnlyBooleanProperty repeatableProperty() {
        return repeatable.getReadOnlyProperty();
    }

    /** Whether the last run ended early, and what is chosen now is what it was made of. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    private boolean isFree() {
        return !session.runState().isBusy() && !occupied.get();
    }

    private void refresh() {
        repeatable.set(isFree()
                && onScreen != null
                && session.results() != null
                && session.results().folder().equals(onScreen.folder())
                && session.results().comparison().isPresent());
        resumable.set(unfinished != null
                && isFree()
                && unfinished.dataset().equals(session.dataset())
                && unfinished.a().equals(session.variant(Side.A))
                && unfinished.b().equals(session.variant(Side.B))
                && unfinished.conditions().equals(session.conditionsProperty().get()));
    }

    /** Runs what is chosen from the first image. Does nothing where something is missing, or a run goes on. */
    public void start() {
        if (!isFree()
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
                false,
                Optional.empty());
        tasks.start(Lane.FILES, newFolder, folder -> run(wanted.in(folder)), this::failed);
    }

    /** Goes on with the run that ended early. */
    public void resumeUnfinished() {
        if (resumable.get()) {
            enter("Going on…");
            run(unfinished.resumed());
        }
    }

    /** Runs what is missing of a kept comparison, whose dataset is open already. */
    void finish(Request request) {
        if (isFree()) {
            enter("Going on…");
            run(request.resumed());
        }
    }

    /** Runs some images of the results on screen again. */
    public void runAgain(Set<Integer> numbers) {
        if (repeatable.get() && !numbers.isEmpty()) {
            Request request = onScreen.again(session.results().comparison().orElseThrow(), numbers);
            enter("Running " + Numbers.count(numbers.size(), "image") + " again…");
            session.setProgress(new RunProgress(0, numbers.size(), 0, -1));
            start(() -> {}, listener -> starter.prepare(request, listener), this::endedAgain);
        }
    }

    /** Scores a kept comparison, whose dataset is open already, and shows it. */
    void show(Reopened reopened, Consumer<Comparison> scored) {
        enter("Scoring " + reopened.kept().title() + "…");
        onScreen = reopened.request().orElse(null);
        Runnable begin = () -> replaceResults(reopened.results());
        Function<ComparisonListener, ComparisonJob> job = listener -> new ScoreJob(
                reopened.dataset(),
                reopened.a(),
                reopened.b(),
                reopened.manifest().plan().rules(),
                listener);
        start(begin, job, comparison -> {
            boolean whole = session.runState() != RunState.ENDING;
            if (whole) {
                unfinished = reopened.manifest().isWhole() ? null : onScreen;
                scored.accept(comparison);
            }
            end(
                    comparison,
                    (whole ? "Reopened " : "Cancelled; not all is scored of ")
                            + reopened.kept().title());
        });
    }

    /** Shows what was run in this session already. */
    void show(Request request, Comparison comparison) {
        onScreen = request;
        replaceResults(results(request));
        session.rows().end(comparison);
        session.setResults(session.results().ended(comparison));
        session.activityProperty().set("Kept in " + UserFolders.shown(request.folder()));
        refresh();
    }

    private void enter(String activity) {
        session.setRunState(RunState.RUNNING);
        session.setProgress(new RunProgress(0, session.dataset().samples().size(), 0, -1));
        session.noticeProperty().set(null);
        session.activityProperty().set(activity);
        refresh();
    }

    private void run(Request request) {
        if (session.runState() == RunState.ENDING) {
            session.activityProperty().set("Cancelled");
            leave();
            return;
        }
        unfinished = request;
        Runnable begin = () -> {
            onScreen = request;
            replaceResults(results(request));
        };
        start(begin, listener -> starter.prepare(request, listener), this::ended);
    }

    private static Results results(Request request) {
        return new Results(
                source(request, request.a(), "a"),
                source(request, request.b(), "b"),
                Optional.of(request.conditions()),
                request.folder(),
                Optional.empty());
    }

    private static Results.Source source(Request request, Variant variant, String run) {
        Foreground foreground =
                request.rules().foreground().orElse(variant.card().foreground());
        return new Results.Source(
                variant.name(), variant.file(), request.folder().resolve(run), foreground);
    }

    private void replaceResults(Results results) {
        session.setResults(results);
        session.rows().clearResults();
    }

    private void start(
            Runnable begin, Function<ComparisonListener, ComparisonJob> prepare, Consumer<Comparison> success) {
        feed = new RunFeed(session, begin, "Segmenting " + session.dataset().name());
        RunFeed started = feed;
        try {
            job = prepare.apply(started);
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
                    started.end();
                    success.accept(comparison);
                },
                failure -> {
                    started.end();
                    failed(failure);
                });
    }

    private void ended(Comparison comparison) {
        boolean whole = session.runState() != RunState.ENDING;
        boolean none = comparison.rows().stream().allMatch(row -> row.status() == ComparisonRow.Status.MISSING);
        if (!whole && none) {
            session.activityProperty().set("Cancelled before the first image");
            leave();
            return;
        }
        if (whole) {
            unfinished = null;
        }
        end(comparison, whole ? "Done, and kept in " : "Cancelled; what was done is kept in ");
    }

    private void endedAgain(Comparison comparison) {
        end(
                comparison,
                session.runState() != RunState.ENDING
                        ? "Run again, and kept in "
                        : "Cancelled; what both variants did again is kept in ");
    }

    private void end(Comparison comparison, String said) {
        feed.begin();
        session.rows().end(comparison);
        session.setResults(session.results().ended(comparison));
        session.activityProperty()
                .set(
                        said.endsWith(" in ")
                                ? said + UserFolders.shown(session.results().folder())
                                : said);
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
        feed = null;
        changed();
        session.setRunState(RunState.IDLE);
        refresh();
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
