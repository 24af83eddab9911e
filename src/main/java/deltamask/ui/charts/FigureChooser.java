package deltamask.ui.charts;

import deltamask.report.Figure;
import deltamask.report.FigureChoice;
import deltamask.report.FigureChoice.Order;
import deltamask.report.Figures;
import deltamask.report.Measure;
import deltamask.ui.common.Action;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Which figure is shown, of which measure, in which order; remembered. */
final class FigureChooser extends HBox {
    private final ComboBox<Figure> figures = new ComboBox<>();
    private final ToggleGroup measures = new ToggleGroup();
    private final ToggleGroup orders = new ToggleGroup();
    private final HBox measure;
    private final HBox order;
    private final Settings settings;
    private final Runnable changed;

    /** @param changed called when another figure is wanted */
    FigureChooser(Settings settings, Runnable changed) {
        this.settings = settings;
        this.changed = changed;
        getStyleClass().add("pane-header");
        figures.setId("figure");
        figures.setAccessibleText("Figure");
        figures.setVisibleRowCount(Figures.all().size());
        figures.setMinWidth(120);
        figures.setConverter(new StringConverter<>() {
            @Override
            public String toString(Figure figure) {
                return figure == null ? "" : figure.name();
            }

            @Override
            public Figure fromString(String name) {
                throw new UnsupportedOperationException("figures are chosen, not typed");
            }
        });
        figures.getItems().setAll(Figures.all());
        figures.setValue(Figures.of(settings.get("chart.figure", "")));
        measure = Nodes.row(
                "segments",
                segment("IoU", Measure.IOU, measures, "left-pill", "Of IoU"),
                segment("Dice", Measure.DICE, measures, "center-pill", "Of Dice"),
                segment(
                        "Outline",
                        Measure.BOUNDARY,
                        measures,
                        "center-pill",
                        "Of boundary IoU: how well outlines agree"),
                segment("Time", Measure.TIME, measures, "right-pill", "Of forward time"));
        order = Nodes.row(
                "segments",
                segment("In order", Order.NUMBER, orders, "left-pill", "Images by number"),
                segment("Sorted", Order.SORTED, orders, "right-pill", "Images by delta"));
        restore(measures, "chart.measure");
        restore(orders, "chart.order");
        getChildren().addAll(figures, Nodes.spacer(), measure, order);
        figures.valueProperty().addListener((property, old, now) -> choose());
        fit();
    }

    private ToggleButton segment(String text, Enum<?> value, ToggleGroup group, String style, String says) {
        ToggleButton button =
                Nodes.button(new ToggleButton(text), "chart-" + value.name().toLowerCase(Locale.ROOT), "", says);
        button.getStyleClass().add(style);
        button.setUserData(value);
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(group.getToggles().size() == 1);
        button.setOnAction(event -> {
            button.setSelected(true);
            choose();
        });
        return button;
    }

    private void restore(ToggleGroup group, String key) {
        String remembered = settings.get(key, "");
        for (Toggle toggle : group.getToggles()) {
            if (((Enum<?>) toggle.getUserData()).name().equals(remembered)) {
                group.selectToggle(toggle);
            }
        }
    }

    private void choose() {
        settings.set("chart.figure", figure().id());
        settings.set("chart.measure", measured().name());
        settings.set("chart.order", ordered().name());
        fit();
        changed.run();
    }

    /** Only what the figure has is offered. */
    private void fit() {
        Nodes.show(measure, !figure().measures().isEmpty());
        Nodes.show(order, figure().ordered());
        for (Toggle toggle : measures.getToggles()) {
            ((ToggleButton) toggle)
                    .setDisable(!figure().measures().contains((Measure) toggle.getUserData())
                            && !figure().measures().isEmpty());
        }
    }

    Figure figure() {
        return figures.getValue();
    }

    FigureChoice choice() {
        return new FigureChoice(measured(), ordered());
    }

    private Measure measured() {
        return (Measure) measures.getSelectedToggle().getUserData();
    }

    private Order ordered() {
        return (Order) orders.getSelectedToggle().getUserData();
    }

    /** The same choices for the menu bar and the palette. */
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        for (Figure figure : Figures.all()) {
            actions.add(Action.choice(
                    "figure." + figure.id(),
                    Action.Menu.VIEW,
                    "Figure" + Action.SUBMENU + figure.name(),
                    Bindings.equal(figures.valueProperty(), figure),
                    () -> figures.setValue(figure)));
        }
        for (ToggleGroup group : List.of(measures, orders)) {
            for (Toggle toggle : group.getToggles()) {
                ToggleButton button = (ToggleButton) toggle;
                String of = group == measures ? "Chart of" : "Chart's order";
                actions.add(Action.choice(
                                "chart." + button.getId().substring("chart-".length()),
                                Action.Menu.VIEW,
                                of + Action.SUBMENU + button.getText(),
                                button.selectedProperty(),
                                button::fire)
                        .enabledWhen(button.disabledProperty().not()));
            }
        }
        return actions;
    }
}
