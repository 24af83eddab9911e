package deltamask.ui.runs;

import deltamask.ui.common.Choosers;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.SideStage;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import javafx.stage.Stage;
import javafx.stage.Window;

/** Opens imports beside the window, one at a time. The window stays usable. JavaFX thread only. */
final class Imports {
    private static final double WIDTH = 940;
    private static final double HEIGHT = 660;
    private static final double MIN_WIDTH = 820;
    private static final double MIN_HEIGHT = 540;

    private final Session session;
    private final Tasks tasks;
    private final Reopener reopener;
    private final Choosers choosers;
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
        stage = SideStage.of(owner, session, pane, "Import masks and times", WIDTH, HEIGHT);
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setOnHidden(event -> closed());
        stage.show();
        pane.masks(folder);
    }

    private void closed() {
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
