package deltamask.ui;

import deltamask.home.Installation;
import deltamask.home.UserFolders;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Session;
import deltamask.ui.common.SystemOpener;
import deltamask.ui.common.Tasks;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Versions, the machine, the folders, and the licences of what ships. */
final class AboutCard extends VBox {
    private final Overlay overlay;
    private final Session session;
    private final Tasks tasks;
    private final GridPane facts = new GridPane();
    private final TextArea licences = new TextArea();
    private final Button close = Nodes.button(new Button("Close"), "about-close", "", "Close (Esc)");
    private final Button copy =
            Nodes.button(new Button("Copy"), "about-copy", "fth-copy", "Copy the versions and the machine as text");
    private AboutText shown;

    AboutCard(Overlay overlay, Session session, Tasks tasks, SystemOpener opener) {
        this.overlay = overlay;
        this.session = session;
        this.tasks = tasks;
        setId("about");
        getStyleClass().addAll("card", "about");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        facts.getStyleClass().add("about-facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setHalignment(HPos.LEFT);
        names.setMinWidth(USE_PREF_SIZE);
        facts.getColumnConstraints().add(names);
        licences.setId("about-licences");
        licences.setEditable(false);
        licences.setAccessibleText("What ships with DeltaMask, and its licences");
        copy.setOnAction(event -> copy());
        close.setOnAction(event -> overlay.hide());
        close.setDefaultButton(false);
        HBox folders = Nodes.row("about-buttons");
        for (UserFolders.Kind kind : UserFolders.Kind.values()) {
            Button open = Nodes.button(
                    new Button(
                            switch (kind) {
                                case DATA -> "Open data folder";
                                case SETTINGS -> "Open settings folder";
                                case CACHE -> "Open cache folder";
                            }),
                    "about-open-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                    "fth-folder",
                    "Open " + UserFolders.folder(kind));
            open.setOnAction(event -> opener.open(UserFolders.folder(kind)));
            folders.getChildren().add(open);
        }
        HBox last = Nodes.row("about-buttons", copy, Nodes.spacer(), close);
        HBox.setHgrow(last, Priority.ALWAYS);
        folders.getChildren().add(last);
        getChildren()
                .addAll(
                        Nodes.label("DeltaMask " + AboutText.version(), "card-title"),
                        Nodes.label("What an optimisation did to a segmentation model, image by image.", "muted"),
                        facts,
                        Nodes.label("What ships with it", "sheet-menu"),
                        licences,
                        folders);
    }

    void open() {
        overlay.show(this, close);
        tasks.start(
                Tasks.Lane.CHECKS,
                () -> AboutText.read(Installation.find()),
                this::show,
                failure -> session.problem("The versions cannot be told: " + failure.getMessage()));
    }

    private void show(AboutText text) {
        shown = text;
        facts.getChildren().clear();
        for (Map.Entry<String, String> fact : text.facts()) {
            Label value = Nodes.label(fact.getValue(), "about-value");
            value.setMinWidth(0);
            value.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            facts.addRow(facts.getRowCount(), Nodes.label(fact.getKey(), "muted"), value);
        }
        licences.setText(text.notice());
        licences.positionCaret(0);
    }

    private void copy() {
        if (shown != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, shown.copied()));
            session.activityProperty().set("Versions and machine copied");
        }
    }
}
