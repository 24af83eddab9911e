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

/** Opens what is dropped: a dataset, a comparison, Runs, one model on A or on B, two models as A and B. */
final class Drops {
    private final Opener opener;
    private final Reopener reopener;

    Drops(Opener opener, Reopener reopener) {
        this.opener = opener;
        this.reopener = reopener;
    }

    void accept(Scene scene, Toolbar toolbar) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped(event -> {
            event.setDropCompleted(drop(event, Side.B));
            event.consume();
        });
        for (Side side : Side.values()) {
            Node target = toolbar.chooser(side);
            target.setOnDragDropped(event -> {
                event.setDropCompleted(drop(event, side));
                event.consume();
            });
        }
    }

    private boolean drop(DragEvent event, Side side) {
        return event.getDragboard().hasFiles()
                && open(
                        event.getDragboard().getFiles().stream()
                                .map(File::toPath)
                                .toList(),
                        side);
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
