package deltamask.ui;

import deltamask.report.SummaryText;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.WhenVisible;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;

/** The comparison in words, to be read and to be copied. */
final class SummaryPane extends StackPane {
    private final TextArea text = new TextArea();

    SummaryPane(Session session) {
        setId("summary-pane");
        getStyleClass().add("summary-pane");
        text.setId("summary");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("The comparison in words");
        getChildren().add(text);
        WhenVisible show = new WhenVisible(this, () -> show(session.results()));
        session.resultsProperty().addListener((property, old, now) -> show.request());
        show.request();
    }

    private void show(Results results) {
        text.setText(
                results == null || results.comparison().isEmpty()
                        ? "The comparison in words comes with the end of a run: press Run (F5)."
                        : String.join(
                                "\n", SummaryText.lines(results.comparison().get())));
    }
}
