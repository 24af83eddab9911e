package deltamask.ui.compare;

import deltamask.ui.common.Nodes;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** What moves between A and B, in the modes that have it. */
final class ModeTools extends HBox {
    private static final Duration BLINK = Duration.millis(700);

    private final Slider share = new Slider(0, 1, 0.5);
    private final Label a = Nodes.label("A", "muted");
    private final Label b = Nodes.label("B", "muted");
    private final ToggleButton blinking =
            Nodes.button(new ToggleButton("Blink"), "blinking", "fth-eye", "Show A and B in turn by itself (K)");
    private final Label hint = Nodes.label("Hold B to see B", "muted");
    private final Timeline timeline = new Timeline();

    ModeTools(ViewState state) {
        getStyleClass().add("mode-tools");
        share.setId("share");
        share.setBlockIncrement(0.05);
        share.setAccessibleText("From A to B");
        share.setTooltip(new Tooltip("From A to B (Shift+Left, Shift+Right)"));
        share.valueProperty().bindBidirectional(state.shareProperty());
        timeline.getKeyFrames().add(new KeyFrame(BLINK, event -> state.showBProperty()
                .set(!state.showBProperty().get())));
        timeline.setCycleCount(Animation.INDEFINITE);
        blinking.selectedProperty().addListener((property, old, now) -> {
            if (now) {
                timeline.play();
            } else {
                timeline.stop();
                state.showBProperty().set(false);
            }
        });
        state.modeProperty().addListener((property, old, now) -> show(now.tool()));
        sceneProperty().addListener((property, old, now) -> {
            if (now == null) {
                blinking.setSelected(false);
            }
        });
        getChildren().addAll(a, share, b, blinking, hint);
        setMinWidth(USE_PREF_SIZE);
        show(state.mode().tool());
    }

    /** Blinks by itself, or stops. */
    void toggleBlinking() {
        if (blinking.isVisible()) {
            blinking.fire();
        }
    }

    private void show(Mode.Tool tool) {
        for (Node node : List.of(a, share, b)) {
            Nodes.show(node, tool == Mode.Tool.SHARE);
        }
        Nodes.show(blinking, tool == Mode.Tool.BLINK);
        Nodes.show(hint, tool == Mode.Tool.BLINK);
        if (tool != Mode.Tool.BLINK) {
            blinking.setSelected(false);
        }
        Nodes.show(this, tool != Mode.Tool.NONE);
    }
}
