package deltamask.ui.compare;

import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Results;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Another threshold, for the image on screen alone: the models are asked once more, and nothing stored changes. */
final class WhatIf extends HBox {
    private static final String AS_STORED = "Masks as in the card; what you try is for this image only";
    private static final String AS_STORED_APART =
            "Masks as in the cards; what you try is for both, and for this image only";

    private static final String NOTHING_STORED = "For this image only: nothing stored changes";

    private final Tasks tasks;
    private final Latest asking;
    private final Latest changing;
    private final Consumer<Subject> show;
    private final Slider threshold = new Slider(0, 1, 0.5);
    private final Label value = Nodes.label("", "control-number");
    private final Button asInCard = Nodes.button(
            new Button("As in the card"),
            "as-in-card",
            "",
            "Back to the masks as they were made, with the card's threshold");
    private final Label words = Nodes.label("", "muted", "what-if-words");
    private final Tooltip whole = new Tooltip();
    /** Why a model says nothing, a line each. */
    private List<String> unanswered = List.of();

    private Probes probes;
    private Subject stored;
    private Probabilities chances = Probabilities.NONE;
    private boolean changed;
    private OptionalDouble chosen = OptionalDouble.empty();
    private Map<Side, Double> fromCards = Map.of();
    private boolean quiet;

    /** @param show gets the sample as it would be, and as it is stored again in the end */
    WhatIf(Tasks tasks, Consumer<Subject> show) {
        this.tasks = tasks;
        this.asking = new Latest(tasks, Tasks.Lane.PROBES);
        this.changing = new Latest(tasks, Tasks.Lane.PAINTING);
        this.show = show;
        getStyleClass().addAll("legend-row", "what-if");
        setId("what-if");
        threshold.setId("threshold");
        threshold.setBlockIncrement(0.01);
        threshold.setAccessibleText("Threshold of the probability from which a pixel is foreground");
        threshold.setTooltip(
                new Tooltip("What if a pixel were foreground from another probability on?\n" + NOTHING_STORED));
        threshold.valueProperty().addListener((property, old, now) -> moved());
        asInCard.setOnAction(event -> reset());
        Button close = Nodes.button(new Button(), "what-if-close", "fth-x", "Close, and let the models go (T)");
        close.setOnAction(event -> close());
        words.setId("what-if-words");
        words.setMinWidth(0);
        words.setTooltip(whole);
        Label title = Nodes.label("What-if threshold");
        for (var whole : List.of(title, value, asInCard, close)) {
            whole.setMinWidth(USE_PREF_SIZE);
        }
        getChildren().addAll(title, threshold, value, asInCard, words, Nodes.spacer(), close);
        Nodes.show(this, false);
    }

    private void say(String what) {
        words.setText(what);
        List<String> lines = new ArrayList<>(List.of(what));
        unanswered.stream().filter(line -> !what.contains(line)).forEach(lines::add);
        lines.add(NOTHING_STORED);
        whole.setText(String.join("\n", lines));
    }

    boolean isOpen() {
        return probes != null;
    }

    /** What the models said of the image on screen. */
    Probabilities chances() {
        return chances;
    }

    /** Opens for the results and the sample on screen. */
    void open(Results results, Subject subject) {
        probes = new Probes(results);
        Nodes.show(this, true);
        take(subject);
    }

    /** Closes, and lets the models go. */
    void close() {
        if (!isOpen()) {
            return;
        }
        asking.cancel();
        changing.cancel();
        Probes former = probes;
        probes = null;
        chances = Probabilities.NONE;
        Nodes.show(this, false);
        chosen = OptionalDouble.empty();
        tasks.start(
                Tasks.Lane.FILES,
                () -> {
                    former.close();
                    return former;
                },
                ended -> {},
                tasks::lost);
        if (changed) {
            changed = false;
            show.accept(stored);
        }
    }

    /** Ends the models' processes before the window goes. */
    void end() {
        if (probes != null) {
            probes.close();
            probes = null;
        }
    }

    /** Takes another sample, as it is stored. */
    void take(Subject subject) {
        if (!isOpen()) {
            return;
        }
        stored = subject;
        chances = Probabilities.NONE;
        changed = false;
        changing.cancel();
        threshold.setDisable(true);
        asInCard.setDisable(true);
        unanswered = List.of();
        say("Asking the models…");
        Probes asked = probes;
        Path image = subject.wanted().sample().image();
        asking.start(() -> ask(asked, image), this::answered, failure -> say("The models cannot be asked"));
    }

    private static Map<Side, Probes.Answer> ask(Probes asked, Path image) {
        Map<Side, Probes.Answer> answers = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            answers.put(side, asked.ask(side, image));
        }
        return answers;
    }

    private void answered(Map<Side, Probes.Answer> answers) {
        Map<Side, Probabilities.Chances> found = new EnumMap<>(Side.class);
        List<String> missing = new ArrayList<>();
        answers.forEach((side, answer) -> answer.chances()
                .value()
                .ifPresentOrElse(
                        value -> found.put(side, value),
                        () -> missing.add(side + ": " + answer.chances().reason())));
        chances = new Probabilities(found);
        threshold.setDisable(found.isEmpty());
        asInCard.setDisable(found.isEmpty());
        unanswered = missing;
        if (found.isEmpty()) {
            say(String.join("  ", missing));
            return;
        }
        fromCards = new EnumMap<>(Side.class);
        found.keySet().forEach(side -> fromCards.put(side, answers.get(side).threshold()));
        if (chosen.isPresent()) {
            apply(chosen.getAsDouble());
        } else {
            showAsInCards();
        }
    }

    /** Moves the slider to the cards' threshold, A's where they differ, without any consequence. */
    private void showAsInCards() {
        quiet = true;
        threshold.setValue(fromCards.values().iterator().next());
        quiet = false;
        boolean apart = new HashSet<>(fromCards.values()).size() > 1;
        value.setText(apart ? Thresholds.bySide(fromCards) : Thresholds.words(threshold.getValue()));
        say(apart ? AS_STORED_APART : AS_STORED);
    }

    private void moved() {
        if (!quiet) {
            chosen = OptionalDouble.of(threshold.getValue());
            value.setText(Thresholds.words(threshold.getValue()));
            apply(threshold.getValue());
        }
    }

    private void apply(double wanted) {
        Subject now = stored;
        Probabilities known = chances;
        changing.start(
                () -> Change.of(now, Thresholds.at(now, known, wanted)),
                change -> {
                    changed = true;
                    say(change.scores());
                    show.accept(change.subject());
                },
                failure -> say("The masks cannot be made"));
    }

    /** A sample at another threshold, and its scores beside the stored ones. */
    private record Change(Subject subject, String scores) {
        static Change of(Subject stored, Subject changed) {
            return new Change(changed, Thresholds.scores(stored, changed));
        }
    }

    private void reset() {
        changing.cancel();
        chosen = OptionalDouble.empty();
        changed = false;
        showAsInCards();
        show.accept(stored);
    }
}
