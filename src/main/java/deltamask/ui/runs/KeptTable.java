package deltamask.ui.runs;

import deltamask.comparison.Kept;
import deltamask.comparison.Manifest;
import deltamask.run.Conditions;
import deltamask.ui.common.FittedName;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.TextFieldTableCell;
import javafx.util.converter.DefaultStringConverter;

/** The kept comparisons as a table, newest first until a header is clicked. */
final class KeptTable extends TableView<Kept> {
    private static final PseudoClass DAMAGED = PseudoClass.getPseudoClass("damaged");
    private static final PseudoClass ON_SCREEN = PseudoClass.getPseudoClass("on-screen");

    /** Widths of the column of titles, where there are some and where there are none. */
    private static final double TITLED = 110;

    private static final double UNTITLED = 46;
    /** Most names are seen whole at this width, and the scores beside them too in a window of 1280. */
    private static final double NAMED = 174;

    private final ObservableList<Kept> all = FXCollections.observableArrayList();
    private final FilteredList<Kept> passing = new FilteredList<>(all);
    private final Session session;
    private final TableColumn<Kept, String> title = new TableColumn<>("Title");
    private final Label nothing = Nodes.label("", "nothing");

    /** @param rename gets a comparison and its new title */
    KeptTable(Session session, BiConsumer<Kept, String> rename) {
        this.session = session;
        setId("kept");
        getStyleClass().addAll("dense", "kept-table");
        setAccessibleText("Kept comparisons");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        title.setCellValueFactory(data -> new ReadOnlyStringWrapper(
                data.getValue().manifest().map(Manifest::title).orElse("")));
        title.setCellFactory(column -> new TextFieldTableCell<>(new DefaultStringConverter()));
        title.setOnEditCommit(edit -> {
            setEditable(false);
            rename.accept(edit.getRowValue(), edit.getNewValue());
        });
        title.setOnEditCancel(edit -> {
            setEditable(false);
            sizeTitle();
        });
        text("Date", 124, KeptText::date);
        add(title, UNTITLED);
        name("A", NAMED, kept -> plan(kept, plan -> plan.a().name()));
        name("B", NAMED, kept -> plan(kept, plan -> plan.b().name()));
        score("IoU A", Manifest.End::meanIouA, Numbers::score);
        score("IoU B", Manifest.End::meanIouB, Numbers::score);
        score("Δ IoU", Manifest.End::meanDelta, Numbers::delta);
        score(
                "Speed",
                Manifest.End::speedRatio,
                ratio -> ratio.isEmpty() ? Numbers.NONE : Numbers.ratio(ratio.getAsDouble()) + " ×");
        number("Images", 70, KeptText::images, Kept::done);
        text("Dataset", 110, kept -> plan(kept, Manifest.Plan::datasetName));
        number("Duration", 76, KeptTable::duration, kept -> seconds(kept).orElse(-1));
        text(
                "Conditions",
                180,
                kept -> plan(
                        kept, plan -> plan.conditions().map(Conditions::inWords).orElse("not recorded")));
        text("Device", 120, kept -> plan(kept, Manifest.Plan::devices));
        text("Note", 260, KeptText::state);
        getColumns().forEach(column -> column.setEditable(column == title));
        SortedList<Kept> sorted = new SortedList<>(passing);
        sorted.comparatorProperty().bind(comparatorProperty());
        setItems(sorted);
        setRowFactory(table -> new KeptRow());
        tellNothing("");
    }

    private static String plan(Kept kept, Function<Manifest.Plan, String> part) {
        return kept.manifest().map(Manifest::plan).map(part).orElse("");
    }

    private static OptionalDouble seconds(Kept kept) {
        return kept.manifest().map(manifest -> manifest.outcome().seconds()).orElse(OptionalDouble.empty());
    }

    private static String duration(Kept kept) {
        OptionalDouble seconds = seconds(kept);
        return seconds.isEmpty() ? Numbers.NONE : Numbers.duration(seconds.getAsDouble());
    }

    private void text(String name, double width, Function<Kept, String> text) {
        TableColumn<Kept, String> column = new TableColumn<>(name);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        column.setCellFactory(made -> new TextCell());
        add(column, width);
    }

    private void name(String name, double width, Function<Kept, String> text) {
        TableColumn<Kept, String> column = new TableColumn<>(name);
        column.setCellValueFactory(data -> new ReadOnlyStringWrapper(text.apply(data.getValue())));
        column.setCellFactory(made -> new NameCell());
        add(column, width);
    }

    private void score(
            String name, Function<Manifest.End, OptionalDouble> value, Function<OptionalDouble, String> words) {
        Function<Kept, OptionalDouble> of = kept -> kept.manifest()
                .flatMap(manifest -> manifest.outcome().end())
                .map(value)
                .orElse(OptionalDouble.empty());
        number(name, 63, kept -> words.apply(of.apply(kept)), kept -> of.apply(kept)
                .orElse(Double.NEGATIVE_INFINITY));
    }

