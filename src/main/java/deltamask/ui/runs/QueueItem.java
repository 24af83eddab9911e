package deltamask.ui.runs;

import deltamask.comparison.Comparison;
import deltamask.dataset.Dataset;
import deltamask.run.Conditions;
import deltamask.ui.common.JobStarter;
import deltamask.ui.common.RunProgress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One comparison of a queue. JavaFX thread only. */
final class QueueItem {
    /** How far it is. */
    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isThrough() {
            return this != WAITING && this != RUNNING;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is shown of it.
     *
     * @param said what came out, or why nothing did
     * @param ending whether it was asked to end
     */
    record Shown(State state, String said, RunProgress progress, boolean ending) {}

    private final Dataset dataset;
    private final Path reference;
    private final Path candidate;
    private final Conditions conditions;
    private final ReadOnlyObjectWrapper<Shown> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", new Shown(State.WAITING, "", RunProgress.NONE, false));
    private Optional<JobStarter.Request> request = Optional.empty();
    private Optional<Comparison> comparison = Optional.empty();

    QueueItem(Dataset dataset, Path reference, Path candidate, Conditions conditions) {
        this.dataset = dataset;
        this.reference = reference;
        this.candidate = candidate;
        this.conditions = conditions;
    }

    Dataset dataset() {
        return dataset;
    }

    Path reference() {
        return reference;
    }

    Path candidate() {
        return candidate;
    }

    Conditions conditions() {
        return conditions;
    }

    /** "scripted.pt against quantized.pt": the files, for the models may not be readable. */
    String inWords() {
        return candidate.getFileName() + " against " + reference.getFileName();
    }

    ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    State state() {
        return shown.get().state();
    }

    boolean isEnding() {
        return shown.get().ending();
    }

    void become(State state, String said) {
        shown.set(new Shown(state, said, shown.get().progress(), isEnding()));
    }

    void progressed(RunProgress now) {
        if (state() == State.RUNNING) {
            shown.set(new Shown(State.RUNNING, "", now, isEnding()));
        }
    }

    void end() {
        shown.set(new Shown(state(), "cancelling", shown.get().progress(), true));
    }

    void made(JobStarter.Request of, Comparison result) {
        request = Optional.of(of);
        comparison = Optional.of(result);
    }

    /** What was run; empty before it is through, and where nothing could be done. */
    Optional<JobStarter.Request> request() {
        return request;
    }

    Optional<Comparison> comparison() {
        return comparison;
    }
}
