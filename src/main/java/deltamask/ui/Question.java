package deltamask.ui;

import deltamask.ui.common.Nodes;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Asks before something is done that reaches far. */
final class Question extends VBox {
    private final Overlay overlay;
    private final Button no = Nodes.button(new Button("Cancel"), "", "", "Leave all as it is");

    /**
     * @param id its buttons are {@code id-no} and {@code id-yes}
     * @param does what "yes" does, as a button
     */
    Question(Overlay overlay, String id, String title, String says, String does, Runnable yes) {
        this.overlay = overlay;
        setId(id);
        getStyleClass().addAll("card", "question");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Label words = Nodes.label(says, "question-words");
        words.setWrapText(true);
        no.setId(id + "-no");
        no.setOnAction(event -> overlay.hide());
        Button go = Nodes.button(new Button(does), id + "-yes", "", does);
        go.setOnAction(event -> {
            overlay.hide();
            yes.run();
        });
        getChildren()
                .addAll(Nodes.label(title, "card-title"), words, Nodes.row("about-buttons", Nodes.spacer(), go, no));
    }

    void ask() {
        overlay.show(this, no);
    }
}
