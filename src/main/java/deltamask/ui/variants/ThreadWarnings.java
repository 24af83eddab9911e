package deltamask.ui.variants;

import deltamask.ui.common.Notice;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/**
 * Warns before a run where more than one thread makes a chosen variant several times slower than one. Measures only when
 * more than one is chosen, once for each variant and number, and never while the machine is taken. JavaFX thread only.
 */
final class ThreadWarnings {
    /** A spinner passes through numbers that nobody wants. */
    private static final Duration SETTLED = Duration.millis(700);

    private final Session session;
    private final ThreadTiming timing;
    private final PauseTransition settled = new PauseTransition(SETTLED);
    private final Map<Subject, ThreadCheck> measured = new HashMap<>();
    private Subject measuring;

    private record Subject(Variant variant, int threads) {}

    ThreadWarnings(Session session, Tasks tasks) {
        this.session = session;
        this.timing = new ThreadTiming(tasks);
        settled.setOnFinished(event -> next());
        session.conditionsProperty().addListener((property, old, now) -> look());
        for (Side side : Side.values()) {
            session.variantProperty(side).addListener((property, old, now) -> look());
        }
        session.machine().takenProperty().addListener((property, old, now) -> {
            if (now) {
                stop();
            } else {
                look();
            }
        });
    }

    private int threads() {
        return session.conditionsProperty().get().threads();
    }

    private void look() {
        if (threads() > 1 && !session.machine().isTaken()) {
            settled.playFromStart();
        }
    }

    private void next() {
        if (threads() == 1
                || session.machine().isTaken()
                || measuring != null
                || session.rows().all().isEmpty()) {
            return;
        }
        for (Side side : Side.values()) {
            Variant variant = session.variant(side);
            if (variant != null && !measured.containsKey(new Subject(variant, threads()))) {
                measure(new Subject(variant, threads()));
                return;
            }
        }
    }

    private void measure(Subject subject) {
        measuring = subject;
        Path image = session.rows().all().get(0).sample().image();
        Variant variant = subject.variant();
        timing.start(variant, variant.card(), image, subject.threads(), found -> {
            measuring = null;
            found.ifPresent(check -> {
                measured.put(subject, check);
                warn(subject, check);
                next();
            });
        });
    }

    private void warn(Subject subject, ThreadCheck check) {
        boolean chosen = false;
        for (Side side : Side.values()) {
            chosen |= subject.variant().equals(session.variant(side));
        }
        if (check.isSlow() && chosen && threads() == subject.threads()) {
            session.noticeProperty()
                    .set(Notice.info(check.sentence(subject.variant().name())));
        }
    }

    /** Ends what is being measured. */
    void stop() {
        settled.stop();
        timing.stop();
    }
}
