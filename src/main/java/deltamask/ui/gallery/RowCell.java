package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.ScoreText;
import java.util.Objects;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/** A cell of the table: a number rounded, with the whole of it in the tooltip. */
final class RowCell extends TableCell<Row, Row> {
    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Column column;
    private Tooltip tooltip;
    private ComparisonRow shown;

    RowCell(Column column) {
        this.column = column;
        if (column.isNumber()) {
            getStyleClass().add("number-cell");
        }
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        boolean same = row == getItem() && empty == isEmpty();
        super.updateItem(row, empty);
        if (!same) {
            show();
        }
    }

    /** Shows what landed since the last time, if anything did. */
    void refresh() {
        if (getItem() != null && !Objects.equals(getItem().result(), shown)) {
            show();
        }
    }

    private void show() {
        Row row = isEmpty() ? null : getItem();
        shown = row == null ? null : row.result();
        setText(row == null ? "" : column.words(row));
        OptionalDouble number = row == null ? OptionalDouble.empty() : column.value(row);
        setTooltip(getText().isEmpty() ? null : tooltip());
        if (column.isDelta()) {
            pseudoClassStateChanged(FAILED, isFailed());
            pseudoClassStateChanged(BETTER, number.isPresent() && number.getAsDouble() > 0);
            pseudoClassStateChanged(WORSE, number.isPresent() && number.getAsDouble() < 0);
        }
    }

    private boolean isFailed() {
        return column.isDelta() && shown != null && shown.status() == ComparisonRow.Status.FAILED;
    }

    /** One a cell, made up when it is asked for, because cells change all the time while the table is scrolled. */
    private Tooltip tooltip() {
        if (tooltip == null) {
            tooltip = new Tooltip();
            tooltip.setOnShowing(event -> tooltip.setText(explanation()));
        }
        return tooltip;
    }

    private String explanation() {
        Row row = getItem();
        if (row == null) {
            return "";
        }
        if (isFailed()) {
            return shown.note();
        }
        if (!column.isNumber()) {
            return column.words(row);
        }
        OptionalDouble number = column.value(row);
        return column.isScore() && row.result() != null
                ? ScoreText.of(row.result())
                : number.isEmpty() ? column.words(row) : Numbers.exact(number);
    }
}
