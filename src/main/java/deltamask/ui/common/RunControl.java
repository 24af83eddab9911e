package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonJob;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Rules;
import deltamask.comparison.ScoreJob;
import deltamask.failure.Reasons;
import deltamask.home.UserFolders;
import deltamask.ui.common.JobStarter.Request;
import deltamask.ui.common.Tasks.Lane;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Starts, holds and ends runs. JavaFX thread only. */
public final class RunControl {
    private final Session session;
    private final Tasks tasks;
    private final JobStarter starter;
    private final Callable<Path> newFolder;
    private final Rules rules;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper(this, "resumable");
    private final ReadOnlyBooleanWrapper repeatable = new ReadOnlyBooleanWrapper(this, "repeatable");
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper(this, "revision");
    /** With what was on screen of them. */
    private final Map<Path, Optional<OnScreen.Former>> deleted = new HashMap<>();

    private Request unfinished;
    private final OnScreen onScreen;
    private ComparisonJob job;
    private RunFeed feed;

    /** @param newFolder makes an empty folder for a comparison */
    public RunControl(Session session, Tasks tasks, JobStarter starter, Callable<Path> newFolder, Rules rules) {
        this.session = session;
        this.tasks = tasks;
        this.starter = starter;
        this.newFolder = newFolder;
        this.rules = rules;
        this.onScreen = new OnScreen(session);
        session.datasetProperty().addListener((property, old, now) -> {
            onScreen.forget();
            deleted.replaceAll((folder, shown) -> Optional.empty());
            refresh();
        });
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        session.conditionsProperty().addListener((property, old, now) -> refresh());
        session.resultsProperty().addListener((property, old, now) -> refresh());
        session.machine().takenProperty().addListener((property, old, now) -> refresh());
    }

    /** Grows whenever what is kept may have changed. */
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** What is kept has changed. */
    public void changed() {
        revision.set(revision.get() + 1);
    }

    /**
     * A comparison was deleted: nothing of it can be run until it is {@link #restored}, and it leaves the screen, for its
     * masks are gone.
     */
    public void deleted(Path folder) {
        Results results = session.results();
        boolean shown = results != null && normal(results.folder()).equals(normal(folder));
        deleted.put(folder, shown ? onScreen.take() : Optional.empty());
        refresh();
    }

    /** A deleted comparison was put back; where it was on screen and nothing came in its place it is there again. */
    public void restored(Path folder) {
        Optional<OnScreen.Former> shown = deleted.remove(folder);
        if (shown != null && session.results() == null && isFree()) {
            shown.ifPresent(onScreen::show);
        }
        refresh();
    }

    private static Path normal(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private boolean isThere(Request request) {
        return !deleted.containsKey(normal(request.folder()));
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
        return !session.machine().isTaken();
    }

    private void refresh() {
        repeatable.set(isFree()
                && onScreen.request().filter(this::isThere).isPresent()
                && session.results() != null
                && session.results().comparison().isPresent());
        resumable.set(unfinished != null
                && isThere(unfinished)
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
        onScreen.clear();
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
            Request request = onScreen.request()
                    .orElseThrow()
                    .again(session.results().comparison().orElseThrow(), numbers);
            enter("Running " + Numbers.count(numbers.size(), "image") + " again…");
            session.setProgress(new RunProgress(0, numbers.size(), 0, -1));
            start(listener -> starter.prepare(request, listener), this::endedAgain);
        }
    }

    /** Scores a kept comparison, whose dataset is open already, and shows it. */
    void show(Reopened reopened, Consumer<Comparison> scored) {
        enter(RunState.OPENING, "Opening " + reopened.kept().title() + "…");
        Optional<Request> request = reopened.request();
        onScreen.begin(request, reopened.results());
        Function<ComparisonListener, ComparisonJob> job = listener -> new ScoreJob(
                reopened.dataset(),
                reopened.a(),
                reopened.b(),
                reopened.manifest().plan().rules(),
                listener);
        start(job, comparison -> {
            boolean whole = session.runState() != RunState.ENDING;
            if (whole) {
                unfinished = reopened.manifest().isWhole() ? null : request.orElse(null);
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
        onScreen.show(Optional.of(request), request.results(), comparison);
        session.activityProperty().set("Kept in " + UserFolders.shown(request.folder()));
        refresh();
    }

    private void enter(String activity) {
        enter(RunState.RUNNING, activity);
    }

    private void enter(RunState state, String activity) {
        session.setRunState(state);
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
        onScreen.begin(Optional.of(request), request.results());
        start(listener -> starter.prepare(request, listener), this::ended);
    }

    private void start(Function<ComparisonListener, ComparisonJob> prepare, Consumer<Comparison> success) {
        feed = new RunFeed(session, "Segmenting " + session.dataset().name());
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
        Ending ending = Ending.of(comparison);
        if (!whole && ending.isEmpty()) {
            session.activityProperty().set("Cancelled before the first image");
            leave();
            return;
        }
        if (whole) {
            unfinished = null;
        }
        end(comparison, ending.inWords(whole ? "Done, and kept in " : "Cancelled; what was done is kept in "));
        ending.notice().ifPresent(session.noticeProperty()::set);
    }

    private void endedAgain(Comparison comparison) {
        end(
                comparison,
                session.runState() != RunState.ENDING
                        ? "Run again, and kept in "
                        : "Cancelled; what both variants did again is kept in ");
    }

    private void end(Comparison comparison, String said) {
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
            session.problem(Reasons.sentence(failure, "The run ended"));
        }
        leave();
    }

    private void leave() {
        job = null;
        feed = null;
        onScreen.end();
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
