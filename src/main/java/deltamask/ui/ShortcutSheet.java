package deltamask.ui;

import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Nodes;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All keys on one sheet, menu by menu. */
final class ShortcutSheet extends VBox {
    private final Overlay overlay;
    private final Actions actions;
    private final Button close = Nodes.button(new Button(), "sheet-close", "fth-x", "Close (Esc)");
    private final HBox columns = new HBox();

    ShortcutSheet(Overlay overlay, Actions actions) {
        this.overlay = overlay;
        this.actions = actions;
        setId("sheet");
        getStyleClass().addAll("card", "sheet");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        columns.getStyleClass().add("sheet-columns");
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("All keys");
        close.setOnAction(event -> overlay.hide());
        Label digits = Nodes.label(
                "Digits alone go to the image of that number, in the gallery. With Alt they choose the way to compare,"
                        + " with Ctrl the number of panes, with Ctrl and Shift the tab.",
                "muted");
        digits.setWrapText(true);
        digits.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        Nodes.row("card-header", Nodes.label("Keys", "card-title"), Nodes.spacer(), close),
                        digits,
                        scroll);
    }

    void open() {
        columns.getChildren().setAll(columns());
        overlay.show(this, close);
    }

    /** Two columns of about the same length; a menu is not torn apart. */
    private List<VBox> columns() {
        List<Menu> menus = new ArrayList<>();
        int lines = 0;
        for (Menu menu : Menu.values()) {
            int own = with(menu).size();
            if (own > 0) {
                menus.add(menu);
                lines += own + 2;
            }
        }
        VBox left = column();
        VBox right = column();
        int filled = 0;
        for (Menu menu : menus) {
            int own = with(menu).size() + 2;
            (filled + own / 2 <= lines / 2 ? left : right).getChildren().add(group(menu));
            filled += own;
        }
        return List.of(left, right);
    }

    private static VBox column() {
        VBox column = new VBox();
        column.getStyleClass().add("sheet-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private List<Action> with(Menu menu) {
        return actions.all().stream()
                .filter(action -> action.menu() == menu && action.keys().isPresent())
                .toList();
    }

    private VBox group(Menu menu) {
        VBox group = new VBox(Nodes.label(menu.title(), "sheet-menu"));
        group.getStyleClass().add("sheet-group");
        for (Action action : with(menu)) {
            group.getChildren()
                    .add(Nodes.row(
                            "sheet-line",
                            Nodes.label(action.text(), "sheet-text"),
                            Nodes.spacer(),
                            Nodes.label(where(action), "sheet-where"),
                            Nodes.label(action.keysInWords(), "key")));
        }
        return group;
    }

    /** Some keys work only where they are meant. */
    private static String where(Action action) {
        if (action.scope() == Action.Scope.WINDOW) {
            return "";
        }
        return switch (action.id().substring(0, action.id().indexOf('.'))) {
            case "gallery" -> "in the gallery";
            case "chart" -> "in the chart";
            case "runs", "variants" -> "in their list";
            default ->
                action.id().equals("image.next") || action.id().equals("image.previous")
                        ? "in gallery and pictures"
                        : "in the pictures";
        };
    }
}
