package deltamask.ui.runs;

import deltamask.comparison.Kept;
import deltamask.comparison.Library;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.Trash;
import deltamask.files.Trash.Trashed;
import deltamask.home.FileManager;
import deltamask.home.UserFolders;
import deltamask.ui.common.RunControl;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import deltamask.ui.common.Tasks.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with a kept comparison but opening and running it. JavaFX thread only. */
final class KeptCommands {
    private final Session session;
    private final Tasks tasks;
    private final RunControl runs;
    private final Library library;
    private final Deque<Trashed> trashed = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");

    KeptCommands(Session session, Tasks tasks, RunControl runs, Library library) {
        this.session = session;
        this.tasks = tasks;
        this.runs = runs;
        this.library = library;
    }

    /** Whether something was deleted in this session that can come back. */
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    void rename(Kept kept, String title) {
        work(
                () -> {
                    library.rename(kept, title);
                    return title;
                },
                done -> {});
    }

    /** Moves it to the trash; there is a way back, so nothing is asked. */
    void delete(Kept kept) {
        if (session.machine().isTaken()) {
            session.problem(
                    session.machine().inWords() + ": wait for it or cancel it first, then delete what is kept.");
            return;
        }
        work(() -> library.delete(kept), gone -> {
            trashed.push(gone);
            runs.deleted(gone.from());
            undoable.set(true);
            session.activityProperty()
                    .set("Moved to the trash, " + UserFolders.shown(gone.now()) + ": it can be put back");
        });
    }

    void undoDelete() {
        if (trashed.isEmpty()) {
            return;
        }
        Trashed last = trashed.peek();
        work(
                () -> {
                    Trash.restore(last);
                    return last;
                },
                back -> {
                    trashed.remove(back);
                    runs.restored(back.from());
                    undoable.set(!trashed.isEmpty());
                    session.activityProperty().set("Put back to " + UserFolders.shown(back.from()));
                });
    }

    void showFolder(Kept kept) {
        work(
                () -> {
                    FileManager.open(kept.folder());
                    return kept;
                },
                shown -> {});
    }

    void copyPath(Kept kept) {
        copy(kept.folder().toString(), "The path is in the clipboard");
    }

    void copyCommand(Kept kept) {
        KeptText.command(kept)
                .ifPresentOrElse(
                        command -> copy(command, "The command is in the clipboard"),
                        () -> session.problem("Where the dataset of \"" + kept.title()
                                + "\" lies is not known: open it once, then copy the command."));
    }

    private void copy(String text, String said) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        session.activityProperty().set(said);
    }

    private <T> void work(Callable<T> work, Consumer<T> done) {
        tasks.start(
                Lane.FILES,
                work,
                result -> {
                    done.accept(result);
                    runs.changed();
                },
                failure -> session.problem(
                        failure instanceof UnusableException
                                ? failure.getMessage()
                                : "It could not be done: " + Reasons.of(failure) + "."));
    }
}
