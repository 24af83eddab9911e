package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.files.Folders;
import deltamask.report.OverlayLook;
import deltamask.report.Report;
import deltamask.report.ReportListener;
import deltamask.report.ReportOptions;
import deltamask.ui.common.Notice;
import deltamask.ui.common.PulseBatch;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Writes reports in the background, one at a time. JavaFX thread only. */
final class ReportExport {
    private final Session session;
    private final Tasks tasks;
    private final Supplier<OverlayLook> look;

    /** @param look how the user has masks painted */
    ReportExport(Session session, Tasks tasks, Supplier<OverlayLook> look) {
        this.session = session;
        this.tasks = tasks;
        this.look = look;
    }

    /** Writes a report into a folder of its own. */
    void write(Comparison comparison, Path parent) {
        if (session.stopProperty().get() != null) {
            session.problem("A report is being written: wait for it, or cancel it first.");
            return;
        }
        if (session.runState().isBusy()) {
            session.problem("A run is going on, and its times must not be disturbed: wait for it, or cancel it first.");
            return;
        }
        ReportOptions options = ReportOptions.today().with(look.get());
        AtomicBoolean cancelled = new AtomicBoolean();
        PulseBatch<String> told = new PulseBatch<>(batch -> {
            if (session.stopProperty().get() != null) {
                session.activityProperty().set("Report: " + batch.get(batch.size() - 1));
            }
        });
        ReportListener listener = (activity, done, total) -> {
            if (cancelled.get()) {
                throw new CancellationException();
            }
            told.offer(activity + " (" + (100 * done / total) + " %)");
        };
        session.stopProperty().set(() -> {
            cancelled.set(true);
            session.activityProperty().set("Cancelling the report…");
        });
        session.activityProperty().set("Writing the report…");
        tasks.start(
                Tasks.Lane.REPORTS,
                () -> {
                    Path own = subfolder(parent, comparison);
                    Report.write(comparison, own, options, listener);
                    return own;
                },
                folder -> {
                    // The notice tells it.
                    session.activityProperty().set("");
                    session.noticeProperty().set(Notice.savedFolder(folder));
                },
                this::failed,
                () -> session.stopProperty().set(null));
    }

    private void failed(Exception failure) {
        session.activityProperty().set("");
        if (failure instanceof CancellationException) {
            session.activityProperty().set("Report cancelled");
        } else {
            session.problem(Reasons.sentence(failure, "The report cannot be written"));
        }
    }

    /** The name of a report's own folder. */
    static String name(Comparison whole) {
        return Folders.freeName(words(whole), name -> false);
    }

    private static String words(Comparison whole) {
        return "deltamask-report-" + whole.dataset().name() + "-"
                + whole.a().info().variantName() + "-"
                + whole.b().info().variantName();
    }

    /** A folder of the report's own, numbered where there is one already. */
    private static Path subfolder(Path folder, Comparison whole) {
        return folder.resolve(Folders.freeName(words(whole), name -> Files.exists(folder.resolve(name))));
    }
}