    private void number(String name, double width, Function<Kept, String> words, ToDoubleFunction<Kept> order) {
        TableColumn<Kept, Kept> column = new TableColumn<>(name);
        column.getStyleClass().add("number-column");
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(made -> new NumberCell(words));
        column.setComparator(Comparator.comparingDouble(order));
        add(column, width);
    }

    private void add(TableColumn<Kept, ?> column, double width) {
        column.setId(
                "kept-" + column.getText().toLowerCase(java.util.Locale.ROOT).replace(' ', '-'));
        column.setPrefWidth(width);
        getColumns().add(column);
    }

    /** Shows another list; what was selected stays so, or what has come in its place. */
    void show(List<Kept> list) {
        if (list.equals(all)) {
            return;
        }
        Optional<Path> selected = selected().map(Kept::folder);
        int place = getSelectionModel().getSelectedIndex();
        all.setAll(list);
        sizeTitle();
        tellNothing("");
        getSelectionModel().clearSelection();
        selected.ifPresent(this::select);
        if (selected.isPresent() && selected().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(Math.min(place, getItems().size() - 1));
        }
    }

    /** The title takes little room until there is one: the scores beside it are to be seen. */
    private void sizeTitle() {
        boolean titled = all.stream().flatMap(kept -> kept.manifest().stream()).anyMatch(manifest -> !manifest.title()
                .isEmpty());
        title.setPrefWidth(titled ? TITLED : UNTITLED);
    }

    private void select(Path folder) {
        getItems().stream()
                .filter(kept -> kept.folder().equals(folder))
                .findFirst()
                .ifPresent(getSelectionModel()::select);
    }

    /** Shows only what holds a text. */
    void filter(String text) {
        passing.setPredicate(text.isBlank() ? null : kept -> KeptText.matches(kept, text));
        tellNothing(text);
    }

    private void tellNothing(String text) {
        nothing.setText(
                all.isEmpty()
                        ? "Nothing is kept yet. Press Run (F5), or drop a comparison or two Runs on the window."
                        : "No kept comparison holds \"" + text.strip() + "\".");
    }

    Optional<Kept> selected() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem());
    }

    /** Lets the user type a title in the table. */
    void editTitle() {
        int row = getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            // Only for this: a double click opens, wherever in the row it is.
            setEditable(true);
            title.setPrefWidth(TITLED);
            scrollToColumn(title);
            edit(row, title);
        }
    }

    /** A row is told apart where its results are those on screen. */
    private final class KeptRow extends TableRow<Kept> {
        private final Tooltip whole = new Tooltip();

        @Override
        protected void updateItem(Kept kept, boolean empty) {
            super.updateItem(kept, empty);
            Optional<String> problem = empty || kept == null ? Optional.empty() : kept.problem();
            problem.ifPresent(whole::setText);
            setTooltip(problem.isPresent() ? whole : null);
            pseudoClassStateChanged(DAMAGED, problem.isPresent());
            Results results = session.results();
            pseudoClassStateChanged(
                    ON_SCREEN,
                    !empty
                            && kept != null
                            && results != null
                            && results.folder().equals(kept.folder()));
        }
    }

    /** A text that may be longer than its column. */
    private static final class TextCell extends TableCell<Kept, String> {
        private final Tooltip whole = new Tooltip();

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            boolean nothing = empty || text == null || text.isEmpty();
            setText(nothing ? null : text);
            whole.setText(text);
            setTooltip(nothing ? null : whole);
        }
    }

    /** A variant's name; in a narrow column what it has in common with those of its row goes first. */
    private static final class NameCell extends TableCell<Kept, String> {
        private final Tooltip whole = new Tooltip();
        private final FittedName fitted = new FittedName(this, 2);

        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            boolean nothing = empty || name == null || name.isEmpty();
            Optional<Manifest.Plan> plan = Optional.ofNullable(getTableRow())
                    .map(TableRow::getItem)
                    .flatMap(Kept::manifest)
                    .map(Manifest::plan);
            fitted.show(
                    nothing ? "" : name,
                    plan.map(both -> List.of(both.a().name(), both.b().name())).orElse(List.of()));
            whole.setText(name);
            setTooltip(nothing ? null : whole);
        }
    }

    /** A figure in words. */
    private static final class NumberCell extends TableCell<Kept, Kept> {
        private final Function<Kept, String> words;

        NumberCell(Function<Kept, String> words) {
            this.words = words;
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(Kept kept, boolean empty) {
            super.updateItem(kept, empty);
            setText(empty || kept == null ? null : words.apply(kept));
        }
    }
}
