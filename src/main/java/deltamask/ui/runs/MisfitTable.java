package deltamask.ui.runs;

import deltamask.dataset.Sample;
import deltamask.run.imports.Misfit;
import deltamask.run.imports.PairingReport;
import deltamask.ui.common.Nodes;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;

/** What does not fit, a row each; masks that lie the wrong way can be chosen to be made upright. */
final class MisfitTable extends TableView<Misfit> {
    private final Set<String> turned = new TreeSet<>();
    private final Label nothing = Nodes.label("", "nothing");
    private final Runnable changed;
    private Set<String> turnable = Set.of();

    /** @param changed is told of each choice */
    MisfitTable(Runnable changed) {
        this.changed = changed;
        setId("import-misfits");
        getStyleClass().add("dense");
        setAccessibleText("What does not fit");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        text("What", 86, misfit -> misfit.kind().toString());
        text("Image", 110, misfit -> misfit.sample().map(Sample::name).orElse(""));
        TableColumn<Misfit, Misfit> upright = new TableColumn<>("Make upright");
        upright.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        upright.setCellFactory(column -> new TurnCell());
        upright.setSortable(false);
        size(upright, 104);
        getColumns().add(upright);
        text("Finding", 500, Misfit::sentence);
    }

    private void text(String name, double width, Function<Misfit, String> text) {
        TableColumn<Misfit, String> column = new TableColumn<>(name);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        column.setCellFactory(made -> new WordsCell());
        size(column, width);
        getColumns().add(column);
    }

    private static void size(TableColumn<Misfit, ?> column, double width) {
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 86));
    }

    /** @param report null while there is none */
    void show(PairingReport report) {
        turned.clear();
        turnable = report == null ? Set.of() : report.turnable();
        nothing.setText(report == null ? "" : "Every mask fits its image, and every image has one.");
        getItems().setAll(report == null ? java.util.List.of() : report.misfits());
    }

    /** Names of the images whose masks are to be made upright. */
    Set<String> turned() {
        return Set.copyOf(turned);
    }

    private void turn(String image, boolean wanted) {
        if (wanted ? turned.add(image) : turned.remove(image)) {
            changed.run();
        }
    }

    /** A text that may be longer than its column. */
    private static final class WordsCell extends TableCell<Misfit, String> {
        private final Tooltip whole = new Tooltip();

        WordsCell() {
            whole.setWrapText(true);
            whole.setMaxWidth(600);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            boolean nothing = empty || text == null || text.isEmpty();
            setText(nothing ? null : text);
            whole.setText(text);
            setTooltip(nothing ? null : whole);
        }
    }

    private final class TurnCell extends TableCell<Misfit, Misfit> {
        private final CheckBox box = new CheckBox();

        TurnCell() {
            box.setTooltip(new Tooltip("Make the mask upright when it is imported"));
            box.setOnAction(event -> getItem().sample().ifPresent(sample -> turn(sample.name(), box.isSelected())));
        }

        @Override
        protected void updateItem(Misfit misfit, boolean empty) {
            super.updateItem(misfit, empty);
            String image = empty || misfit == null || misfit.kind() != Misfit.Kind.TURNED
                    ? ""
                    : misfit.sample().map(Sample::name).orElse("");
            if (turnable.contains(image)) {
                box.setId("turn-" + misfit.sample().orElseThrow().number());
                box.setAccessibleText("Make the mask of " + image + " upright");
                box.setSelected(turned.contains(image));
                setGraphic(box);
            } else {
                setGraphic(null);
            }
        }
    }
}
