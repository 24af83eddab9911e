package deltamask.ui;

import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notices;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RunProgress;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import java.util.Locale;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** What is going on, how far it is, and how much went wrong. */
final class StatusBar extends HBox {
    private final Session session;
    private final Label activity = Nodes.label("", "status-text");
    private final Button stop = Nodes.button(new Button("Cancel"), "stop", "fth-x", "End what is going on");
    private final Button problems =
            Nodes.button(new Button(), "dataset-problems", "fth-alert-triangle", "List each bad file with its reason");
    private final Button bell = Nodes.button(new Button(), "bell", "fth-bell", "Messages since the start");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = Nodes.label("", "status-text");

    /**
     * @param showProblems lists the problems
     * @param showNotices lists what was told
     */
    StatusBar(
            Session session,
            ObservableIntegerValue problemCount,
            Notices notices,
            Runnable showProblems,
            Runnable showNotices) {
        this.session = session;
        getStyleClass().add("status-bar");
        activity.setId("activity");
        activity.setMinWidth(0);
        activity.textProperty().bind(session.activityProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(session.activityProperty());
        activity.setTooltip(whole);
        progress.setId("progress");
        progress.setMinWidth(USE_PREF_SIZE);
        bar.setId("progress-bar");
        bar.getStyleClass().add("small");
        bar.setAccessibleText("Progress of the run");
        problems.setMinWidth(USE_PREF_SIZE);
        bell.setMinWidth(USE_PREF_SIZE);
        problems.setOnAction(event -> showProblems.run());
        bell.setOnAction(event -> showNotices.run());
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(event -> session.stopProperty().get().run());
        session.stopProperty().addListener((property, old, now) -> Nodes.show(stop, now != null));
        Nodes.show(stop, session.stopProperty().get() != null);
        getChildren().addAll(activity, stop, Nodes.spacer(), progress, bar, problems, bell);
        session.progressProperty().addListener((property, old, now) -> showProgress());
        session.runStateProperty().addListener((property, old, now) -> showProgress());
        problemCount.addListener((property, old, now) -> tell(problemCount.get()));
        notices.unreadProperty().addListener((property, old, now) -> tellUnread(now.intValue()));
        tell(problemCount.get());
        showProgress();
    }

    private void showProgress() {
        RunProgress now = session.progressProperty().get();
        boolean busy = session.runState().isBusy();
        Nodes.show(bar, busy);
        // What is over, or of another run than the one on screen, is not progress.
        Nodes.show(progress, busy && now.total() > 0);
        bar.setProgress(now.done() == 0 && busy ? ProgressBar.INDETERMINATE_PROGRESS : now.share());
        progress.setText(words(now, session.runState()));
    }

    private static String words(RunProgress now, RunState state) {
        String done = now.done() + " of " + now.total();
        String speed = now.imagesPerSecond() > 0
                ? String.format(Locale.ROOT, "  ·  %.1f images/s", now.imagesPerSecond())
                : "";
        boolean running = state == RunState.RUNNING && now.secondsLeft() >= 0 && now.done() > 0;
        return done + speed + (running ? "  ·  " + Numbers.duration(now.secondsLeft()) + " left" : "");
    }

    private void tell(int count) {
        Nodes.show(problems, count > 0);
        problems.setText(Numbers.count(count, "problem"));
        problems.setAccessibleText(Numbers.count(count, "problem") + ": list each with its reason");
    }

    private void tellUnread(int unread) {
        bell.setText(unread == 0 ? "" : Integer.toString(unread));
        bell.setAccessibleText("Messages since the start" + (unread == 0 ? "" : ", " + unread + " new"));
    }
}
