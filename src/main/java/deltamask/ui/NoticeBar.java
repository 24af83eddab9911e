package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Notice.Offer;
import deltamask.ui.common.Notices;
import deltamask.ui.common.Session;
import deltamask.ui.common.SystemOpener;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/**
 * One sentence over the status bar, so that the content keeps its place and can be read; a long one reaches above it. A problem stays until it is closed; what went well goes
 * by itself, to the messages behind the bell. One that names a file can open it.
 */
final class NoticeBar extends HBox {
    private static final PseudoClass PROBLEM = PseudoClass.getPseudoClass("problem");
    private static final Duration STAYS = Duration.seconds(15);

    private final Label sentence = Nodes.label("", "notice-sentence");
    private final Button open = Nodes.button(new Button("Open"), "notice-open", "", "Open with the system's program");
    private final Button problems =
            Nodes.button(new Button("Show problems"), "notice-problems", "", "List each bad file with its reason");
    private final Button folder =
            Nodes.button(new Button("Open folder"), "notice-folder", "", "Show where it was saved");
    private final PauseTransition goes = new PauseTransition(STAYS);

    /** @param showProblems lists the problems */
    NoticeBar(Session session, Notices notices, SystemOpener opener, Runnable showProblems) {
        setId("notice");
        getStyleClass().add("notice");
        setMaxHeight(USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        sentence.setId("notice-sentence");
        sentence.setWrapText(true);
        setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button close = Nodes.button(new Button(), "notice-close", "fth-x", "Close this message (Esc)");
        close.setOnAction(event -> notices.close());
        open.setOnAction(event -> session.noticeProperty().get().file().ifPresent(opener::open));
        folder.setOnAction(event -> {
            Notice notice = session.noticeProperty().get();
            notice.file().ifPresent(notice.offer() == Offer.OPEN_FOLDER ? opener::open : opener::show);
        });
        problems.setOnAction(event -> showProblems.run());
        open.setMinWidth(USE_PREF_SIZE);
        problems.setMinWidth(USE_PREF_SIZE);
        folder.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sentence, problems, open, folder, close);
        goes.setOnFinished(event -> session.noticeProperty().set(null));
        hoverProperty().addListener((property, old, now) -> waitForReader(now));
        session.noticeProperty().addListener((property, old, now) -> show(now));
        show(session.noticeProperty().get());
    }

    private void waitForReader(boolean reading) {
        if (reading) {
            goes.stop();
        } else if (isVisible() && !getPseudoClassStates().contains(PROBLEM)) {
            goes.playFromStart();
        }
    }

    private void show(Notice notice) {
        Nodes.show(this, notice != null);
        goes.stop();
        if (notice != null) {
            boolean problem = notice.kind() == Notice.Kind.PROBLEM;
            pseudoClassStateChanged(PROBLEM, problem);
            sentence.setText(notice.sentence());
            sentence.setGraphic(Nodes.icon(problem ? "fth-alert-circle" : "fth-info"));
            setAccessibleText(notice.sentence());
            Nodes.show(problems, notice.offer() == Offer.LIST_PROBLEMS);
            Nodes.show(open, notice.offer() == Offer.OPEN_FILE);
            Nodes.show(folder, notice.file().isPresent());
            waitForReader(isHover());
        }
    }
}
