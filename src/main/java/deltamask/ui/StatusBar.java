package deltamask.ui;

import deltamask.dataset.DatasetProblem;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.RunProgress;
import deltamask.ui.common.RunState;
import deltamask.ui.common.Session;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** What is going on, how far it is, and what is wrong with the dataset. */
final class StatusBar extends HBox {
    private static final int PROBLEMS_TOLD = 30;

    private final Session session;
    private final Label activity = Nodes.label("", "status-text");
    private final Button problems = Nodes.button(new Button(), "dataset-problems", "fth-alert-triangle", "");
    private final ProgressBar bar = new ProgressBar(0);
    private final Label progress = Nodes.label("", "status-text");

    StatusBar(Session session) {
        this.session = session;
        getStyleClass().add("status-bar");
        activity.setId("activity");
        activity.setMinWidth(0);
        activity.textProperty().bind(session.activityProperty());
        progress.setId("progress");
        progress.setMinWidth(USE_PREF_SIZE);
        bar.setId("progress-bar");
        bar.getStyleClass().add("small");
        bar.setAccessibleText("Progress of the run");
        getChildren().addAll(activity, Nodes.spacer(), problems, progress, bar);
        session.progressProperty().addListener((property, old, now) -> showProgress());
        session.runStateProperty().addListener((property, old, now) -> showProgress());
        session.datasetProblemsProperty().addListener((property, old, now) -> showProblems(now));
        showProblems(List.of());
        showProgress();
    }

    private void showProgress() {
        RunProgress now = session.progressProperty().get();
        boolean busy = session.runState().isBusy();
        Nodes.show(bar, busy);
        Nodes.show(progress, now.total() > 0);
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

    private void showProblems(List<DatasetProblem> found) {
        Nodes.show(problems, !found.isEmpty());
        problems.setText(Numbers.count(found.size(), "problem"));
        String list =
                found.stream().limit(PROBLEMS_TOLD).map(DatasetProblem::message).collect(Collectors.joining("\n"));
        String more = found.size() > PROBLEMS_TOLD ? "\nand " + (found.size() - PROBLEMS_TOLD) + " more" : "";
        problems.setTooltip(new Tooltip(list + more));
        problems.setAccessibleText(Numbers.count(found.size(), "problem") + " of the dataset");
        problems.setOnAction(event -> session.noticeProperty().set(deltamask.ui.common.Notice.info(list + more)));
    }
}
