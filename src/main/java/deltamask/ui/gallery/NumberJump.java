package deltamask.ui.gallery;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Rows;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;

/** Goes to an image by its number, while it is typed; goes away by itself. */
final class NumberJump extends HBox {
    private static final int DIGITS = 9;
    private static final Duration STAYS = Duration.millis(1500);

    private final Rows rows;
    private final Runnable leave;
    private final TextField field = new TextField();
    private final Label says = Nodes.label("", "muted");
    private final PauseTransition pause = new PauseTransition(STAYS);

    /** @param leave gives the keyboard back to the images */
    NumberJump(Rows rows, Runnable leave) {
        this.rows = rows;
        this.leave = leave;
        setId("number-jump");
        getStyleClass().add("number-jump");
        field.setId("number");
        field.setAccessibleText("Number of the image to go to");
        field.setPrefColumnCount(5);
        says.setId("number-says");
        getChildren().addAll(Nodes.label("Go to"), field, says);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        field.textProperty().addListener((property, old, now) -> go(now));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        field.focusedProperty().addListener((property, old, now) -> {
            if (!now) {
                Nodes.show(this, false);
            }
        });
        pause.setOnFinished(event -> close());
        Nodes.show(this, false);
    }

    /** Asks for a number, and waits for it. */
    void ask() {
        open("");
        pause.stop();
    }

    /** Begins with a digit that was typed elsewhere. */
    void typed(String digit) {
        open(digit);
    }

    private void open(String text) {
        Nodes.show(this, true);
        field.requestFocus();
        field.setText(text);
        field.end();
        go(text);
    }

    private void go(String text) {
        if (!isVisible()) {
            return;
        }
        pause.playFromStart();
        String digits = text.replaceAll("[^0-9]", "");
        if (!digits.equals(text) || digits.length() > DIGITS) {
            field.setText(digits.substring(0, Math.min(DIGITS, digits.length())));
            return;
        }
        int all = rows.all().size();
        int number = digits.isEmpty() ? 0 : Integer.parseInt(digits);
        if (digits.isEmpty()) {
            says.setText("1 to " + all);
        } else if (number < 1 || number > all) {
            says.setText("there are " + all);
        } else {
            rows.select(number);
            says.setText(
                    rows.indexOf(rows.selected()) < 0
                            ? "hidden by the filter"
                            : rows.selected().name());
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, ESCAPE, UP, DOWN, PAGE_UP, PAGE_DOWN -> {
                close();
                event.consume();
            }
            default -> {
                // A digit, or a key for editing: the field's.
            }
        }
    }

    private void close() {
        pause.stop();
        boolean hadKeys = field.isFocused();
        Nodes.show(this, false);
        if (hadKeys) {
            leave.run();
        }
    }
}
