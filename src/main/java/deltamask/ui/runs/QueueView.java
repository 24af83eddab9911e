package deltamask.ui.runs;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.RunProgress;
import deltamask.ui.runs.QueueItem.Shown;
import deltamask.ui.runs.QueueItem.State;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The queue as a list, each with its state; out of sight while there is none. */
final class QueueView extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final RunQueue queue;
    private final Reopener reopener;
    private final VBox list = new VBox();

    QueueView(RunQueue queue, Reopener reopener) {
        this.queue = queue;
        this.reopener = reopener;
        setId("queue");
        getStyleClass().add("queue");
        Button cancel = Nodes.button(
                new Button("Cancel all"), "queue-cancel", "fth-x", "End the one that runs and leave out the rest");
        cancel.setOnAction(event -> queue.cancelAll());
        cancel.disableProperty().bind(queue.runningProperty().not());
        Button pause = Nodes.button(
                new Button("Pause"), "queue-pause", "fth-pause", "Hold before the next image, or go on (Shift+F7)");
        pause.textProperty()
                .bind(Bindings.when(queue.pausedProperty()).then("Go on").otherwise("Pause"));
        pause.setOnAction(event -> queue.togglePause());
        pause.disableProperty().bind(queue.runningProperty().not());
        Button clear = Nodes.button(
                new Button("Clear"), "queue-clear", "", "Take those off the list that are through; they stay kept");
        clear.setOnAction(event -> queue.clear());
        list.getStyleClass().add("queue-list");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        setVgrow(scroll, Priority.ALWAYS);
        Label title = Nodes.label("Queue", "pane-title");
        title.setTooltip(
                new Tooltip("A runs anew for each B, because times are only comparable where both ran in turn"));
        getChildren().addAll(Nodes.row("queue-header", title, Nodes.spacer(), pause, cancel, clear), scroll);
        queue.items().addListener((ListChangeListener<QueueItem>) change -> refresh());
        refresh();
    }

    private void refresh() {
        Nodes.show(this, !queue.items().isEmpty());
        List<Node> rows = new ArrayList<>();
        for (QueueItem item : queue.items()) {
            rows.add(new ItemRow(item, rows.size() + 1));
        }
        list.getChildren().setAll(rows);
    }

    /** One comparison: its models, how far it is, and what can be done with it. */
    private final class ItemRow extends VBox {
        private final QueueItem item;
        private final Label state = Nodes.label("", "queue-state");
        private final ProgressBar bar = new ProgressBar(0);
        private final Button open;
        private final Button skip;

        ItemRow(QueueItem item, int number) {
            this.item = item;
            getStyleClass().add("queue-item");
            open = Nodes.button(new Button(), "queue-open-" + number, "fth-eye", "Show its results");
            skip = Nodes.button(new Button(), "queue-skip-" + number, "fth-skip-forward", "Leave it out");
            open.setOnAction(event -> reopener.show(
                    item.request().orElseThrow(), item.comparison().orElseThrow()));
            skip.setOnAction(event -> queue.skip(item));
            Label name = Nodes.label(String.valueOf(item.candidate().getFileName()), "queue-name");
            name.setTooltip(new Tooltip(item.candidate() + "\nagainst " + item.reference() + "\n"
                    + item.conditions().inWords()));
            state.setId("queue-state-" + number);
            state.setWrapText(true);
            bar.getStyleClass().add("small");
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText("Progress of " + item.inWords());
            HBox.setHgrow(name, Priority.ALWAYS);
            name.setMaxWidth(Double.MAX_VALUE);
            getChildren().addAll(Nodes.row("queue-line", name, open, skip), bar, state);
            item.shownProperty().addListener((property, old, now) -> show(now));
            show(item.shownProperty().get());
        }

        private void show(Shown now) {
            boolean through = now.state().isThrough();
            Nodes.show(open, through && item.comparison().isPresent());
            Nodes.show(skip, !through);
            skip.setDisable(now.ending());
            Nodes.show(bar, now.state() == State.RUNNING);
            RunProgress progress = now.progress();
            bar.setProgress(progress.done() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : progress.share());
            pseudoClassStateChanged(FAILED, now.state() == State.FAILED);
            state.setText(words(now, progress));
            setAccessibleText(item.inWords() + ": " + state.getText());
        }

        private String words(Shown now, RunProgress progress) {
            if (now.state() == State.RUNNING && now.said().isEmpty()) {
                return "running: " + progress.done() + " of " + progress.total()
                        + (progress.secondsLeft() >= 0
                                ? ", " + Numbers.duration(progress.secondsLeft()) + " left"
                                : "");
            }
            return now.state() + (now.said().isEmpty() ? "" : ": " + now.said());
        }
    }
}
