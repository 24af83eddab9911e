package deltamask.ui.variants;

import deltamask.ui.common.Nodes;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Controls of a form, each with its id, tooltip and words for a screen reader. */
final class Fields {
    private Fields() {}

    static void describe(Control control, String id, String says) {
        control.setId(id);
        control.setTooltip(new Tooltip(says));
        control.setAccessibleText(says);
    }

    static TextField text(String id, String label, String says) {
        TextField field = new TextField();
        describe(field, id, label + ": " + says);
        return field;
    }

    static TextField number(String id, String says) {
        TextField field = new TextField();
        describe(field, id, says);
        field.getStyleClass().add("number-field");
        return field;
    }

    static CheckBox check(String id, String text, String says) {
        CheckBox box = new CheckBox(text);
        describe(box, id, says);
        return box;
    }

    static Slider slider(String id, String says) {
        Slider slider = new Slider(0, 1, 0.5);
        describe(slider, id, says);
        slider.setBlockIncrement(0.01);
        return slider;
    }

    static <T> ComboBox<T> choice(String id, String says, Function<T, String> words, List<T> values) {
        ComboBox<T> choice = new ComboBox<>();
        choice.getItems().addAll(values);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody writes into this");
            }
        });
        describe(choice, id, says);
        return choice;
    }

    /** Rows of a label and a control, under a title. */
    static VBox grid(String title, Object... labelsAndControls) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        for (int row = 0; row < labelsAndControls.length / 2; row++) {
            Label label = Nodes.label((String) labelsAndControls[2 * row], "form-label");
            Node control = (Node) labelsAndControls[2 * row + 1];
            label.setLabelFor(control);
            GridPane.setHgrow(control, Priority.ALWAYS);
            grid.addRow(row, label, control);
        }
        VBox part = new VBox(grid);
        part.getStyleClass().add("form-part");
        if (!title.isEmpty()) {
            part.getChildren().add(0, Nodes.label(title, "pane-title"));
        }
        return part;
    }
}
