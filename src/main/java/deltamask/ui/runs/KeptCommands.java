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
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with a kept comparison but opening and running it. JavaFX thread only. */
final class KeptCommands {
    private static final String DELETION = "deletion of ";

    private final Session session;
    private final Tasks tasks;
    private final RunControl runs;
    private final Library library;
    private final BooleanBinding undoable;

    KeptCommands(Session session, Tasks tasks, RunControl runs, Library library) {
        this.session = session;
        this.tasks = tasks;
        this.runs = runs;
        this.library = library;
        this.undoable = Bindings.createBooleanBinding(
                () -> session.undo().nextProperty().get().startsWith(DELETION),
                session.undo().nextProperty());
    }

    /** Whether what undo would take back is that something kept was deleted. */
    BooleanBinding undoable() {
        return undoable;
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
            runs.deleted(gone.from());
            deleted(gone, kept.title());
            session.activityProperty()
                    .set("Moved to the trash, " + UserFolders.shown(gone.now()) + ": Undo puts it back");
        });
    }

    private void deleted(Trashed gone, String title) {
        session.undo().add(DELETION + "\"" + title + "\"", () -> putBack(gone, title));
    }

    private void putBack(Trashed gone, String title) {
        work(
                () -> {
                    Trash.restore(gone);
                    return gone;
                },
                back -> {
                    runs.restored(back.from());
                    session.activityProperty().set("Put back to " + UserFolders.shown(back.from()));
                },
                // Still there, so that it can be tried again.
                () -> deleted(gone, title));
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
        work(work, done, () -> {});
    }

    private <T> void work(Callable<T> work, Consumer<T> done, Runnable failed) {
        tasks.start(
                Lane.FILES,
                work,
                result -> {
                    done.accept(result);
                    runs.changed();
                },
                failure -> {
                    failed.run();
                    session.problem(
                            failure instanceof UnusableException
                                    ? failure.getMessage()
                                    : "It could not be done: " + Reasons.of(failure) + ".");
                });
    }
}
