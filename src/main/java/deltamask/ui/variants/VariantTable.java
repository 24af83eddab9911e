package deltamask.ui.variants;

import deltamask.comparison.Measured;
import deltamask.ui.common.FittedName;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.variant.ModelCard;
import deltamask.variant.Variant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;

/** The variants as a table. A row can be dragged onto A or B; more columns are behind the plus at the right. */
final class VariantTable extends TableView<VariantEntry> {
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");
    private static final int SHORT_HASH = 8;

    private final Session session;
    private final VariantList variants;

    VariantTable(Session session, VariantList variants) {
        this.session = session;
        this.variants = variants;
        setId("variants");
        setAccessibleText("All variants");
        getStyleClass().addAll("dense", "variant-table");
        setPlaceholder(Nodes.label("No model files", "muted"));
        setTableMenuButtonVisible(true);
        getColumns().add(text("", "sides", 32, this::sides));
        getColumns().add(fitted(text("Name", "name", 210, VariantEntry::name), VariantEntry::name));
        getColumns().add(number("ms", "time", 58, entry -> time(entry), Numbers::milliseconds));
        getColumns().add(number("IoU", "score", 66, entry -> score(entry), Numbers::score));
        getColumns().add(size());
        getColumns().add(fitted(text("File", "file", 180, VariantEntry::fileName), VariantEntry::fileName));
        getColumns().add(text("Steps", "steps", 220, entry -> steps(entry)));
        getColumns().add(hidden(text("Card", "card", 90, VariantTable::card)));
        getColumns()
                .add(hidden(text("Architecture", "architecture", 180, entry -> of(entry, ModelCard::architecture))));
        getColumns()
                .add(hidden(text(
                        "PyTorch",
                        "torch",
                        70,
                        entry -> of(entry, card -> card.lineage().torch().orElse("")))));
        getColumns()
                .add(hidden(text(
                        "Engine",
                        "engine",
                        80,
                        entry -> of(
                                entry,
                                card -> card.lineage().quantizationEngine().orElse("")))));
        getColumns().add(hidden(text("Licence", "licence", 90, entry -> of(entry, ModelCard::license))));
        getColumns().add(hidden(text("SHA-256", "hash", 90, VariantTable::hash)));
        setRowFactory(table -> new EntryRow());
        SortedList<VariantEntry> sorted = new SortedList<>(variants.entries());
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        variants.measuredProperty().addListener((property, old, now) -> refresh());
        for (Side side : Side.values()) {
            session.variantProperty(side).addListener((property, old, now) -> refresh());
        }
    }

    /** In a narrow column what a name has in common with the others goes first. */
    private TableColumn<VariantEntry, String> fitted(
            TableColumn<VariantEntry, String> column, Function<VariantEntry, String> name) {
        column.setCellFactory(any -> new NameCell(
                () -> variants.entries().stream().map(name).distinct().toList()));
        return column;
    }

    private static <T> TableColumn<VariantEntry, T> hidden(TableColumn<VariantEntry, T> column) {
        column.setVisible(false);
        return column;
    }

    private static TableColumn<VariantEntry, String> text(
            String title, String id, double width, Function<VariantEntry, String> value) {
        TableColumn<VariantEntry, String> column = new TableColumn<>(title);
        column.setId("variants-" + id);
        column.setPrefWidth(width);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        column.setCellFactory(any -> new TextCell());
        return column;
    }

    private static TableColumn<VariantEntry, OptionalDouble> number(
            String title,
            String id,
            double width,
            Function<VariantEntry, OptionalDouble> value,
            Function<OptionalDouble, String> words) {
        TableColumn<VariantEntry, OptionalDouble> column = new TableColumn<>(title);
        column.setId("variants-" + id);
        column.getStyleClass().add("number-column");
        column.setPrefWidth(width);
        column.setComparator(Comparator.comparingDouble(number -> number.orElse(Double.POSITIVE_INFINITY)));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(value.apply(data.getValue())));
        column.setCellFactory(any -> new NumberCell(words));
        return column;
    }

    private static TableColumn<VariantEntry, OptionalDouble> size() {
        return number(
                "Size",
                "size",
                72,
                entry -> entry.variant()
                        .map(variant -> OptionalDouble.of((double) variant.bytes()))
                        .orElse(OptionalDouble.empty()),
                bytes -> bytes.isEmpty() ? "" : Numbers.bytes((long) bytes.getAsDouble()));
    }

    private OptionalDouble time(VariantEntry entry) {
        return variants.measured(entry).map(Measured::medianForwardMs).orElse(OptionalDouble.empty());
    }

    private OptionalDouble score(VariantEntry entry) {
        return variants.measured(entry).map(Measured::meanIou).orElse(OptionalDouble.empty());
    }

    private String sides(VariantEntry entry) {
        return Arrays.stream(Side.values())
                .filter(side -> session.variant(side) != null
                        && session.variant(side).file().equals(entry.file()))
                .map(Side::name)
                .collect(Collectors.joining(" "));
    }

    private static String steps(VariantEntry entry) {
        return entry.problem()
                .orElseGet(
                        () -> of(entry, card -> String.join(", ", card.lineage().steps())));
    }

    private static String card(VariantEntry entry) {
        return entry.variant()
                .map(variant -> variant.hasCard() ? "card" : "no card")
                .orElse("");
    }

    private static String hash(VariantEntry entry) {
        return entry.variant()
                .map(variant -> variant.sha256().substring(0, SHORT_HASH))
                .orElse("");
    }

    private static String of(VariantEntry entry, Function<ModelCard, String> part) {
        return entry.variant().map(Variant::card).map(part).orElse("");
    }

    /** Marks broken files, and lets a row be dragged as the file that it is. */
    private static final class EntryRow extends TableRow<VariantEntry> {
        EntryRow() {
            setOnDragDetected(event -> {
                if (getItem() != null && getItem().variant().isPresent()) {
                    ClipboardContent content = new ClipboardContent();
                    content.putFiles(List.of(getItem().file().toFile()));
                    startDragAndDrop(TransferMode.COPY).setContent(content);
                    event.consume();
                }
            });
        }

        @Override
        protected void updateItem(VariantEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            pseudoClassStateChanged(
                    BROKEN, !empty && entry != null && entry.problem().isPresent());
        }
    }

    private static final class TextCell extends TableCell<VariantEntry, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? "" : text);
            setTooltip(empty || text == null || text.isEmpty() ? null : new Tooltip(text));
        }
    }

    private static final class NameCell extends TableCell<VariantEntry, String> {
        private final FittedName fitted = new FittedName(this, 2);
        private final Supplier<List<String>> all;

        NameCell(Supplier<List<String>> all) {
            this.all = all;
        }

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            boolean nothing = empty || name == null;
            fitted.show(nothing ? "" : name, nothing ? List.of() : all.get());
            setTooltip(nothing || name.isEmpty() ? null : new Tooltip(name));
        }
    }

    private static final class NumberCell extends TableCell<VariantEntry, OptionalDouble> {
        private final Function<OptionalDouble, String> words;

        NumberCell(Function<OptionalDouble, String> words) {
            this.words = words;
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(OptionalDouble number, boolean empty) {
            super.updateItem(number, empty);
            setText(empty || number == null ? "" : words.apply(number));
            setTooltip(empty || number == null || number.isEmpty() ? null : new Tooltip(Numbers.exact(number)));
        }
    }
}
