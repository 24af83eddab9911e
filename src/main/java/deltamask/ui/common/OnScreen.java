package deltamask.ui.common;

import deltamask.comparison.Comparison;
import deltamask.ui.common.JobStarter.Request;
import java.util.Optional;

/**
 * What made the results on screen, and what a run took from there: its figures and failures must not be taken for the
 * new run's, and come back where that brings nothing. JavaFX thread only.
 */
final class OnScreen {
    private final Session session;
    /** Absent where it cannot be run again. */
    private Optional<Request> request = Optional.empty();

    private Optional<Former> former = Optional.empty();

    /** What was on screen and can come back. */
    record Former(Optional<Request> request, Results results, Comparison comparison) {}

    OnScreen(Session session) {
        this.session = session;
    }

    Optional<Request> request() {
        return request;
    }

    /** Shows what is whole already. */
    void show(Optional<Request> made, Results results, Comparison comparison) {
        request = made;
        session.setResults(results);
        session.rows().clearResults();
        session.rows().end(comparison);
        session.setResults(results.ended(comparison));
    }

    /** A run begins: nothing of what was there stays. */
    void clear() {
        Results results = session.results();
        if (results != null) {
            Optional<Request> made = request;
            results.comparison().ifPresent(comparison -> former = Optional.of(new Former(made, results, comparison)));
            session.setResults(null);
            session.rows().clearResults();
        }
        request = Optional.empty();
    }

    /** Takes it off the screen; empty where it is not whole. */
    Optional<Former> take() {
        clear();
        Optional<Former> taken = former;
        former = Optional.empty();
        return taken;
    }

    void show(Former back) {
        show(back.request(), back.results(), back.comparison());
    }

    /** The results of what begins will land. */
    void begin(Optional<Request> made, Results results) {
        clear();
        request = made;
        session.setResults(results);
    }

    /** It has ended: what was there before comes back where nothing came in its place. */
    void end() {
        if (session.rows().results().isEmpty()) {
            clear();
            former.ifPresent(this::show);
        }
        former = Optional.empty();
    }

    /** All went with its dataset, which is not to be held either. */
    void forget() {
        request = Optional.empty();
        former = Optional.empty();
    }
}
