package deltamask.ui.variants;

import deltamask.ui.common.Nodes;
import deltamask.variant.inspect.Figures;
import deltamask.variant.inspect.Figures.Row;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What is in one model file, or in two side by side: sentences first, then every figure. */
final class InspectionPane extends VBox {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final VBox sentences = new VBox();
    private final TableView<Row> table = new TableView<>();

    /**
     * Empty, until the files are read.
     *
     * @param title names the file or files
     * @param two whether B stands beside A
     */
    InspectionPane(String title, boolean two) {
        setId("inspection");
        getStyleClass().addAll("window", "inspection");
        Label name = Nodes.label(title, "pane-title");
        name.setWrapText(true);
        sentences.setId("inspection-findings");
        sentences.getStyleClass().add("inspection-findings");
        table.setId("inspection-figures");
        table.setAccessibleText("Figures of " + title);
        table.setPlaceholder(new Label(""));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("", Row::group, 150);
        column("Figure", Row::name, 220);
        column(two ? "A" : "Value", Row::a, 200);
        if (two) {
            column("B", Row::b, 200);
            column("Differs", row -> row.differs() ? "differs" : "", 70);
        }
        table.setRowFactory(view -> new FigureRow());
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(name, sentences, table);
        say(List.of("Reading…"));
    }

    private void column(String title, Function<Row, String> value, double width) {
        TableColumn<Row, String> column = new TableColumn<>(title);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    /** @param rows as {@link Figures} gives them */
    void show(List<String> findings, List<Row> rows) {
        say(findings);
        table.getItems().setAll(rows);
        table.getSelectionModel().selectFirst();
        table.requestFocus();
    }

    /** Says why a file cannot be read. */
    void fail(String sentence) {
        say(List.of(sentence));
        sentences.getChildren().get(0).getStyleClass().add("variant-problem");
    }

    private void say(List<String> lines) {
        sentences.getChildren().setAll(lines.stream().map(InspectionPane::line).toList());
    }

    private static Label line(String text) {
        Label line = Nodes.label(text);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    /** A row that looks otherwise where A and B differ. */
    private static final class FigureRow extends TableRow<Row> {
        @Override
        protected void updateItem(Row row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(DIFFERS, !empty && row != null && row.differs());
        }
    }
}
