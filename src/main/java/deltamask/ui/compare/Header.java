package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.DeltaLabel;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.ScoreText;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Which image it is, and its scores; a click on them explains them. */
final class Header extends HBox {
    private final Label name = Nodes.label("", "compare-name");
    private final Button scores = new Button();
    private final DeltaLabel delta = new DeltaLabel();
    private final Label explanation = Nodes.label("", "score-explained");
    private final Popover explained = new Popover(explanation);
    private ComparisonRow result;

    Header(Rows rows) {
        getStyleClass().add("pane-header");
        Button previous = Nodes.button(new Button(), "previous", "fth-chevron-left", "Previous image (Left)");
        Button next = Nodes.button(new Button(), "next", "fth-chevron-right", "Next image (Right)");
        previous.setOnAction(event -> rows.step(-1));
        next.setOnAction(event -> rows.step(1));
        name.setId("compare-name");
        name.setMinWidth(0);
        explanation.setId("score-explained");
        scores.setId("compare-scores");
        scores.getStyleClass().add("compare-scores");
        scores.setMinWidth(USE_PREF_SIZE);
        scores.setOnAction(event -> explain());
        delta.setId("compare-delta");
        delta.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(previous, next, name, Nodes.spacer(), scores, delta);
    }

    /** @param row null for none */
    void show(Row row) {
        name.setText(row == null ? "" : row.toString());
        result = row == null ? null : row.result();
        Nodes.show(scores, result != null);
        if (result == null) {
            scores.setText("");
            scores.setTooltip(null);
            delta.clear();
            return;
        }
        scores.setText(
                result.scored()
                        ? "IoU " + Numbers.score(result.iouA()) + " → " + Numbers.score(result.iouB())
                        : "Agreement " + Numbers.score(result.agreement()));
        String text = ScoreText.of(result) + "\n\nI: keep this open";
        scores.setTooltip(new Tooltip(text));
        scores.setAccessibleText(scores.getText() + ". " + text);
        delta.show(result, row.isOutlier());
    }

    /** Opens how the scores were counted, or closes it. */
    void explain() {
        if (result != null) {
            explanation.setText(ScoreText.of(result));
            explained.toggle(scores, false);
        }
    }
}
