package deltamask.ui.charts;

import deltamask.comparison.Candidate;
import deltamask.comparison.ClassResults;
import deltamask.comparison.Comparison;
import deltamask.comparison.Judged;
import deltamask.comparison.Library;
import deltamask.comparison.Outlines;
import deltamask.comparison.RunAgain;
import deltamask.failure.Reasons;
import deltamask.report.Figure;
import deltamask.report.FigureData;
import deltamask.report.Provenance;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.PulseBatch;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;

/**
 * What figures are drawn of: the session's rows, and what has to be looked up or counted first, once somebody looks at a
 * figure that needs it.
 */
final class FigureSource {
    private final Session session;
    private final Library library;
    private final Latest lookingUp;
    private final Runnable changed;
    private final Runnable progressed;
    private final Count<ClassResults> classes;
    private final Count<Outlines> outlines;
    /** Null where they have to be looked up anew. */
    private List<Candidate> candidates;

    private boolean looking;

    /**
     * @param changed called when more is known
     * @param progressed called when more is read of what will be known
     */
    FigureSource(Session session, Tasks tasks, Library library, Runnable changed, Runnable progressed) {
        this.session = session;
        this.library = library;
        this.lookingUp = new Latest(tasks, Tasks.Lane.COUNTS);
        this.changed = changed;
        this.progressed = progressed;
        this.classes = new Count<>(tasks, ClassResults::of, "The classes cannot be counted");
        this.outlines = new Count<>(tasks, Outlines::of, "The outlines cannot be measured");
        session.resultsProperty().addListener((property, old, now) -> forget());
        session.machine().takenProperty().addListener((property, old, now) -> {
            if (now) {
                classes.giveWay();
                outlines.giveWay();
            }
            changed.run();
        });
    }

    private void forget() {
        lookingUp.cancel();
        looking = false;
        candidates = null;
        classes.forget();
        outlines.forget();
    }

    /** Something that is read from all masks of a finished comparison, once a figure needs it. */
    private final class Count<T> {
        private final Latest counting;
        private final BiFunction<Comparison, Judged.Watch, Optional<T>> work;
        private final String failed;
        private AtomicBoolean stop = new AtomicBoolean();
        private boolean started;
        private boolean busy;
        private Optional<T> found = Optional.empty();
        private String progress = "";

        Count(Tasks tasks, BiFunction<Comparison, Judged.Watch, Optional<T>> work, String failed) {
            this.counting = new Latest(tasks, Tasks.Lane.COUNTS);
            this.work = work;
            this.failed = failed;
        }

        void forget() {
            stop.set(true);
            counting.cancel();
            started = false;
            busy = false;
            progress = "";
            found = Optional.empty();
        }

        /** What reads masks beside a run would be in its times. */
        void giveWay() {
            if (busy) {
                forget();
            }
        }

        void need(Comparison comparison) {
            if (started || session.machine().takenProperty().get()) {
                return;
            }
            started = true;
            busy = true;
            AtomicBoolean mine = new AtomicBoolean();
            stop = mine;
            PulseBatch<String> told = new PulseBatch<>(batch -> {
                if (!mine.get()) {
                    progress = batch.get(batch.size() - 1);
                    progressed.run();
                }
            });
            counting.start(
                    () -> work.apply(comparison, (done, images) -> {
                        told.offer("Reading masks: " + done + " of " + Numbers.count(images, "image"));
                        return !mine.get();
                    }),
                    result -> {
                        busy = false;
                        found = result;
                        // Word of an image may still be on its way.
                        mine.set(true);
                        changed.run();
                    },
                    failure -> {
                        busy = false;
                        mine.set(true);
                        session.problem(Reasons.sentence(failure, failed));
                        changed.run();
                    });
        }
    }

    private Optional<Comparison> comparison() {
        return Optional.ofNullable(session.results()).flatMap(Results::comparison);
    }

    /** Starts to find out what a figure needs, where it is not known. */
    void need(Figure.Needs needs) {
        switch (needs) {
            case ROWS -> {}
            case CANDIDATES -> {
                if (candidates == null && !looking) {
                    lookUp();
                }
            }
            case CLASSES -> comparison().ifPresent(classes::need);
            case OUTLINES -> comparison().ifPresent(outlines::need);
        }
    }

    /** Whether something that a figure needs is being found out. */
    boolean isBusy(Figure.Needs needs) {
        return switch (needs) {
            case ROWS -> false;
            case CANDIDATES -> looking;
            case CLASSES -> classes.busy;
            case OUTLINES -> outlines.busy;
        };
    }

    /** How far it is, in words; may be empty. */
    String progress(Figure.Needs needs) {
        return needs == Figure.Needs.CLASSES
                ? classes.progress
                : needs == Figure.Needs.OUTLINES ? outlines.progress : "";
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
                classes.found,
                outlines.found);
    }
}
