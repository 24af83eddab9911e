package deltamask.ui.runs;

import deltamask.dataset.Dataset;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.run.imports.Acceptance;
import deltamask.run.imports.Importer;
import deltamask.run.imports.Misfit;
import deltamask.run.imports.Pairer;
import deltamask.run.imports.PairingReport;
import deltamask.run.imports.Turn;
import deltamask.run.imports.Watch;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.PulseBatch;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows how masks and times from elsewhere fit the open dataset, and imports them once what does not fit is accepted. */
final class ImportPane extends BorderPane {
    private final Session session;
    private final Tasks tasks;
    private final Reopener reopener;
    private final Choosers choosers;
    private final Side side;
    private final Runnable done;
    private final Dataset dataset;
    private final Latest pairing;
    private final ImportForm form;
    private final MisfitTable misfits = new MisfitTable(this::refresh);
    private final Label found = Nodes.label("", "import-found");
    private final Label notes = Nodes.label("", "muted");
    private final CheckBox accept = new CheckBox();
    private final Label problem = Nodes.label("", "import-problem");
    private final Button compare;
    private final Button save;
    private final ChangeListener<Boolean> taken = (property, old, now) -> refresh();
    private final ChangeListener<Dataset> another;
    private AtomicBoolean stop = new AtomicBoolean();
    private PairingReport report;
    private boolean writing;

