package deltamask.ui;

import deltamask.ui.common.Choosers;
import deltamask.ui.common.FittedName;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Opener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** Chooses the model file of one side: one of those known, or any other. */
final class VariantChooser extends HBox {
    /** The arrow, and the room around name and arrow. */
    private static final double BESIDE_NAME = 42;

    private final Side side;
    private final Session session;
    private final Opener opener;
    private final Choosers choosers;
    private final MenuButton menu = new MenuButton();
    private final FittedName fitted = new FittedName(menu, BESIDE_NAME);

    VariantChooser(Side side, Session session, Opener opener, Choosers choosers) {
        this.side = side;
        this.session = session;
        this.opener = opener;
        this.choosers = choosers;
        getStyleClass().add("variant-chooser");
        menu.setId("variant-" + side.name().toLowerCase(java.util.Locale.ROOT));
        menu.getStyleClass().add("variant-menu");
        menu.setMnemonicParsing(false);
        getChildren().addAll(Nodes.label(side.name(), "side-letter"), menu);
        for (Side any : Side.values()) {
            session.variantProperty(any).addListener((property, old, now) -> refresh());
        }
        session.models().addListener((ListChangeListener<Path>) change -> refresh());
        session.machine().takenProperty().addListener((property, old, now) -> setDisable(now));
        refresh();
    }

    private void refresh() {
        Variant chosen = session.variant(side);
        fitted.show(
                chosen == null ? "Choose a model" : fileName(chosen.file()),
                Arrays.stream(Side.values())
                        .map(session::variant)
                        .filter(Objects::nonNull)
                        .map(variant -> fileName(variant.file()))
                        .toList());
        String says = (side == Side.A ? "Variant A, the reference" : "Variant B, the candidate")
                + (chosen == null ? "" : ": " + describe(chosen));
        menu.setTooltip(new Tooltip(says));
        menu.setAccessibleText(says);
        menu.getItems().clear();
        for (Path model : session.models()) {
            RadioMenuItem item = new RadioMenuItem(fileName(model));
            item.setMnemonicParsing(false);
            item.setSelected(chosen != null && chosen.file().equals(model));
            item.setOnAction(event -> {
                opener.variant(side, model);
                refresh();
            });
            menu.getItems().add(item);
        }
        MenuItem other = new MenuItem("Open a file…", Nodes.icon("fth-folder"));
        other.setOnAction(event -> chooseFile());
        menu.getItems().addAll(new SeparatorMenuItem(), other);
    }

    /** Asks for a model file. */
    void chooseFile() {
        choosers.model("Variant " + side).ifPresent(file -> opener.variant(side, file));
    }

    private static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static String describe(Variant variant) {
        return variant.name() + "\n" + variant.file() + "\n" + Numbers.bytes(variant.bytes())
                + (variant.hasCard() ? "" : "\nNo model card: torchvision's convention")
                + "\nSHA-256 " + variant.sha256();
    }
}
