package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Notices;
import deltamask.ui.common.Notices.Told;
import deltamask.ui.common.SystemOpener;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** All that was told since the start, the latest first. */
final class NoticeList extends VBox {
    private final Overlay overlay;
    private final Notices notices;
    private final SystemOpener opener;
    private final ListView<Told> list;

    NoticeList(Overlay overlay, Notices notices, SystemOpener opener) {
        this.overlay = overlay;
        this.notices = notices;
        this.opener = opener;
        this.list = new ListView<>(notices.all());
        setId("notices");
        getStyleClass().addAll("card", "notices");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
        list.setId("notice-list");
        list.setAccessibleText("Messages since the start, the latest first");
        list.setPlaceholder(Nodes.label("Nothing was told so far", "muted"));
        list.setCellFactory(view -> new Cell());
        Button copy = Nodes.button(new Button(), "notices-copy", "fth-copy", "Copy all messages as text");
        copy.setOnAction(event -> copy());
        Button close = Nodes.button(new Button(), "notices-close", "fth-x", "Close (Esc)");
        close.setOnAction(event -> overlay.hide());
        getChildren()
                .addAll(
                        Nodes.row("card-header", Nodes.label("Messages", "card-title"), Nodes.spacer(), copy, close),
                        list);
    }

    void open() {
        notices.read();
        overlay.show(this, list);
    }

    private void copy() {
        String text = notices.all().stream()
                .map(told -> told.time() + " " + told.notice().sentence())
                .collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    private final class Cell extends ListCell<Told> {
        private final Label time = Nodes.label("", "muted");
        private final Label sentence = Nodes.label("", "notice-told");
        private final Button open = Nodes.button(new Button(), "", "fth-external-link", "Open");
        private final HBox line = Nodes.row("notice-line", sentence, open, time);

        Cell() {
            setPrefWidth(0);
            sentence.setWrapText(true);
            sentence.setMaxWidth(Double.MAX_VALUE);
            sentence.setMinHeight(USE_PREF_SIZE);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            time.setMinWidth(USE_PREF_SIZE);
            open.setOnAction(event -> file().ifPresent(opener::open));
        }

        private Optional<Path> file() {
            return Optional.ofNullable(getItem()).flatMap(told -> told.notice().file());
        }

        @Override
        protected void updateItem(Told told, boolean empty) {
            super.updateItem(told, empty);
            setGraphic(told == null ? null : line);
            setAccessibleText(told == null ? "" : told.notice().sentence());
            if (told != null) {
                time.setText(told.time().toString());
                sentence.setText(told.notice().sentence());
                sentence.setGraphic(
                        Nodes.icon(told.notice().kind() == Notice.Kind.PROBLEM ? "fth-alert-circle" : "fth-info"));
                Nodes.show(open, file().isPresent());
            }
        }
    }
}
