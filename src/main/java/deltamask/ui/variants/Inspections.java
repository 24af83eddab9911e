package deltamask.ui.variants;

import deltamask.failure.Reasons;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.SideStage;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import deltamask.variant.inspect.Figures;
import deltamask.variant.inspect.Findings;
import deltamask.variant.inspect.Inspection;
import deltamask.variant.inspect.Inspector;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

/** A window beside the main one with what is in a model file. One at a time. JavaFX thread only. */
final class Inspections {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 620;

    private final Session session;
    private final Latest reading;
    private Stage stage;

    /** What is shown of the files. */
    private record Content(List<String> findings, List<Figures.Row> rows) {}

    Inspections(Session session, Tasks tasks) {
        this.session = session;
        this.reading = new Latest(tasks, Lane.FILES);
    }

    /** Shows what is in one file. */
    void open(Path file, Window owner) {
        open(file.toString(), false, owner, () -> {
            Inspection found = Inspector.inspect(file);
            return new Content(Findings.of(found), Figures.of(found));
        });
    }

    /** Shows B beside A, as they are chosen. */
    void openBoth(Window owner) {
        Path fileA = session.variant(Side.A).file();
        Path fileB = session.variant(Side.B).file();
        open("A: " + fileA + "\nB: " + fileB, true, owner, () -> {
            Inspection a = Inspector.inspect(fileA);
            Inspection b = Inspector.inspect(fileB);
            return new Content(Findings.of(a, b), Figures.of(a, b));
        });
    }

    private void open(String title, boolean two, Window owner, Callable<Content> read) {
        close();
        InspectionPane pane = new InspectionPane(title, two);
        stage = SideStage.of(owner, session, pane, "Inspection", WIDTH, HEIGHT);
        stage.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
            }
        });
        stage.setOnHidden(event -> forget());
        stage.show();
        reading.start(
                read,
                content -> pane.show(content.findings(), content.rows()),
                failure -> pane.fail(Reasons.sentence(failure, "The file cannot be inspected")));
    }

    private void forget() {
        reading.cancel();
        stage = null;
    }

    /** Closes what is open. */
    void close() {
        if (stage != null) {
            stage.hide();
        }
    }
}
