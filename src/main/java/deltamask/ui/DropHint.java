package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Side;
import deltamask.variant.Variants;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Over the window while something is dragged across it: what would happen. */
final class DropHint extends StackPane {
    private final Label words = Nodes.label("", "drop-words");

    DropHint() {
        setId("drop-hint");
        getStyleClass().add("drop-hint");
        setMouseTransparent(true);
        words.setWrapText(true);
        getChildren().add(words);
        Nodes.show(this, false);
    }

    void show(List<Path> dragged, Side side) {
        words.setText(words(dragged, side));
        Nodes.show(this, true);
    }

    void hide() {
        Nodes.show(this, false);
    }

    /** Only by their names: files are not looked into while they are dragged. */
    static String words(List<Path> dragged, Side side) {
        List<Path> models = dragged.stream().filter(Variants::isModelFile).toList();
        if (models.size() >= 2) {
            return "Drop to compare " + models.get(0).getFileName() + " as A with "
                    + models.get(1).getFileName() + " as B";
        }
        if (models.size() == 1) {
            return "Drop to choose " + models.get(0).getFileName() + " as " + side;
        }
        return dragged.size() == 1 ? "Drop to open " + dragged.get(0).getFileName() : "Drop one folder, or model files";
    }
}
