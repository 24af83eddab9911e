package deltamask.ui.variants;

import deltamask.ui.common.Opener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.SideStage;
import deltamask.ui.common.Tasks;
import deltamask.variant.UserCards;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Stage;

/**
 * Opens preflights beside the window, one after the other: files without a card, and cards that are edited. The window
 * stays usable, and the picture follows the image that is selected there.
 */
public final class Preflight {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 680;
    private static final double MIN_WIDTH = 820;
    private static final double MIN_HEIGHT = 560;

    /** How a file that has no card was left without one. */
    public enum Left {
        /** On purpose: it is to be fed and read as torchvision's models are. */
        WITHOUT_CARD,
        /** Nothing was decided. */
        CLOSED
    }

    private final Stage owner;
    private final Session session;
    private final Tasks tasks;
    private final Opener opener;
    private final UserCards cards;
    private final Deque<Variant> waiting = new ArrayDeque<>();
    private Consumer<Path> saved = card -> {};
    private BiConsumer<Path, Left> leaving = (file, answer) -> {};
    /** Of the one that is open; empty once its card was written. */
    private Optional<Left> left = Optional.empty();

    private PreflightPane pane;
    private Stage stage;

    /** @param owner the window */
    public Preflight(Stage owner, Session session, Tasks tasks, Opener opener, UserCards cards) {
        this.owner = owner;
        this.session = session;
        this.tasks = tasks;
        this.opener = opener;
        this.cards = cards;
    }

    /** @param listener gets the model file whose card was written */
    void onSaved(Consumer<Path> listener) {
        saved = listener;
    }

    /** @param listener gets each file that had no card, and was left without one */
    public void onLeft(BiConsumer<Path, Left> listener) {
        leaving = listener;
    }

    /** Opens the preflight of a variant, or has it wait until the one that is open is closed. */
    public void open(Variant variant) {
        boolean there = (pane != null && shown().equals(variant.file()))
                || waiting.stream().anyMatch(other -> other.file().equals(variant.file()));
        if (there) {
            return;
        }
        waiting.add(variant);
        if (stage == null) {
            next();
        } else {
            stage.toFront();
        }
    }

    private Path shown() {
        return (Path) pane.getUserData();
    }

    private void next() {
        Variant variant = waiting.poll();
        if (variant == null) {
            return;
        }
        left = variant.hasCard() ? Optional.empty() : Optional.of(Left.CLOSED);
        pane = new PreflightPane(session, tasks, cards, variant, card -> saved(variant, card), this::leave);
        pane.setUserData(variant.file());
        stage = SideStage.of(
                owner, session, pane, "Preflight of " + variant.file().getFileName(), WIDTH, HEIGHT);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnHidden(event -> closed());
        stage.show();
    }

    private void leave(Left answer) {
        left = left.map(closed -> answer);
        hide();
    }

    private void saved(Variant variant, Path card) {
        left = Optional.empty();
        session.activityProperty().set("Saved the card as " + card);
        saved.accept(variant.file());
        for (Side side : Side.values()) {
            Variant chosen = session.variant(side);
            if (chosen != null && chosen.file().equals(variant.file())) {
                opener.variant(side, variant.file());
            }
        }
        hide();
    }

    private void hide() {
        if (stage != null) {
            stage.hide();
        }
    }

    private void closed() {
        Path file = shown();
        Optional<Left> answer = left;
        pane.close();
        pane = null;
        stage = null;
        next();
        answer.ifPresent(known -> leaving.accept(file, known));
    }

    /** Closes what is open; nothing more is opened. */
    public void close() {
        waiting.clear();
        leaving = (file, answer) -> {};
        hide();
    }
}