    ImportPane(Session session, Tasks tasks, Reopener reopener, Choosers choosers, Side side, Runnable done) {
        this.session = session;
        this.tasks = tasks;
        this.reopener = reopener;
        this.choosers = choosers;
        this.side = side;
        this.done = done;
        this.dataset = session.dataset();
        this.pairing = new Latest(tasks, Lane.CHECKS);
        this.form = new ImportForm(session.models(), choosers, this::pair);
        this.another = (property, old, now) -> done.run();
        this.compare = Nodes.button(
                new Button("Import and compare"),
                "import-compare",
                "fth-columns",
                "Keep it as " + side + " of a comparison with " + side.other() + " on screen");
        this.save = Nodes.button(
                new Button("Save as a Run…"), "import-save", "fth-save", "Write a Run into a folder of your choice");
        setId("import-pane");
        getStyleClass().addAll("window", "import-pane");
        found.setId("import-found");
        found.setWrapText(true);
        notes.setId("import-notes");
        notes.setWrapText(true);
        problem.setId("import-problem");
        problem.setWrapText(true);
        accept.setId("import-accept");
        accept.setWrapText(true);
        // A long sentence is read to its end; the table gives way.
        for (Region words : List.of(found, notes, problem, accept)) {
            words.setMinHeight(USE_PREF_SIZE);
        }
        accept.selectedProperty().addListener((property, old, now) -> refresh());
        compare.getStyleClass().add("accent");
        compare.setOnAction(event -> compare());
        save.setOnAction(event -> save());
        VBox.setVgrow(misfits, Priority.ALWAYS);
        VBox body = new VBox(form, found, notes, problem, misfits, accept);
        body.getStyleClass().add("import-body");
        setTop(header());
        setCenter(body);
        setBottom(buttons());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                done.run();
            }
        });
        session.machine().takenProperty().addListener(taken);
        session.datasetProperty().addListener(another);
        refresh();
    }

    private VBox header() {
        Label title = Nodes.label("Masks and times for " + dataset.name(), "preflight-title");
        Label says = Nodes.label(
                "What fits and what does not is shown first. Nothing is written before you import, and never into the"
                        + " folders chosen here.",
                "muted");
        says.setWrapText(true);
        VBox header = new VBox(title, says);
        header.getStyleClass().add("preflight-header");
        return header;
    }

    private HBox buttons() {
        Button cancel = Nodes.button(new Button("Cancel"), "import-cancel", "", "Leave everything as it is (Esc)");
        cancel.setOnAction(event -> done.run());
        return Nodes.row("preflight-buttons", Nodes.spacer(), cancel, save, compare);
    }

    /** Looks at a folder of masks. */
    void masks(Path folder) {
        form.masks(folder);
    }

    private void pair() {
        stop.set(true);
        pairing.cancel();
        report = null;
        misfits.show(null);
        accept.setSelected(false);
        problem.setText("");
        notes.setText("");
        found.setText("Looking at the masks…");
        AtomicBoolean mine = new AtomicBoolean();
        stop = mine;
        ImportForm.Values values = form.values();
        Optional<Path> other = other().map(Results.Source::run);
        pairing.start(
                () -> Pairer.pair(values.request(dataset, other), watch(mine, "Looking at the masks")),
                this::show,
                this::failed);
        refresh();
    }

    /** The Run that this one is compared with. */
    private Optional<Results.Source> other() {
        return Optional.ofNullable(session.results())
                .filter(results -> results.comparison().isPresent())
                .map(results -> results.of(side.other()));
    }

    private Watch watch(AtomicBoolean mine, String doing) {
        PulseBatch<String> told = new PulseBatch<>(batch -> {
            if (!mine.get() && (report == null || writing)) {
                found.setText(batch.get(batch.size() - 1));
            }
        });
        return (through, total) -> {
            told.offer(doing + ": " + through + " of " + total);
            return !mine.get();
        };
    }

    private void show(PairingReport now) {
        stop.set(true);
        report = now;
        form.propose(now);
        misfits.show(now);
        found.setText(ImportWords.found(now));
        List<String> said = new ArrayList<>(now.notes());
        if (now.counts().containsKey(Misfit.Kind.TURNED)) {
            said.add(Turn.RULE);
        }
        if (other().isEmpty()) {
            said.add("No finished comparison is on screen whose " + side.other()
                    + " it could be compared with: save it as a Run, or run one first.");
        }
        notes.setText(String.join(" ", said));
        refresh();
    }

    private void failed(Exception failure) {
        stop.set(true);
        writing = false;
        found.setText("");
        if (!(failure instanceof CancellationException)) {
            problem.setText(
                    failure instanceof UnusableException
                            ? failure.getMessage()
                            : "It cannot be imported: " + Reasons.of(failure) + ".");
        }
        refresh();
    }

    private Acceptance acceptance() {
        Set<Misfit.Kind> kinds = accept.isSelected() ? PairingReport.all().kinds() : Set.of();
        return new Acceptance(kinds, misfits.turned());
    }

    private void refresh() {
        boolean ready = report != null
                && !writing
                && !session.machine().isTaken()
                && report.open(acceptance()).isEmpty();
        compare.setDisable(!ready || other().isEmpty());
        save.setDisable(!ready);
        form.setDisable(writing);
        misfits.setDisable(writing);
        accept.setDisable(writing);
        Nodes.show(problem, !problem.getText().isEmpty());
        Nodes.show(notes, !notes.getText().isEmpty());
        Nodes.show(found, !found.getText().isEmpty());
        boolean open = report != null
                && !report.open(new Acceptance(Set.of(), misfits.turned())).isEmpty();
        Nodes.show(accept, open);
        if (open) {
            accept.setText(ImportWords.question(report, misfits.turned()));
        }
    }

    private void compare() {
        Path reference = other().orElseThrow().run();
        PairingReport named = named();
        Acceptance accepted = acceptance();
        write(
                watch -> reopener.keepBeside(
                        side, reference, dataset, place -> Importer.write(named, accepted, place, watch)),
                kept -> {
                    done.run();
                    reopener.open(kept);
                });
    }

    private void save() {
        Optional<Path> parent = choosers.target("Where the Run is to lie");
        if (parent.isEmpty()) {
            return;
        }
        PairingReport named = named();
        Acceptance accepted = acceptance();
        write(
                watch -> Importer.write(named, accepted, free(parent.get(), named), watch)
                        .folder(),
                folder -> {
                    done.run();
                    session.noticeProperty().set(Notice.savedFolder(folder));
                });
    }

    private PairingReport named() {
        return report.named(form.name(), form.device());
    }

    /** A folder of the Run's own, numbered where there is one already. */
    private static Path free(Path parent, PairingReport named) {
        String name = named.info().variantName().replaceAll("[^\\p{L}\\p{N}._-]+", "_") + "-run";
        Path free = parent.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = parent.resolve(name + "-" + number);
        }
        return free;
    }

    /** What writes, and can be watched. */
    private interface Work<T> {
        T with(Watch watch) throws Exception;
    }

    private <T> void write(Work<T> work, Consumer<T> success) {
        writing = true;
        AtomicBoolean mine = new AtomicBoolean();
        stop = mine;
        problem.setText("");
        refresh();
        Watch watch = watch(mine, "Importing");
        tasks.start(
                Lane.FILES,
                () -> work.with(watch),
                result -> {
                    writing = false;
                    success.accept(result);
                },
                failure -> {
                    PairingReport before = report;
                    failed(failure);
                    found.setText(ImportWords.found(before));
                    refresh();
                });
    }

    /** Ends what is going on; a Run that is half written goes. */
    void close() {
        stop.set(true);
        pairing.cancel();
        session.machine().takenProperty().removeListener(taken);
        session.datasetProperty().removeListener(another);
    }
}
