package deltamask.ui.compare;

import deltamask.ui.common.Action;
import deltamask.ui.common.Rows;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work while the compare view has the focus. */
final class CompareKeys {
    private final Rows rows;
    private final CompareActions actions;
    private final ViewControls controls;
    private final ViewState state;

    CompareKeys(Rows rows, CompareActions actions, ViewControls controls, ViewState state) {
        this.rows = rows;
        this.actions = actions;
        this.controls = controls;
        this.state = state;
    }

    void listenOn(Node part) {
        part.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() == part && pressed(event)) {
                event.consume();
            }
        });
        part.addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (event.getCode() == KeyCode.B) {
                state.showBProperty().set(false);
            }
        });
        part.focusedProperty().addListener((property, old, now) -> {
            // The key may be let go elsewhere.
            if (!now) {
                state.showBProperty().set(false);
            }
        });
    }

    private boolean pressed(KeyEvent event) {
        for (Action action : actions.ofThePart()) {
            if (action.keys().filter(keys -> keys.match(event)).isPresent()) {
                action.fire();
                return true;
            }
        }
        return !event.isShortcutDown() && !event.isAltDown() && plain(event.getCode());
    }

    private boolean plain(KeyCode code) {
        switch (code) {
            case LEFT, UP, PAGE_UP -> rows.step(-1);
            case RIGHT, DOWN, PAGE_DOWN, SPACE -> rows.step(1);
            case HOME -> rows.step(Integer.MIN_VALUE / 2);
            case END -> rows.step(Integer.MAX_VALUE / 2);
            case PLUS, EQUALS, ADD -> controls.zoomIn();
            case MINUS, SUBTRACT -> controls.zoomOut();
            case B -> {
                if (state.mode().tool() == Mode.Tool.BLINK) {
                    state.showBProperty().set(true);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
