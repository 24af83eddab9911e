package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Session;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One sentence across the window until it is closed. */
final class NoticeBar extends HBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final Label sentence = Nodes.label("", "notice-sentence");

    NoticeBar(Session session) {
        setId("notice");
        getStyleClass().add("notice");
        sentence.setId("notice-sentence");
        sentence.setWrapText(true);
        setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button close = Nodes.button(new Button(), "notice-close", "fth-x", "Close this message");
        close.setOnAction(event -> session.noticeProperty().set(null));
        getChildren().addAll(sentence, close);
        session.noticeProperty().addListener((property, old, now) -> show(now));
        show(session.noticeProperty().get());
    }

    private void show(Notice notice) {
        Nodes.show(this, notice != null);
        if (notice != null) {
            boolean problem = notice.kind() == Notice.Kind.PROBLEM;
            pseudoClassStateChanged(PROBLEM, problem);
            sentence.setText(notice.sentence());
            sentence.setGraphic(Nodes.icon(problem ? "fth-alert-circle" : "fth-info"));
            setAccessibleText(notice.sentence());
        }
    }
}
