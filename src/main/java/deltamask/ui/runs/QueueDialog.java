package deltamask.ui.runs;

import deltamask.home.UserFolders;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Nodes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Asks for a reference and the candidates that are run against it. */
final class QueueDialog extends Dialog<QueueDialog.Choice> {
    /**
     * What was chosen.
     *
     * @param candidates at least one
     */
    record Choice(Path reference, List<Path> candidates) {}

    private static final ButtonType START = new ButtonType("Run the queue", ButtonData.OK_DONE);

    private final ComboBox<Path> reference = new ComboBox<>();
    private final VBox boxes = new VBox();
    private final List<CheckBox> candidates = new ArrayList<>();
    private final ObservableList<Path> models;

    /**
     * @param models those known
     * @param proposed the reference, where there is one
     * @param dataset its name
     * @param conditions in words
     */
    QueueDialog(List<Path> models, Optional<Path> proposed, String dataset, String conditions, Choosers choosers) {
        this.models = FXCollections.observableArrayList(models);
        setTitle("Queue");
        setHeaderText("Several variants against one reference, on " + dataset + " (" + conditions + ")");
        reference.setId("queue-reference");
        reference.setItems(this.models);
        reference.setConverter(new ByName());
        reference.setMaxWidth(Double.MAX_VALUE);
        reference.setAccessibleText("The reference, A");
        reference.setTooltip(new Tooltip("A, the reference"));
        proposed.ifPresentOrElse(
                reference::setValue, () -> reference.getSelectionModel().selectFirst());
        boxes.getStyleClass().add("queue-choices");
        ScrollPane scroll = new ScrollPane(boxes);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(220);
        Button other = Nodes.button(
                new Button("Open a file…"), "queue-other", "fth-folder", "Add a model file that is not in the list");
        other.setOnAction(event -> choosers.model("A candidate").ifPresent(this::addModel));
        Label why = Nodes.label(
                "Each candidate becomes a comparison of its own. The reference runs anew in each, because times are only"
                        + " comparable where both ran in turn.",
                "muted");
        why.setWrapText(true);
        VBox content = new VBox(
                Nodes.label("Reference (A)", "pane-title"),
                reference,
                Nodes.label("Candidates (B)", "pane-title"),
                scroll,
                other,
                why);
        content.getStyleClass().add("queue-dialog");
        getDialogPane().setContent(content);
        getDialogPane().setId("queue-dialog");
        getDialogPane().getButtonTypes().addAll(START, ButtonType.CANCEL);
        getDialogPane().lookupButton(START).setId("queue-start");
        this.models.forEach(this::addBox);
        reference.valueProperty().addListener((property, old, now) -> refresh());
        setResultConverter(button -> button == START ? new Choice(reference.getValue(), chosen()) : null);
        refresh();
    }

    private void addModel(Path file) {
        Path model = file.toAbsolutePath().normalize();
        if (!models.contains(model)) {
            models.add(model);
            addBox(model);
            // Another one may be named like it.
            for (int i = 0; i < models.size(); i++) {
                candidates.get(i).setText(inWords(models.get(i)));
            }
        }
        candidates.get(models.indexOf(model)).setSelected(true);
    }

    private void addBox(Path model) {
        CheckBox box = new CheckBox(inWords(model));
        box.setMnemonicParsing(false);
        box.setId("candidate-" + candidates.size());
        box.setTooltip(new Tooltip(model.toString()));
        box.selectedProperty().addListener((property, old, now) -> refresh());
        candidates.add(box);
        boxes.getChildren().add(box);
    }

    private List<Path> chosen() {
        List<Path> chosen = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).isSelected()) {
                chosen.add(models.get(i));
            }
        }
        return chosen;
    }

    private void refresh() {
        getDialogPane().lookupButton(START).setDisable(reference.getValue() == null || chosen().isEmpty());
    }

    /** Its name; with its folder where another is named alike. */
    private String inWords(Path model) {
        String name = String.valueOf(model.getFileName());
        boolean shared = models.stream()
                .anyMatch(other -> !other.equals(model) && name.equals(String.valueOf(other.getFileName())));
        return shared ? name + " in " + UserFolders.shown(model.getParent()) : name;
    }

    private final class ByName extends StringConverter<Path> {
        @Override
        public String toString(Path path) {
            return path == null ? "" : inWords(path);
        }

        @Override
        public Path fromString(String text) {
            return Path.of(text);
        }
    }
}
