package deltamask.ui;

import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Session;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What can be done with folders of images. */
final class DatasetActions {
    static final String OPEN = "dataset.open";

    private DatasetActions() {}

    static void add(
            Actions actions,
            Session session,
            Opener opener,
            Reopener reopener,
            Toolbar toolbar,
            RecentFolders recent,
            LastTime last) {
        BooleanBinding free = session.machine().takenProperty().not();
        BooleanBinding any = Bindings.isNotEmpty(recent.all());
        BooleanBinding gone = Bindings.createBooleanBinding(
                () -> recent.all().stream().anyMatch(RecentFolders.Recent::missing), recent.all());
        actions.add(
                Action.of(OPEN, Menu.FILE, "Open a folder of images…", toolbar::chooseDataset)
                        .keys("Shortcut+O")
                        .enabledWhen(free),
                Action.of(
                                "dataset.last",
                                Menu.FILE,
                                "Go on where you were last time",
                                () -> last.open(opener, reopener))
                        .keys("Shortcut+Shift+T")
                        .enabledWhen(free.and(last.isKnown())),
                Action.of("recent.missing", Menu.FILE, "Take missing folders from the list", recent::removeMissing)
                        .enabledWhen(gone),
                Action.of("recent.clear", Menu.FILE, "Clear the list of recent folders", recent::clear)
                        .enabledWhen(any));
    }
}
