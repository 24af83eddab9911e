package deltamask.ui.charts;

import deltamask.failure.Reasons;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.util.Duration;

/**
 * Drags the figure on screen into another program: as PNG and SVG files, and as a picture. A drag hands over files that are
 * there, so they are written as soon as the pointer rests here.
 */
public final class FigureHandle extends Label {
    private static final Duration REST = Duration.millis(120);
    private static final PseudoClass READY = PseudoClass.getPseudoClass("ready");

    private final FigureExport figures;
    private final Latest writing;
    private final Session session;
    private final PauseTransition rest = new PauseTransition(REST);
    private boolean isWriting;
    /** Whether somebody dragged before the files were there. */
    private boolean isAwaited;
    /** Of the figure as it was when the pointer came; null until it is written. */
    private FigureExport.Copies copies;

    public FigureHandle(FigureExport figures, Tasks tasks, Session session) {
        super("", Nodes.icon("fth-move"));
        this.figures = figures;
        this.session = session;
        this.writing = new Latest(tasks, Tasks.Lane.FILES);
        setId("chart-drag");
        getStyleClass().add("drag-handle");
        setAccessibleText("Drag the figure into another program, as PNG, SVG and picture");
        setTooltip(new Tooltip(getAccessibleText()));
        rest.setOnFinished(event -> write());
        addEventHandler(MouseEvent.MOUSE_ENTERED, event -> {
            forget();
            rest.playFromStart();
        });
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> rest.stop());
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> write());
        setOnDragDetected(this::drag);
    }

    private void forget() {
        writing.cancel();
        isWriting = false;
        isAwaited = false;
        copies = null;
        pseudoClassStateChanged(READY, false);
    }

    private void write() {
        rest.stop();
        if (isWriting || copies != null) {
            return;
        }
        isWriting = true;
        writing.start(
                figures.copies(),
                written -> {
                    isWriting = false;
                    copies = written;
                    if (isAwaited) {
                        session.activityProperty().set("The figure is written: drag it now");
                        isAwaited = false;
                    }
                    pseudoClassStateChanged(READY, true);
                },
                failure -> {
                    isWriting = false;
                    session.problem("The figure cannot be dragged out: " + Reasons.of(failure) + ".");
                });
    }

    private void drag(MouseEvent event) {
        event.consume();
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (copies == null) {
            isAwaited = true;
            session.activityProperty().set("The figure is being written: drag it again in a moment");
            return;
        }
        Dragboard board = startDragAndDrop(TransferMode.COPY);
        board.setContent(content());
    }

    /** What a drag hands over; only once the files are written. */
    public Map<DataFormat, Object> content() {
        return Map.of(DataFormat.FILES, copies.files(), DataFormat.IMAGE, copies.picture());
    }
}
