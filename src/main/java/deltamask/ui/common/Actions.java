package deltamask.ui.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All that the user can do in the window. Its parts add their actions when the window is made. */
public final class Actions {
    private final List<Action> all = new ArrayList<>();
    private final List<Action> allReadOnly = Collections.unmodifiableList(all);

    /** @throws IllegalArgumentException if there is one of that id */
    public void add(Action... actions) {
        for (Action action : actions) {
            if (all.stream().anyMatch(other -> other.id().equals(action.id()))) {
                throw new IllegalArgumentException("The action " + action.id() + " exists");
            }
            all.add(action);
        }
    }

    /** In the order in which they were added, which is that of the menus. */
    public List<Action> all() {
        return allReadOnly;
    }
}
