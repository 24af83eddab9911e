package deltamask.ui.runs;

import deltamask.ui.common.Choosers;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Theme;
import java.nio.file.Path;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Opens imports beside the window, one at a time. The window stays usable. JavaFX thread only. */
final class Imports {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final double WIDTH = 940;
    private static final double HEIGHT = 660;
    private static final double MIN_WIDTH = 820;
    private static final double MIN_HEIGHT = 540;

    private final Session session;
    private final Tasks tasks;
    private final Reopener reopener;
    private final Choosers choosers;
    private final ChangeListener<Theme> theme = (property, old, now) -> paint(now);
    private ImportPane pane;
    private Stage stage;

    Imports(Session session, Tasks tasks, Reopener reopener, Choosers choosers) {
        this.session = session;
        this.tasks = tasks;
        this.reopener = reopener;
        this.choosers = choosers;
    }

    /**
     * Opens an import of a folder, in the place of one that is open.
     *
     * @param side which it becomes in a comparison
     */
    void open(Window owner, Path folder, Side side) {
        if (session.dataset() == null) {
            session.problem("Open the dataset that the masks are of first, then import them.");
            return;
        }
        if (session.machine().isTaken()) {
            session.problem(session.machine().refusal("import when it is through"));
            return;
        }
        close();
        pane = new ImportPane(session, tasks, reopener, choosers, side, this::close);
        stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle("Import masks and times");
        double width = Math.min(WIDTH, owner.getWidth());
        double height = Math.min(HEIGHT, owner.getHeight());
        Scene scene = new Scene(pane, width, height);
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        stage.setScene(scene);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setX(owner.getX() + (owner.getWidth() - width) / 2);
        stage.setY(owner.getY() + (owner.getHeight() - height) / 2);
        stage.setOnHidden(event -> closed());
        session.themeProperty().addListener(theme);
        paint(session.themeProperty().get());
        stage.show();
        pane.masks(folder);
    }

    private void paint(Theme now) {
        if (pane != null) {
            pane.pseudoClassStateChanged(DARK, now == Theme.DARK);
        }
    }

    private void closed() {
        session.themeProperty().removeListener(theme);
        pane.close();
        pane = null;
        stage = null;
    }

    void close() {
        if (stage != null) {
            stage.hide();
        }
    }
}
