package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.RecentFolders.Recent;
import deltamask.ui.common.Session;
import java.nio.file.Path;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be done where no folder is open. */
final class Welcome extends VBox {
    private final RecentFolders recent;
    private final Opener opener;
    private final VBox list = new VBox();

    Welcome(Session session, Opener opener, RecentFolders recent, Toolbar toolbar, Path samples) {
        this.recent = recent;
        this.opener = opener;
        setId("welcome");
        getStyleClass().add("welcome");
        list.getStyleClass().add("welcome-list");
        Button open = Nodes.button(
                new Button("Open a folder of images…"),
                "welcome-open",
                "fth-folder",
                "Open a folder of images (Ctrl+O)");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> toolbar.chooseDataset());
        Button bundled =
                Nodes.button(new Button("Open the sample images"), "welcome-samples", "fth-image", "Open " + samples);
        bundled.setOnAction(event -> opener.dataset(samples));
        HBox buttons = Nodes.row("welcome-buttons", open, bundled);
        Label how = Nodes.label(
                "Open or drop a folder with images, and with masks if there are any: images/ beside masks/, x.jpg beside"
                        + " x_mask.png, VOC's folders, or a CSV file of pairs. Then choose two models and press Run.",
                "muted",
                "welcome-how");
        how.setWrapText(true);
        getChildren().addAll(Nodes.label("No images are open", "welcome-title"), how, buttons, list);
        recent.all().addListener((ListChangeListener<Recent>) change -> refresh());
        session.datasetProperty().addListener((property, old, now) -> follow(session));
        opener.openingProperty().addListener((property, old, now) -> follow(session));
        refresh();
        follow(session);
    }

    private void follow(Session session) {
        boolean wanted = session.dataset() == null && !opener.openingProperty().get();
        if (wanted && !isVisible()) {
            recent.lookForMissing();
        }
        Nodes.show(this, wanted);
    }

    private void refresh() {
        list.getChildren().clear();
        if (!recent.all().isEmpty()) {
            list.getChildren().add(Nodes.label("Opened before", "sheet-menu"));
        }
        for (Recent folder : recent.all()) {
            String name = String.valueOf(folder.folder().getFileName());
            Button button =
                    Nodes.button(new Button(name + "   " + folder.state()), "", "fth-clock", "Open " + folder.folder());
            button.setMnemonicParsing(false);
            button.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            button.setDisable(folder.missing());
            button.setOnAction(event -> opener.dataset(folder.folder()));
            list.getChildren().add(button);
        }
        if (recent.all().stream().anyMatch(Recent::missing)) {
            Button forget = Nodes.button(
                    new Button("Take missing folders from the list"),
                    "welcome-forget",
                    "fth-x",
                    "They can be opened again by hand");
            forget.setOnAction(event -> recent.removeMissing());
            list.getChildren().add(forget);
        }
    }
}
