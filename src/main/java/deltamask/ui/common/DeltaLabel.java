package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** A delta IoU as a badge: its number, coloured by its sign, marked where it is an outlier. */
public final class DeltaLabel extends Label {
    private static final PseudoClass BETTER = PseudoClass.getPseudoClass("better");
    private static final PseudoClass WORSE = PseudoClass.getPseudoClass("worse");
    private static final PseudoClass OUTLIER = PseudoClass.getPseudoClass("outlier");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    /**
     * One for all results, made up when it is asked for, because tiles change theirs all the time while the gallery is
     * scrolled.
     */
    private final Tooltip explanation = new Tooltip();

    private ComparisonRow shown;
    private boolean shownOutlier;

    public DeltaLabel() {
        getStyleClass().add("delta-badge");
        explanation.setOnShowing(event -> explanation.setText(explanation(shown, shownOutlier)));
        clear();
    }

    /** Shows nothing. */
    public void clear() {
        setVisible(false);
        setText("");
        setTooltip(null);
    }

    /** Shows a result; of an image without a score its agreement, of one that failed that it did. */
    public void show(ComparisonRow result, boolean outlier) {
        boolean failed = result.status() != ComparisonRow.Status.OK;
        OptionalDouble delta = result.deltaIou();
        setVisible(true);
        pseudoClassStateChanged(FAILED, failed);
        pseudoClassStateChanged(OUTLIER, outlier);
        pseudoClassStateChanged(BETTER, delta.isPresent() && delta.getAsDouble() > 0);
        pseudoClassStateChanged(WORSE, delta.isPresent() && delta.getAsDouble() < 0);
        setText(text(result, failed));
        shown = result;
        shownOutlier = outlier;
        setTooltip(explanation);
    }

    private static String text(ComparisonRow result, boolean failed) {
        if (failed) {
            return result.status() == ComparisonRow.Status.FAILED ? "failed" : "not run";
        }
        return result.scored()
                ? Numbers.delta(result.deltaIou())
                : result.agreement().isPresent() ? "= " + Numbers.score(result.agreement()) : "no score";
    }

    private static String explanation(ComparisonRow result, boolean outlier) {
        return result.status() != ComparisonRow.Status.OK
                ? result.note()
                : ScoreText.of(result) + (outlier ? "\n\nAn outlier" : "");
    }
}
