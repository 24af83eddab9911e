package deltamask.ui.common;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Whether the machine is taken. Who has it measures times, which nothing else may disturb, and dataset, variants and
 * conditions must not change below it. JavaFX thread only.
 */
public final class Machine {
    /** Who can have it; one at a time. */
    public enum Holder {
        NOBODY("Nothing is running"),
        RUN("A run is going on"),
        OPENING("A kept run is being opened"),
        QUEUE("A queue is running");

        private final String words;

        Holder(String words) {
            this.words = words;
        }
    }

    private final ReadOnlyObjectWrapper<Holder> holder = new ReadOnlyObjectWrapper<>(this, "holder", Holder.NOBODY);
    private final ReadOnlyBooleanWrapper taken = new ReadOnlyBooleanWrapper(this, "taken");

    /** Gives it to one, in the place of the former. */
    public void give(Holder to) {
        holder.set(to);
        taken.set(to != Holder.NOBODY);
    }

    public boolean isTaken() {
        return taken.get();
    }

    public ReadOnlyBooleanProperty takenProperty() {
        return taken.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Holder> holderProperty() {
        return holder.getReadOnlyProperty();
    }

    public Holder holder() {
        return holder.get();
    }

    /** Who has it, in a few words: "A queue is running". */
    public String inWords() {
        return holder.get().words;
    }

    /**
     * Says why something is held off.
     *
     * @param then what the user can do, as the second half of a sentence
     */
    public String refusal(String then) {
        // Nothing is measured while one is opened.
        return inWords() + (holder() == Holder.OPENING ? ": " : ", and its times must not be disturbed: ") + then + ".";
    }
}
