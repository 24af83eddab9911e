package deltamask.ui.common;

import deltamask.dataset.Dataset;
import deltamask.dataset.DatasetProblem;
import deltamask.run.Conditions;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The window's one state. Its parts know this, and not one another. JavaFX thread only. */
public final class Session {
    private final ReadOnlyObjectWrapper<Dataset> dataset = new ReadOnlyObjectWrapper<>(this, "dataset");
    private final ReadOnlyObjectWrapper<List<DatasetProblem>> datasetProblems =
            new ReadOnlyObjectWrapper<>(this, "datasetProblems", List.of());
    private final ReadOnlyObjectWrapper<Variant> a = new ReadOnlyObjectWrapper<>(this, "a");
    private final ReadOnlyObjectWrapper<Variant> b = new ReadOnlyObjectWrapper<>(this, "b");
    private final Set<Path> hidden = new HashSet<>();
    private final ObservableList<Path> models = FXCollections.observableArrayList();
    // Held, because it follows the list only as long as somebody holds it.
    private final ObservableList<Path> modelsReadOnly = FXCollections.unmodifiableObservableList(models);
    private final ObjectProperty<Conditions> conditions =
            new SimpleObjectProperty<>(this, "conditions", Conditions.DEFAULT);
    private final ReadOnlyObjectWrapper<Results> results = new ReadOnlyObjectWrapper<>(this, "results");
    private final ReadOnlyObjectWrapper<RunState> runState =
            new ReadOnlyObjectWrapper<>(this, "runState", RunState.IDLE);
    private final ReadOnlyObjectWrapper<RunProgress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", RunProgress.NONE);
    private final ReadOnlyObjectWrapper<Row> compared = new ReadOnlyObjectWrapper<>(this, "compared");
    private final StringProperty activity = new SimpleStringProperty(this, "activity", "");
    private final ObjectProperty<Runnable> stop = new SimpleObjectProperty<>(this, "stop");
    private final ObjectProperty<Notice> notice = new SimpleObjectProperty<>(this, "notice");
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.LIGHT);
    private final Machine machine = new Machine();
    private final Undo undo = new Undo();
    private final Rows rows = new Rows();

    /** The open dataset; null before there is one. */
    public ReadOnlyObjectProperty<Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    public Dataset dataset() {
        return dataset.get();
    }

    /** What did not pair in the dataset: by names at first, by sizes too when the files were looked into. */
    public ReadOnlyObjectProperty<List<DatasetProblem>> datasetProblemsProperty() {
        return datasetProblems.getReadOnlyProperty();
    }

    void setDatasetProblems(List<DatasetProblem> found) {
        datasetProblems.set(found);
    }

    /** Shows another dataset; results of the former go from the screen. */
    void setDataset(Dataset opened) {
        // The same folder read once more: who looked at an image goes on looking at it.
        int looked = opened.equals(dataset.get()) && rows.selected() != null
                ? rows.selected().number()
                : 0;
        results.set(null);
        progress.set(RunProgress.NONE);
        dataset.set(opened);
        datasetProblems.set(opened.problems());
        rows.reset(opened);
        rows.select(looked);
    }

    /** The variant chosen for the next run; null before there is one. */
    public ReadOnlyObjectProperty<Variant> variantProperty(Side side) {
        return wrapper(side).getReadOnlyProperty();
    }

    public Variant variant(Side side) {
        return wrapper(side).get();
    }

    void setVariant(Side side, Variant variant) {
        hidden.remove(variant.file());
        addModel(variant.file());
        wrapper(side).set(variant);
    }

    private ReadOnlyObjectWrapper<Variant> wrapper(Side side) {
        return side == Side.A ? a : b;
    }

    /** Makes the candidate the reference, for the next run. */
    public void swapVariants() {
        Variant reference = a.get();
        a.set(b.get());
        b.set(reference);
    }

    /** Model files to choose from: the bundled ones and those opened before. */
    public ObservableList<Path> models() {
        return modelsReadOnly;
    }

    void addModel(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        if (!models.contains(whole) && !hidden.contains(whole)) {
            models.add(whole);
        }
    }

    /** Offers a model file no longer, until it is chosen again; the file itself stays. */
    public void hideModel(Path file) {
        hidden.add(file);
        models.remove(file);
    }

    /** Threads and the like of the next run. */
    public ObjectProperty<Conditions> conditionsProperty() {
        return conditions;
    }

    /** Where the results on screen come from; null before a run. */
    public ReadOnlyObjectProperty<Results> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    public Results results() {
        return results.get();
    }

    /** Whether results are of the models that are chosen now. */
    public boolean isChosen(Results of) {
        return Stream.of(Side.values())
                .allMatch(side -> variant(side) != null
                        && variant(side).file().equals(of.of(side).model()));
    }

    void setResults(Results now) {
        results.set(now);
    }

    public ReadOnlyObjectProperty<RunState> runStateProperty() {
        return runState.getReadOnlyProperty();
    }

    public RunState runState() {
        return runState.get();
    }

    void setRunState(RunState now) {
        machine.give(
                now == RunState.OPENING
                        ? Machine.Holder.OPENING
                        : now.isBusy() ? Machine.Holder.RUN : Machine.Holder.NOBODY);
        runState.set(now);
    }

    /** Whether a run, a queue or the like is at work, for which everything else waits. */
    public Machine machine() {
        return machine;
    }

    public ReadOnlyObjectProperty<RunProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    void setProgress(RunProgress now) {
        progress.set(now);
    }

    /** The image whose pictures the compare view shows now: it comes a moment after the selection. Null for none. */
    public ReadOnlyObjectProperty<Row> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /** To be called by the compare view alone. */
    public void setCompared(Row shown) {
        compared.set(shown);
    }

    /** What goes on, in a few words. */
    public StringProperty activityProperty() {
        return activity;
    }

    /** Ends what is going on beside the runs; null where nothing is. */
    public ObjectProperty<Runnable> stopProperty() {
        return stop;
    }

    /** What the user is told until it is closed; null for nothing. */
    public ObjectProperty<Notice> noticeProperty() {
        return notice;
    }

    /** Tells the user what went wrong. */
    public void problem(String sentence) {
        notice.set(Notice.problem(sentence));
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What can be taken back. */
    public Undo undo() {
        return undo;
    }

    public Rows rows() {
        return rows;
    }
}
