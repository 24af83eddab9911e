package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Says whose figures are on screen, where that is another pair than the one chosen now. */
final class OtherPair extends Label {
    private final Session session;

    OtherPair(Session session) {
        this.session = session;
        setId("other-pair");
        getStyleClass().add("other-pair");
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setGraphic(Nodes.icon("fth-info"));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(textProperty());
        setTooltip(whole);
        session.resultsProperty().addListener((property, old, now) -> refresh());
        session.variantProperty(Side.A).addListener((property, old, now) -> refresh());
        session.variantProperty(Side.B).addListener((property, old, now) -> refresh());
        refresh();
    }

    private void refresh() {
        Results results = session.results();
        boolean other = results != null && results.comparison().isPresent() && !session.isChosen(results);
        if (other) {
            setText("Results of " + results.a().name() + " → " + results.b().name()
                    + ", not of the models chosen above: Run (F5) compares those.");
        }
        Nodes.show(this, other);
    }
}
