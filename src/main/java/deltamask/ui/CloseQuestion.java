package deltamask.ui;

import deltamask.ui.common.Machine;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.RunProgress;
import deltamask.ui.common.Session;
import deltamask.ui.runs.RunQueue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Asks before a window is closed that has a run or a queue going on. */
final class CloseQuestion extends VBox {
    private final Label title = Nodes.label("", "card-title");
    private final Label words = Nodes.label("", "question-words");
    private final Button stay = Nodes.button(new Button("Go on running"), "close-stay", "", "Leave the window open");

    CloseQuestion(Overlay overlay, Session session, RunQueue queue, Stage stage) {
        setId("close-question");
        getStyleClass().addAll("card", "question");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        words.setWrapText(true);
        Button close = Nodes.button(new Button("End it and close"), "close-anyway", "", "What is done is kept");
        stay.setOnAction(event -> overlay.hide());
        close.setOnAction(event -> stage.hide());
        getChildren().addAll(title, words, Nodes.row("about-buttons", Nodes.spacer(), close, stay));
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            Machine machine = session.machine();
            if (machine.isTaken() && machine.holder() != Machine.Holder.OPENING) {
                event.consume();
                RunProgress now = session.progressProperty().get();
                String done = machine.holder() == Machine.Holder.QUEUE
                        ? "The queue is through with " + queue.throughInWords()
                        : now.done() + " of " + now.total() + " images are done";
                title.setText(machine.inWords());
                words.setText(done + ". What is done is kept; the rest would have to be run another time.");
                overlay.show(this, stay);
            }
        });
    }
}
