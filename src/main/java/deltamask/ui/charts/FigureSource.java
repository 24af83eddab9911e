package deltamask.ui.charts;

import deltamask.comparison.Candidate;
import deltamask.comparison.ClassScores;
import deltamask.comparison.Comparison;
import deltamask.comparison.Library;
import deltamask.comparison.RunAgain;
import deltamask.report.Figure;
import deltamask.report.FigureData;
import deltamask.report.Provenance;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What figures are drawn of: the session's rows, and what has to be looked up or counted first, once somebody looks at a
 * figure that needs it.
 */
final class FigureSource {
    private final Session session;
    private final Library library;
    private final Latest lookingUp;
    private final Latest counting;
    private final Runnable changed;
    private AtomicBoolean stopped = new AtomicBoolean();
    /** Null where they have to be looked up anew. */
    private List<Candidate> candidates;

    private boolean looking;
    private boolean countingStarted;
    private Optional<ClassScores> classes = Optional.empty();

    /** @param changed called when more is known */
    FigureSource(Session session, Tasks tasks, Library library, Runnable changed) {
        this.session = session;
        this.library = library;
        this.lookingUp = new Latest(tasks, Tasks.Lane.COUNTS);
        this.counting = new Latest(tasks, Tasks.Lane.COUNTS);
        this.changed = changed;
        session.resultsProperty().addListener((property, old, now) -> forget());
    }

    private void forget() {
        lookingUp.cancel();
        looking = false;
        candidates = null;
        stopped.set(true);
        counting.cancel();
        countingStarted = false;
        classes = Optional.empty();
    }

    private Optional<Comparison> comparison() {
        return Optional.ofNullable(session.results()).flatMap(Results::comparison);
    }

    /** Starts to find out what a figure needs, where it is not known. */
    void need(Figure figure) {
        if (figure.needs() == Figure.Needs.CANDIDATES && candidates == null && !looking) {
            lookUp();
        }
        if (figure.needs() == Figure.Needs.CLASSES && !countingStarted) {
            comparison().ifPresent(this::count);
        }
    }

    /** Whether something that a figure needs is being found out. */
    boolean isBusy(Figure figure) {
        return (figure.needs() == Figure.Needs.CANDIDATES && looking)
                || (figure.needs() == Figure.Needs.CLASSES && countingStarted && classes.isEmpty());
    }

    private void lookUp() {
        looking = true;
        Path dataset = session.dataset().folder();
        Optional<Comparison> here = comparison();
        lookingUp.start(
                () -> merged(here.map(Candidate::of).orElse(List.of()), Candidate.of(library, dataset)),
                found -> {
                    looking = false;
                    candidates = found;
                    changed.run();
                },
                failure -> {
                    looking = false;
                    candidates = here.map(Candidate::of).orElse(List.of());
                    session.problem(failure.getMessage());
                    changed.run();
                });
    }

    /** What is on screen may be kept too, and stands there once. */
    private static List<Candidate> merged(List<Candidate> here, List<Candidate> kept) {
        List<Candidate> all = new ArrayList<>(here);
        for (Candidate one : kept) {
            boolean known = here.stream()
                    .anyMatch(other -> other.label().equals(one.label())
                            && other.fileBytes().equals(one.fileBytes())
                            && other.conditions().equals(one.conditions())
                            && other.device().equals(one.device()));
            if (!known) {
                all.add(one);
            }
        }
        return all;
    }

    private void count(Comparison comparison) {
        countingStarted = true;
        AtomicBoolean stop = new AtomicBoolean();
        stopped = stop;
        counting.start(
                () -> ClassScores.of(comparison, stop::get),
                found -> {
                    classes = found;
                    changed.run();
                },
                failure -> session.problem("The classes cannot be counted: " + failure.getMessage()));
    }

    private static String measured(Comparison whole) {
        return Provenance.conditions(whole.a().info(), whole.b().info())
                + RunAgain.inWords(whole.rows()).map(again -> " · " + again).orElse("");
    }

    /** Of what is known now; only while there are results. */
    FigureData data() {
        Results results = session.results();
        Optional<Comparison> comparison = results.comparison();
        return new FigureData(
                session.rows().results(),
                results.a().name(),
                results.b().name(),
                comparison.map(FigureSource::measured).orElseGet(results::conditionsInWords),
                comparison,
                candidates == null ? List.of() : candidates,
                classes);
    }
}
