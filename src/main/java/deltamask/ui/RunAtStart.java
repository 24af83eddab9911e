package deltamask.ui;

import deltamask.ui.common.Notice;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.variants.Preflight;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;

/**
 * Starts the run that was asked for together with the window: once dataset and variants are open, and the preflight of
 * those without a card is answered. Not at all where one of them cannot be opened, or a preflight is closed unanswered.
 */
final class RunAtStart {
    private final Session session;
    private final RunControl runs;
    /** Files that are to be run without a card. */
    private final Set<Path> without = new HashSet<>();
    // Held, so that it can be taken off again.
    private final InvalidationListener look = changed -> look();
    private boolean waiting = true;

    RunAtStart(Session session, RunControl runs, Preflight preflight) {
        this.session = session;
        this.runs = runs;
        session.datasetProperty().addListener(look);
        session.variantProperty(Side.A).addListener(look);
        session.variantProperty(Side.B).addListener(look);
        session.machine().takenProperty().addListener(look);
        preflight.onLeft((file, answer) -> {
            if (answer == Preflight.Left.WITHOUT_CARD) {
                without.add(file);
                look();
            } else if (waiting) {
                end();
                session.noticeProperty()
                        .set(Notice.info("The preflight of " + file.getFileName()
                                + " was closed, so the run was not started: press Run (F5)."));
            }
        });
    }

    private void look() {
        if (!waiting) {
            return;
        }
        boolean overtaken = session.machine().isTaken();
        boolean ready = session.dataset() != null
                && Stream.of(Side.values()).map(session::variant).allMatch(this::isAnswered);
        if (overtaken || ready) {
            end();
        }
        if (ready && !overtaken) {
            runs.start();
        }
    }

    private boolean isAnswered(Variant variant) {
        return variant != null && (variant.hasCard() || without.contains(variant.file()));
    }

    private void end() {
        waiting = false;
        session.datasetProperty().removeListener(look);
        session.variantProperty(Side.A).removeListener(look);
        session.variantProperty(Side.B).removeListener(look);
        session.machine().takenProperty().removeListener(look);
    }
}
