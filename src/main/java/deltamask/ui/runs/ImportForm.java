package deltamask.ui.runs;

import deltamask.dataset.Dataset;
import deltamask.dataset.MaskFormat;
import deltamask.failure.UnusableException;
import deltamask.run.imports.ImportRequest;
import deltamask.run.imports.PairingReport;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Nodes;
import deltamask.variant.Variant;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What is imported, and what the user knows of it. */
final class ImportForm extends GridPane {
    private static final List<MaskFormat> FORMATS = List.of(MaskFormat.values());
    private static final String FOUND_OUT = "Found out";
    private static final String NO_MODEL = "Not known here";

    private final Runnable changed;
    private final Label masksShown = shown("import-masks");
    private final Label timingsShown = shown("import-timings");
    private final CheckBox inOrder = new CheckBox("They are in the images' order");
    private final ComboBox<String> format = new ComboBox<>();
    private final ComboBox<String> model = new ComboBox<>();
    private final TextField name = new TextField();
    private final TextField device = new TextField();
    private final List<Path> models;
    private Path masks;
    private Optional<Path> timings = Optional.empty();

    /**
     * What the form holds.
     *
     * @param model a file
     */
    record Values(
            Path masks, Optional<Path> timings, boolean inOrder, Optional<MaskFormat> format, Optional<Path> model) {
        /** Opens the model; blocks. */
        ImportRequest request(Dataset dataset, Optional<Path> against) throws UnusableException {
            Optional<Variant> variant = model.isPresent() ? Optional.of(Variants.open(model.get())) : Optional.empty();
            return new ImportRequest(
                    dataset,
                    masks,
                    timings,
                    inOrder,
                    format,
                    against,
                    variant,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * @param models that may have been run
     * @param changed is told when it has to be looked at anew
     */
    ImportForm(List<Path> models, Choosers choosers, Runnable changed) {
        this.models = List.copyOf(models);
        this.changed = changed;
        getStyleClass().add("import-form");
        format.setId("import-format");
        format.getItems().add(FOUND_OUT);
        FORMATS.forEach(one -> format.getItems().add(one.inWords()));
        model.setId("import-model");
        model.getItems().add(NO_MODEL);
        this.models.forEach(file -> model.getItems().add(String.valueOf(file.getFileName())));
        for (ComboBox<String> box : List.of(format, model)) {
            box.setMaxWidth(Double.MAX_VALUE);
            box.getSelectionModel().selectFirst();
            box.getSelectionModel().selectedIndexProperty().addListener((property, old, now) -> tell());
        }
        format.setAccessibleText("How the masks are read");
        model.setAccessibleText("The model that was run");
        model.setTooltip(
                new Tooltip("Its name, hash and classes go into the Run; the phone's colours are read as its classes"));
        inOrder.setId("import-in-order");
        inOrder.setTooltip(
                new Tooltip("Of logcat lines, which name no image: one for each image, in the dataset's order"));
        inOrder.setOnAction(event -> tell());
        name.setId("import-name");
        device.setId("import-device");
        name.setAccessibleText("The variant's name");
        device.setAccessibleText("The device that it ran on");
        Button chooseMasks = Nodes.button(
                new Button("Choose…"), "import-choose-masks", "fth-folder", "A folder of masks, or a Run's folder");
        chooseMasks.setOnAction(event -> choosers.folder("Masks, or a Run").ifPresent(this::masks));
        Button chooseTimings = Nodes.button(
                new Button("Choose…"),
                "import-choose-timings",
                "fth-clock",
                "A CSV file, logcat lines, or the JSON of an ExecuTorch or TFLite benchmark");
        chooseTimings.setOnAction(event -> choosers.file("Times").ifPresent(file -> timings(Optional.of(file))));
        Button noTimings = Nodes.button(new Button(), "import-no-timings", "fth-x", "Without a file of times");
        noTimings.setOnAction(event -> timings(Optional.empty()));
        line(0, "Masks", new HBox(8, masksShown, chooseMasks), "Read as", format);
        line(1, "Times", new HBox(8, timingsShown, chooseTimings, noTimings), "Model", model);
        line(2, "", inOrder, "Name", name);
        add(label("Device"), 2, 3);
        add(device, 3, 3);
        ColumnConstraints labels = new ColumnConstraints();
        labels.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setPercentWidth(48);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(labels, wide, labels, fields);
        timings(timings, false);
    }

    private static Label shown(String id) {
        Label label = Nodes.label("");
        label.setId(id);
        label.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(60);
        label.getStyleClass().add("import-path");
        HBox.setHgrow(label, Priority.ALWAYS);
        return label;
    }

    private static Label label(String text) {
        return Nodes.label(text, "import-label");
    }

    private void line(int row, String first, Node left, String second, Node right) {
        add(label(first), 0, row);
        add(left, 1, row);
        add(label(second), 2, row);
        add(right, 3, row);
    }

    private void tell() {
        if (masks != null) {
            changed.run();
        }
    }

    void masks(Path folder) {
        masks = folder;
        masksShown.setText(folder.toString());
        masksShown.setTooltip(new Tooltip(folder.toString()));
        tell();
    }

    private void timings(Optional<Path> file) {
        timings(file, true);
    }

    private void timings(Optional<Path> file, boolean told) {
        timings = file;
        timingsShown.setText(file.map(Path::toString).orElse("none, or those of the Run"));
        if (told) {
            tell();
        }
    }

    Values values() {
        int read = format.getSelectionModel().getSelectedIndex();
        int run = model.getSelectionModel().getSelectedIndex();
        return new Values(
                masks,
                timings,
                inOrder.isSelected(),
                read <= 0 ? Optional.empty() : Optional.of(FORMATS.get(read - 1)),
                run <= 0 ? Optional.empty() : Optional.of(models.get(run - 1)));
    }

    /** Proposes what the files say themselves. */
    void propose(PairingReport report) {
        name.setPromptText(report.info().variantName());
        device.setPromptText(report.info().made().device());
    }

    /** The name that the user gave; empty for none. */
    Optional<String> name() {
        return Optional.of(name.getText().strip()).filter(text -> !text.isEmpty());
    }

    Optional<String> device() {
        return Optional.of(device.getText().strip()).filter(text -> !text.isEmpty());
    }
}
