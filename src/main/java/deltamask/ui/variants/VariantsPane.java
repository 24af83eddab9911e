package deltamask.ui.variants;

import deltamask.ui.common.Action;
import deltamask.ui.common.Action.Menu;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Opener;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.SystemOpener;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All variants: the list at the left, the chosen one at the right. */
public final class VariantsPane extends SplitPane {
    private static final double TABLE_SHARE = 0.62;

    private final Session session;
    private final Opener opener;
    private final Choosers choosers;
    private final SystemOpener system;
    private final Preflight preflight;
    private final VariantList variants;
    private final VariantTable table;
    private final VariantDetails details;
    private final ThreadWarnings warnings;
    private final Inspections inspections;
    /** The file that is to be selected, be it that its entry is still to come or was replaced; null for none. */
    private Path wanted;

    /** @param variants what is listed */
    public VariantsPane(
            Session session,
            Opener opener,
            VariantList variants,
            Choosers choosers,
            SystemOpener system,
            Preflight preflight,
            Actions actions,
            Tasks tasks) {
        this.session = session;
        this.opener = opener;
        this.choosers = choosers;
        this.system = system;
        this.preflight = preflight;
        this.variants = variants;
        this.table = new VariantTable(session, variants);
        this.inspections = new Inspections(session, tasks);
        this.details = new VariantDetails(buttons(actions));
        this.warnings = new ThreadWarnings(session, tasks);
        setId("variants-pane");
        getStyleClass().add("variants-pane");
        Label reading = Nodes.label("", "muted");
        reading.setId("variants-reading");
        reading.textProperty()
                .bind(Bindings.createStringBinding(
                        this::progress,
                        variants.unreadProperty(),
                        variants.entries(),
                        session.machine().takenProperty()));
        Button open = Nodes.button(
                new Button("Open as B…"),
                "variants-open",
                "fth-folder",
                "Open a model file as B; the other models of its folder are listed too");
        open.setOnAction(event -> open());
        open.disableProperty().bind(session.machine().takenProperty());
        HBox header = Nodes.row("pane-header", reading, Nodes.spacer(), open);
        VBox left = new VBox(header, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        getItems().addAll(left, details);
        setDividerPositions(TABLE_SHARE);
        SplitPane.setResizableWithParent(details, false);
        table.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                wanted = now.file();
            }
            show();
        });
        variants.entries().addListener((ListChangeListener<VariantEntry>) change -> {
            selectWanted();
            show();
        });
        variants.measuredProperty().addListener((property, old, now) -> show());
        preflight.onSaved(variants::read);
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                remove();
                event.consume();
            }
        });
        show();
    }

    /** Lists what was opened before; called when the window has begun to open its dataset. */
    public void restore() {
        variants.restore();
    }

    /** Ends what goes on in the background. */
    public void close() {
        warnings.stop();
        inspections.close();
        preflight.close();
    }

    private String progress() {
        if (session.machine().isTaken()) {
            return session.machine().inWords() + ": A, B and their cards stay as they are.";
        }
        int all = variants.entries().size();
        int unread = variants.unreadProperty().get();
        return unread == 0 ? Numbers.count(all, "variant") : "Reading file " + (all - unread + 1) + " of " + all + "…";
    }

    private BooleanBinding isFree() {
        return session.machine().takenProperty().not();
    }

    private BooleanBinding chosen(Predicate<VariantEntry> can) {
        return Bindings.createBooleanBinding(
                () -> entry().filter(can).isPresent(), table.getSelectionModel().selectedItemProperty());
    }

    private FlowPane buttons(Actions actions) {
        BooleanBinding usable = chosen(entry -> entry.variant().isPresent());
        Action useA = Action.of("variants.use-a", Menu.VARIANTS, "Use the chosen variant as A", () -> use(Side.A))
                .keys("Shortcut+Alt+A")
                .enabledWhen(usable.and(isFree()));
        Action useB = Action.of("variants.use-b", Menu.VARIANTS, "Use the chosen variant as B", () -> use(Side.B))
                .keys("Shortcut+Alt+B")
                .enabledWhen(usable.and(isFree()));
        Action edit = Action.of("variants.edit-card", Menu.VARIANTS, "Edit the chosen variant's card…", this::edit)
                .keys("Shortcut+Shift+E")
                .enabledWhen(usable.and(isFree()));
        Action reveal = Action.of(
                        "variants.reveal", Menu.VARIANTS, "Show the chosen variant in its folder", this::reveal)
                .enabledWhen(chosen(entry -> true));
        Action remove = Action.of(
                        "variants.remove", Menu.VARIANTS, "Take the chosen variant off the list", this::remove)
                .partKeys("Delete")
                .enabledWhen(chosen(this::isRemovable));
        Action inspect = Action.of("variants.inspect", Menu.VARIANTS, "Inspect the chosen variant…", this::inspect)
                .keys("Shortcut+I")
                .enabledWhen(chosen(entry -> true));
        Action inspectBoth = Action.of(
                        "variants.inspect-both",
                        Menu.VARIANTS,
                        "Inspect B beside A…",
                        () -> inspections.openBoth(getScene().getWindow()))
                .keys("Shortcut+Shift+I")
                .enabledWhen(session.variantProperty(Side.A)
                        .isNotNull()
                        .and(session.variantProperty(Side.B).isNotNull()));
        actions.add(useA, useB, edit, inspect, inspectBoth, reveal, remove);
        FlowPane buttons = new FlowPane(
                button(useA, "Use as A", "variant-use-a", ""),
                button(useB, "Use as B", "variant-use-b", ""),
                button(edit, "Card…", "variant-edit", "fth-sliders"),
                button(inspect, "Inspect…", "variant-inspect", ""),
                button(reveal, "", "variant-reveal", "fth-external-link"),
                button(remove, "", "variant-remove", "fth-x"));
        buttons.getStyleClass().add("variant-buttons");
        return buttons;
    }

    private static Button button(Action action, String text, String id, String icon) {
        String keys = action.keys()
                .map(combination -> " (" + combination.getDisplayText() + ")")
                .orElse("");
        Button button = Nodes.button(new Button(text), id, icon, action.text().replace("…", "") + keys);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.fire());
        button.disableProperty().bind(Bindings.not(action.enabled()));
        return button;
    }

    private boolean isRemovable(VariantEntry entry) {
        return !entry.bundled()
                && java.util.Arrays.stream(Side.values())
                        .map(session::variant)
                        .noneMatch(variant -> variant != null && variant.file().equals(entry.file()));
    }

    private Optional<VariantEntry> entry() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void use(Side side) {
        entry().ifPresent(entry -> opener.variant(side, entry.file()));
    }

    private void edit() {
        entry().flatMap(VariantEntry::variant).ifPresent(preflight::open);
    }

    private void inspect() {
        entry().ifPresent(entry -> inspections.open(entry.file(), getScene().getWindow()));
    }

    private void reveal() {
        entry().ifPresent(entry -> system.show(entry.file()));
    }

    private void remove() {
        entry().filter(this::isRemovable).ifPresent(variants::remove);
    }

    private void open() {
        if (!session.machine().isTaken()) {
            choosers.model("Open a model file as B").ifPresent(file -> {
                wanted = file.toAbsolutePath().normalize();
                opener.variant(Side.B, file);
            });
        }
    }

    private void selectWanted() {
        if (entry().filter(entry -> entry.file().equals(wanted)).isPresent()) {
            return;
        }
        table.getItems().stream()
                .filter(entry -> entry.file().equals(wanted))
                .findFirst()
                .ifPresent(entry -> {
                    table.getSelectionModel().clearAndSelect(table.getItems().indexOf(entry));
                    table.scrollTo(entry);
                });
    }

    private void show() {
        VariantEntry chosen = entry().orElse(null);
        details.show(chosen, Optional.ofNullable(chosen).flatMap(variants::measured));
    }
}
