package deltamask.ui;

import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.RecentFolders.Recent;
import deltamask.ui.common.Session;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** The recent folders in the File menu. */
final class RecentMenu extends Menu {
    private final RecentFolders recent;
    private final Opener opener;

    RecentMenu(RecentFolders recent, Opener opener, Session session) {
        super("Recent folders");
        this.recent = recent;
        this.opener = opener;
        setId("menu-recent");
        recent.all().addListener((ListChangeListener<Recent>) change -> refresh());
        session.machine().takenProperty().addListener((property, old, now) -> setDisable(now));
        setOnShowing(event -> recent.lookForMissing());
        refresh();
    }

    private void refresh() {
        getItems().clear();
        for (Recent folder : recent.all()) {
            MenuItem item = new MenuItem(folder.folder() + "   (" + folder.state() + ")");
            item.setMnemonicParsing(false);
            item.setDisable(folder.missing());
            item.setOnAction(event -> opener.dataset(folder.folder()));
            getItems().add(item);
        }
        if (getItems().isEmpty()) {
            MenuItem none = new MenuItem("None yet");
            none.setDisable(true);
            getItems().add(none);
        }
    }
}
