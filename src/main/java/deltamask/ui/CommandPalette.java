package deltamask.ui;

import deltamask.ui.common.Nodes;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Everything that can be done, found by typing a part of it. */
final class CommandPalette extends VBox {
    private static final PseudoClass UNAVAILABLE = PseudoClass.getPseudoClass("unavailable");
    private static final int PAGE = 8;

    private final Overlay overlay;
    private final PaletteSearch search;
    private final TextField field = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();

    CommandPalette(Overlay overlay, PaletteSearch search) {
        this.overlay = overlay;
        this.search = search;
        setId("palette");
        getStyleClass().addAll("card", "palette");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.setId("palette-text");
        field.setPromptText("Type a command, a recent folder, an image's name or #number");
        field.setAccessibleText("Find a command, a recent folder or an image");
        field.setTooltip(new Tooltip("Up and Down choose, Enter does it, Esc closes"));
        field.textProperty().addListener((property, old, now) -> refresh());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("palette-list");
        list.setAccessibleText("What was found");
        list.setFocusTraversable(false);
        list.setPlaceholder(Nodes.label("Nothing of that name", "muted"));
        list.setCellFactory(view -> new Cell());
        getChildren().addAll(field, list);
    }

    /** Opens it, empty. */
    void open() {
        field.clear();
        refresh();
        overlay.show(this, field);
    }

    private void refresh() {
        list.getItems().setAll(search.find(field.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> step(-1);
            case DOWN -> step(1);
            case PAGE_UP -> step(-PAGE);
            case PAGE_DOWN -> step(PAGE);
            case ENTER -> run(list.getSelectionModel().getSelectedItem());
            case TAB -> list.requestFocus();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int lines) {
        int last = list.getItems().size() - 1;
        int to = Math.max(0, Math.min(last, list.getSelectionModel().getSelectedIndex() + lines));
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - PAGE / 2));
    }

    private void run(PaletteEntry entry) {
        if (entry != null && entry.enabled()) {
            overlay.hide();
            search.used(entry);
            entry.run().run();
        }
    }

    private final class Cell extends ListCell<PaletteEntry> {
        private final Label title = Nodes.label("", "palette-title");
        private final Label kind = Nodes.label("", "palette-kind");
        private final Label keys = Nodes.label("", "key");
        private final HBox line = Nodes.row("palette-line", title, Nodes.spacer(), kind, keys);

        Cell() {
            title.setMinWidth(0);
            title.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
            kind.setMinWidth(USE_PREF_SIZE);
            keys.setMinWidth(USE_PREF_SIZE);
            setOnMouseClicked(event -> run(getItem()));
            // The line takes the list's width, and long paths are shortened.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(entry == null ? null : line);
            pseudoClassStateChanged(UNAVAILABLE, entry != null && !entry.enabled());
            setAccessibleText(entry == null ? "" : entry.title() + (entry.enabled() ? "" : ", not available now"));
            if (entry != null) {
                title.setText(entry.title());
                title.setGraphic(entry.on() ? Nodes.icon("fth-check") : null);
                kind.setText(entry.kind());
                keys.setText(entry.keys());
                Nodes.show(keys, !entry.keys().isEmpty());
            }
        }
    }
}
