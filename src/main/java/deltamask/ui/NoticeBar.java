package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Session;
import deltamask.ui.common.SystemOpener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One sentence across the window until it is closed; one that names a file can open it. */
final class NoticeBar extends HBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");

    private final Label sentence = Nodes.label("", "notice-sentence");
    private final Button open = Nodes.button(new Button("Open"), "notice-open", "", "Open with the system's program");
    private final Button problems =
            Nodes.button(new Button("Show problems"), "notice-problems", "", "List each bad file with its reason");
    private final Button folder =
            Nodes.button(new Button("Show in folder"), "notice-folder", "", "Show the file in its folder");

    /** @param showProblems lists the problems */
    NoticeBar(Session session, SystemOpener opener, Runnable showProblems) {
        setId("notice");
        getStyleClass().add("notice");
        sentence.setId("notice-sentence");
        sentence.setWrapText(true);
        setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button close = Nodes.button(new Button(), "notice-close", "fth-x", "Close this message");
        close.setOnAction(event -> session.noticeProperty().set(null));
        open.setOnAction(event -> session.noticeProperty().get().file().ifPresent(opener::open));
        folder.setOnAction(event -> session.noticeProperty().get().file().ifPresent(opener::show));
        problems.setOnAction(event -> showProblems.run());
        open.setMinWidth(USE_PREF_SIZE);
        problems.setMinWidth(USE_PREF_SIZE);
        folder.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sentence, problems, open, folder, close);
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
            Nodes.show(problems, notice.listed());
            Nodes.show(open, notice.file().isPresent());
            Nodes.show(folder, notice.file().isPresent());
        }
    }
}
