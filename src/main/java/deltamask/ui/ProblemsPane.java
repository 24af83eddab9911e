package deltamask.ui;

import atlantafx.base.theme.Styles;
import deltamask.dataset.DatasetProblem;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.Session;
import deltamask.ui.common.Throttle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Each file that is wrong, and why: what did not pair in the dataset, and what the run says of images. */
final class ProblemsPane extends VBox {
    private static final Duration REFRESH = Duration.ofMillis(500);
    private static final String ALL = "All problems";

    private final Session session;
    private final ObservableList<Problem> shown = FXCollections.observableArrayList();
    private final TableView<Problem> table = new TableView<>(shown);
    private final ComboBox<String> kinds = new ComboBox<>();
    private final Label told = Nodes.label("", "muted");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count");
    private final Throttle refresh = new Throttle(REFRESH, this::refresh);
    private List<Problem> all = List.of();

    ProblemsPane(Session session) {
        this.session = session;
        setId("problems-pane");
        getStyleClass().add("problems-pane");
        kinds.setId("problem-kind");
        kinds.setAccessibleText("Kind of problems that are shown");
        kinds.setTooltip(new Tooltip("Kind of problems that are shown"));
        kinds.getItems().setAll(ALL);
        kinds.setValue(ALL);
        kinds.valueProperty().addListener((property, old, now) -> show());
        Button copy = Nodes.button(new Button("Copy"), "problems-copy", "fth-copy", "Copy what is shown as text");
        copy.setOnAction(event -> copy());
        copy.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(shown));
        told.setMinWidth(0);
        HBox.setHgrow(told, Priority.ALWAYS);
        getChildren().addAll(Nodes.row("pane-header", kinds, told, Nodes.spacer(), copy), table());
        session.datasetProblemsProperty().addListener((property, old, now) -> refresh.request());
        session.rows().revisionProperty().addListener((property, old, now) -> refresh.request());
        refresh();
    }

    private TableView<Problem> table() {
        table.setId("problems");
        table.setAccessibleText("Problems by file; choosing one shows its image");
        Label none = Nodes.label("No problem: every file pairs, and no image failed", "muted");
        table.setPlaceholder(none);
        table.getColumns().add(column("No.", "problem-number", problem -> problem.row()
                .map(row -> Integer.toString(row.number()))
                .orElse("")));
        table.getColumns().add(column("File", "problem-file", Problem::file));
        table.getColumns()
                .add(column("Problem", "problem-kind", problem -> problem.kind().label()));
        TableColumn<Problem, String> reason = column("Reason", "problem-reason", Problem::reason);
        reason.setCellFactory(wrapping -> new Wrapping());
        table.getColumns().add(reason);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().add(Styles.DENSE);
        double[] widths = {56, 130, 120, 600};
        for (int i = 0; i < widths.length; i++) {
            table.getColumns().get(i).setPrefWidth(widths[i]);
            table.getColumns().get(i).setMinWidth(Math.min(100, widths[i]));
        }
        setVgrow(table, Priority.ALWAYS);
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                show(now);
            }
        });
        // Another image may have been chosen since.
        table.setRowFactory(made -> {
            TableRow<Problem> row = new TableRow<>();
            row.setOnMouseClicked(event -> Optional.ofNullable(row.getItem()).ifPresent(this::show));
            return row;
        });
        table.setOnKeyPressed(event -> {
            Problem selected = table.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && selected != null) {
                show(selected);
            }
        });
        return table;
    }

    /** Shows the image that it is about. */
    private void show(Problem problem) {
        problem.row().ifPresent(session.rows().selectedProperty()::set);
    }

    private static TableColumn<Problem, String> column(String title, String style, Function<Problem, String> value) {
        TableColumn<Problem, String> column = new TableColumn<>(title);
        column.getStyleClass().add(style);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        return column;
    }

    /** A whole sentence over as many lines as it needs: what is wrong stands at its end. */
    private static final class Wrapping extends TableCell<Problem, String> {
        private final Text sentence = new Text();

        Wrapping() {
            sentence.getStyleClass().add("problem-sentence");
            sentence.wrappingWidthProperty().bind(widthProperty().subtract(16));
        }

        @Override
        protected void updateItem(String reason, boolean empty) {
            super.updateItem(reason, empty);
            sentence.setText(reason);
            setGraphic(empty ? null : sentence);
        }
    }

    /** How many problems there are; images that a cancelled run has not come to are listed, and not counted. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    private void refresh() {
        List<Problem> found = new ArrayList<>();
        session.rows().all().forEach(row -> Problem.of(row).ifPresent(found::add));
        List<DatasetProblem> pairing = session.datasetProblemsProperty().get();
        if (!pairing.isEmpty()) {
            Map<Path, Row> byFile = byFile();
            pairing.forEach(problem -> found.add(Problem.of(problem, Optional.ofNullable(byFile.get(problem.file())))));
        }
        if (!found.equals(all)) {
            all = found;
            count.set((int) all.stream().filter(Problem::counts).count());
            offerKinds();
            show();
        }
    }

    private Map<Path, Row> byFile() {
        Map<Path, Row> rows = new HashMap<>();
        for (Row row : session.rows().all()) {
            row.sample().truth().ifPresent(truth -> rows.put(truth, row));
            rows.put(row.sample().image(), row);
        }
        return rows;
    }

    private void offerKinds() {
        String chosen = kinds.getValue();
        List<String> there = new ArrayList<>(List.of(ALL));
        all.stream()
                .map(Problem::kind)
                .distinct()
                .sorted()
                .map(Problem.Kind::label)
                .forEach(there::add);
        if (!kinds.getItems().equals(there)) {
            kinds.getItems().setAll(there);
            kinds.setValue(there.contains(chosen) ? chosen : ALL);
        }
    }

    private void show() {
        String kind = kinds.getValue();
        shown.setAll(all.stream()
                .filter(problem -> kind == null
                        || kind.equals(ALL)
                        || problem.kind().label().equals(kind))
                .toList());
        long notRun = all.stream().filter(problem -> !problem.counts()).count();
        told.setText(
                all.isEmpty()
                        ? ""
                        : Numbers.count(count.get(), "problem")
                                + (notRun > 0 ? ", " + Numbers.count((int) notRun, "image") + " not run" : ""));
    }

    private void copy() {
        String text = shown.stream().map(Problem::asText).collect(Collectors.joining("\n"));
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text + "\n"));
        session.activityProperty().set("Copied " + Numbers.count(shown.size(), "problem"));
    }
}
