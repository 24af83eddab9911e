package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
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
        explain(
                row == null
                        ? ""
                        : isFailed() ? shown.note() : column.isNumber() ? explanation(number) : column.words(row));
        if (column.isDelta()) {
            pseudoClassStateChanged(FAILED, isFailed());
            pseudoClassStateChanged(BETTER, number.isPresent() && number.getAsDouble() > 0);
            pseudoClassStateChanged(WORSE, number.isPresent() && number.getAsDouble() < 0);
        }
    }

    private boolean isFailed() {
        return column.isDelta() && shown != null && shown.status() == ComparisonRow.Status.FAILED;
    }

    private static String explanation(OptionalDouble number) {
        return number.isEmpty() ? "" : Numbers.exact(number);
    }

    /** One tooltip a cell, because cells change all the time while the table is scrolled. */
    private void explain(String text) {
        if (text.isEmpty()) {
            setTooltip(null);
            return;
        }
        if (tooltip == null) {
            tooltip = new Tooltip();
        }
        tooltip.setText(text);
        setTooltip(tooltip);
    }
}
