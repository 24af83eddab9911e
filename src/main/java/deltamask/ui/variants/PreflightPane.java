package deltamask.ui.variants;

import com.google.gson.JsonObject;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.UserCards;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Makes a model card: its values at the left, what they make of one image at the right, which follows. */
final class PreflightPane extends BorderPane {
    private final Session session;
    private final Tasks tasks;
    private final UserCards cards;
    private final Variant variant;
    private final Consumer<Path> saved;
    private final Trial trial;
    private final ThreadTiming timing;
    private final CardForm form;
    private final SightPane sight;
    private final Label savingProblem = Nodes.label("", "preflight-saving");
    private final Button save = Nodes.button(
            new Button("Save card"), "preflight-save", "fth-save", "Write the card, and open the variant with it");
    /** Whether the model fails with the card that was tried last. */
    private final BooleanProperty fails = new SimpleBooleanProperty(this, "fails");

    private final BooleanProperty unsavable = new SimpleBooleanProperty(this, "unsavable");
    private final ChangeListener<Row> selection = (property, old, now) -> tryCard();
    private final ChangeListener<Boolean> taken = (property, old, now) -> hold(now);
    private boolean threadsMeasured;

    /**
     * @param saved gets the card's place
     * @param left asks to be closed without a card being written
     */
    PreflightPane(
            Session session,
            Tasks tasks,
            UserCards cards,
            Variant variant,
            Consumer<Path> saved,
            Consumer<Preflight.Left> left) {
        this.session = session;
        this.tasks = tasks;
        this.cards = cards;
        this.variant = variant;
        this.saved = saved;
        this.form = new CardForm(convention(), this::tryCard);
        this.timing = new ThreadTiming(tasks);
        this.trial = new Trial(variant, tasks, this::threads, this::show, this::failed);
        this.sight = new SightPane(trial.workingProperty());
        getStyleClass().addAll("window", "preflight");
        setTop(header());
        ScrollPane values = new ScrollPane(form);
        values.setFitToWidth(true);
        values.getStyleClass().add("preflight-values");
        setLeft(values);
        setCenter(sight);
        setBottom(buttons(left));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                left.accept(Preflight.Left.CLOSED);
            }
        });
        session.rows().selectedProperty().addListener(selection);
        session.machine().takenProperty().addListener(taken);
        save.disableProperty().bind(unsavable.or(fails).or(session.machine().takenProperty()));
        form.show(variant.card(), variant.card());
    }

    private VBox header() {
        Label title = Nodes.label("How " + variant.file().getFileName() + " is fed and read", "preflight-title");
        Label says = Nodes.label(
                variant.hasCard()
                        ? "Change what its model card says; the picture follows."
                        : "It has no model card, so torchvision's convention is tried on one image. Change it until the"
                                + " picture is right; it follows.",
                "muted");
        says.setWrapText(true);
        VBox header = new VBox(title, says);
        header.getStyleClass().add("preflight-header");
        return header;
    }

    private HBox buttons(Consumer<Preflight.Left> left) {
        Button convention = Nodes.button(
                new Button("As torchvision does"),
                "preflight-convention",
                "fth-rotate-ccw",
                "Source size, ImageNet's mean and std, output out, logits, VOC's classes");
        convention.setOnAction(event -> form.show(convention(), variant.card()));
        Button cancel = Nodes.button(
                new Button(variant.hasCard() ? "Cancel" : "Without a card"),
                "preflight-cancel",
                "",
                variant.hasCard()
                        ? "Leave the card as it is (Esc)"
                        : "Leave the variant without a card: it is fed and read as torchvision's are");
        cancel.setOnAction(
                event -> left.accept(variant.hasCard() ? Preflight.Left.CLOSED : Preflight.Left.WITHOUT_CARD));
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save());
        savingProblem.setId("preflight-saving-problem");
        savingProblem.setWrapText(true);
        return Nodes.row("preflight-buttons", convention, savingProblem, Nodes.spacer(), cancel, save);
    }

    private ModelCard convention() {
        return ModelCards.torchvisionConvention(variant.file());
    }

    private int threads() {
        return session.conditionsProperty().get().threads();
    }

    private Optional<Path> image() {
        if (session.rows().selected() != null) {
            return Optional.of(session.rows().selected().sample().image());
        }
        return session.rows().all().stream().findFirst().map(row -> row.sample().image());
    }

    /** A run's times are not to be disturbed, and its variants' cards stay as they are. */
    private void hold(boolean wanted) {
        if (wanted) {
            trial.hold();
            timing.stop();
        } else {
            trial.release();
        }
        tryCard();
    }

    private void tryCard() {
        savingProblem.setText("");
        try {
            JsonObject json = form.json();
            unsavable.set(false);
            if (session.machine().isTaken()) {
                problem(session.machine().refusal("the card is tried, and can be saved, when it is through"));
            } else if (image().isPresent()) {
                trial.want(json, image().get());
            } else {
                fails.set(false);
                problem("Open a folder of images to try the card on one of them.");
            }
        } catch (UnusableException e) {
            trial.forget();
            unsavable.set(true);
            problem(e.getMessage());
        }
    }

    private void failed(String sentence) {
        fails.set(true);
        problem(sentence);
    }

    private void show(Tried tried) {
        fails.set(tried.sight().problem().isPresent());
        sight.show(tried, threads());
        form.offer(tried.sight().outputs());
        if (tried.picture().isPresent()) {
            measureThreads(tried);
        }
    }

    private void problem(String sentence) {
        sight.problem(sentence);
    }

    /** Once, with the first card that makes a picture: the card hardly changes which number of threads is the better. */
    private void measureThreads(Tried tried) {
        int chosen = threads();
        if (chosen == 1 || threadsMeasured) {
            return;
        }
        threadsMeasured = true;
        sight.threads("Comparing one thread with " + chosen + "…", false);
        timing.start(variant, tried.card(), tried.image(), chosen, found -> {
            threadsMeasured = found.isPresent();
            sight.threads(
                    found.map(check -> check.sentence(tried.card().name())).orElse(""),
                    found.filter(ThreadCheck::isSlow).isPresent());
        });
    }

    private void save() {
        JsonObject json;
        try {
            json = form.json();
            ModelCards.parse(json, "The card", variant.file());
        } catch (UnusableException e) {
            savingProblem.setText(e.getMessage());
            return;
        }
        unsavable.set(true);
        Optional<Path> dataset = Optional.ofNullable(session.dataset()).map(open -> open.folder());
        tasks.start(
                Lane.FILES,
                () -> cards.save(variant, json, dataset),
                saved,
                failure -> savingProblem.setText(Reasons.sentence(failure, "It cannot be saved")),
                () -> unsavable.set(false));
    }

    /** Ends what is being tried. */
    void close() {
        session.rows().selectedProperty().removeListener(selection);
        session.machine().takenProperty().removeListener(taken);
        save.disableProperty().unbind();
        timing.stop();
        trial.close();
    }
}
