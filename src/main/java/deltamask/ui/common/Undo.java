package deltamask.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The steps that can be taken back, the latest first. JavaFX thread only. */
public final class Undo {
    private static final int KEPT = 50;

    private final Deque<Step> steps = new ArrayDeque<>();
    private final ReadOnlyStringWrapper next = new ReadOnlyStringWrapper(this, "next", "");

    private record Step(String what, Runnable back) {}

    /**
     * Remembers a step.
     *
     * @param what was done, as in "Undo: <i>choice of B</i>"
     * @param back puts back what was before, and adds no step itself
     */
    public void add(String what, Runnable back) {
        steps.push(new Step(what, back));
        if (steps.size() > KEPT) {
            steps.removeLast();
        }
        next.set(what);
    }

    /** What {@link #undo} would take back; empty for nothing. */
    public ReadOnlyStringProperty nextProperty() {
        return next.getReadOnlyProperty();
    }

    /** Takes the latest step back; does nothing where there is none. */
    public void undo() {
        Step step = steps.poll();
        next.set(steps.isEmpty() ? "" : steps.peek().what());
        if (step != null) {
            step.back().run();
        }
    }
}
