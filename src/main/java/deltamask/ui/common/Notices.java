package deltamask.ui.common;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All that the user was told since the start, so that no message is lost by the next. One that goes away before the user
 * has closed it counts as unread. JavaFX thread only.
 */
public final class Notices {
    private static final int KEPT = 200;

    private final ObservableList<Told> all = FXCollections.observableArrayList();
    private final ObservableList<Told> allReadOnly = FXCollections.unmodifiableObservableList(all);
    private final Session session;
    private boolean closing;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper(this, "unread");

    /**
     * A notice and when it was told.
     *
     * @param time to the second
     */
    public record Told(LocalTime time, Notice notice) {}

    public Notices(Session session) {
        this.session = session;
        session.noticeProperty().addListener((property, old, now) -> {
            if (old != null && !closing) {
                unread.set(unread.get() + 1);
            }
            if (now != null) {
                tell(now);
            }
        });
    }

    /** The user closes the one on screen. */
    public void close() {
        closing = true;
        session.noticeProperty().set(null);
        closing = false;
    }

    private void tell(Notice notice) {
        all.add(0, new Told(LocalTime.now(java.time.ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS), notice));
        if (all.size() > KEPT) {
            all.remove(KEPT, all.size());
        }
    }

    /** The latest first, and the latest 200 only. */
    public ObservableList<Told> all() {
        return allReadOnly;
    }

    /** How many went away unread since {@link #read} was called last. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** The user has looked at them. */
    public void read() {
        unread.set(0);
    }
}
