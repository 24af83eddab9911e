package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Keys and clicks that select images, the same in tiles and table. */
final class ImageKeys {
    private static final int ALL = Integer.MAX_VALUE;

    private final Rows rows;
    private final IntSupplier columns;
    private final IntSupplier lines;

    /**
     * @param columns images side by side
     * @param lines of images that are seen at once
     */
    ImageKeys(Rows rows, IntSupplier columns, IntSupplier lines) {
        this.rows = rows;
        this.columns = columns;
        this.lines = lines;
    }

    /** Gives keys to a node. */
    void listen(Node node, NumberJump jump, Runnable copy) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, copy));
        node.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            boolean plain = !event.isShortcutDown() && !event.isAltDown();
            if (plain && event.getCharacter().matches("[0-9]")) {
                jump.typed(event.getCharacter());
                event.consume();
            }
        });
    }

    private void pressed(KeyEvent event, Runnable copy) {
        if (event.isAltDown()) {
            return;
        }
        if (event.isShortcutDown()) {
            shortcut(event, copy);
            return;
        }
        IntConsumer step = event.isShiftDown() ? rows::stepExtending : rows::step;
        switch (event.getCode()) {
            case LEFT -> step.accept(-1);
            case RIGHT -> step.accept(1);
            case UP -> line(-1, step);
            case DOWN -> line(1, step);
            case PAGE_UP -> step.accept(-columns.getAsInt() * lines.getAsInt());
            case PAGE_DOWN -> step.accept(columns.getAsInt() * lines.getAsInt());
            case HOME -> step.accept(-ALL);
            case END -> step.accept(ALL);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void shortcut(KeyEvent event, Runnable copy) {
        switch (event.getCode()) {
            case A -> rows.selectAll();
            case C -> copy.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** To the image above or below; stays where there is none above. */
    private void line(int lines, IntConsumer step) {
        int places = lines * columns.getAsInt();
        if (rows.indexOf(rows.selected()) + places >= 0) {
            step.accept(places);
        }
    }

    /** A click on an image. */
    void clicked(MouseEvent event, Row row) {
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!rows.isSelected(row)) {
                rows.pick(row);
            }
        } else if (event.isShiftDown()) {
            rows.extendTo(row);
        } else if (event.isShortcutDown()) {
            rows.toggle(row);
        } else {
            rows.pick(row);
        }
    }
}
