package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.report.SummaryText;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.WhenVisible;
import java.util.Optional;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;

/** The comparison in words, to be read and to be copied. */
final class SummaryPane extends StackPane {
    private static final String NOTHING = "The comparison in words comes with the end of a run: press Run (F5).";

    private final Session session;
    private final Latest writing;
    private final TextArea text = new TextArea();

    SummaryPane(Session session, Tasks tasks) {
        this.session = session;
        this.writing = new Latest(tasks, Tasks.Lane.COUNTS);
        setId("summary-pane");
        getStyleClass().add("summary-pane");
        text.setId("summary");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText("The comparison in words");
        getChildren().add(text);
        WhenVisible show = new WhenVisible(this, this::show);
        session.resultsProperty().addListener((property, old, now) -> show.request());
        show.request();
    }

    private void show() {
        Optional<Comparison> comparison =
                Optional.ofNullable(session.results()).flatMap(results -> results.comparison());
        if (comparison.isEmpty()) {
            writing.cancel();
            text.setText(NOTHING);
            return;
        }
        // Of 100,000 images the statistics take a while.
        writing.start(
                () -> SummaryText.sentences(comparison.get()),
                text::setText,
                failure -> text.setText("The comparison cannot be put into words: " + failure.getMessage()));
    }
}
