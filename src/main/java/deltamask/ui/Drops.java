package deltamask.ui;

import deltamask.ui.common.Opener;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Side;
import deltamask.variant.Variants;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/**
 * Opens what is dropped anywhere: a dataset, a comparison, Runs, a CSV file of pairs, one model on A or on B, two models
 * as A and B.
 */
final class Drops {
    private final Opener opener;
    private final Reopener reopener;
    private final DropHint hint;

    Drops(Opener opener, Reopener reopener, DropHint hint) {
        this.opener = opener;
        this.reopener = reopener;
        this.hint = hint;
    }

    void accept(Scene scene, Toolbar toolbar) {
        scene.setOnDragOver(event -> over(event, Side.B));
        scene.setOnDragExited(event -> hint.hide());
        scene.setOnDragDropped(event -> {
            event.setDropCompleted(drop(event, Side.B));
            event.consume();
        });
        for (Side side : Side.values()) {
            Node target = toolbar.chooser(side);
            target.setOnDragOver(event -> {
                over(event, side);
                event.consume();
            });
            target.setOnDragDropped(event -> {
                event.setDropCompleted(drop(event, side));
                event.consume();
            });
        }
    }

    private void over(DragEvent event, Side side) {
        // What is dragged out of the window is not for the window.
        if (event.getGestureSource() == null && event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            hint.show(files(event), side);
        }
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }

    private boolean drop(DragEvent event, Side side) {
        hint.hide();
        return event.getDragboard().hasFiles() && open(files(event), side);
    }

    /** Returns whether there was anything that can be opened. */
    boolean open(List<Path> dropped, Side side) {
        List<Path> models = dropped.stream().filter(Variants::isModelFile).toList();
        if (models.size() >= 2) {
            opener.variant(Side.A, models.get(0));
            opener.variant(Side.B, models.get(1));
            return true;
        }
        if (models.size() == 1) {
            opener.variant(side, models.get(0));
            return true;
        }
        if (dropped.isEmpty()) {
            return false;
        }
        reopener.openAny(dropped, side);
        return true;
    }
}
