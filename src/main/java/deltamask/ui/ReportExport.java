package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
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

/** Writes reports in the background, one at a time. JavaFX thread only. */
final class ReportExport {
    private final Session session;
    private final Tasks tasks;

    ReportExport(Session session, Tasks tasks) {
        this.session = session;
        this.tasks = tasks;
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
                    Report.write(comparison, own, ReportOptions.today(), listener);
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
            session.problem(
                    failure instanceof UnusableException
                            ? failure.getMessage()
                            : "The report cannot be written: " + Reasons.of(failure) + ".");
        }
    }

    /** The name of a report's own folder. */
    static String name(Comparison whole) {
        return ("deltamask-report-" + whole.dataset().name() + "-"
                        + whole.a().info().variantName() + "-"
                        + whole.b().info().variantName())
                .replaceAll("[^\\p{L}\\p{N}._-]+", "_");
    }

    /** A folder of the report's own, numbered where there is one already. */
    private static Path subfolder(Path folder, Comparison whole) {
        String name = name(whole);
        Path own = folder.resolve(name);
        for (int number = 2; Files.exists(own); number++) {
            own = folder.resolve(name + "-" + number);
        }
        return own;
    }
}
